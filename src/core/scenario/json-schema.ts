/** The schema as JSON Schema, for editors. */
import { z } from 'zod';
import { principles } from '../principles/principles.ts';
import { scenarioSchema } from './schema.ts';

/** JSON Schema draft 7, which editors know best. Made anew at each call. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, {
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema, path }) => {
      // The ids of the principles are known, so an editor can offer them.
      if (path.at(-1) === 'principle' && zodSchema instanceof z.ZodString) {
        delete jsonSchema.pattern;
        delete jsonSchema.maxLength;
        jsonSchema.enum = [...principles.keys()];
        jsonSchema.enumDescriptions = [...principles.values()].map(({ name }) => name.en);
      }
    },
  });
}
