/** The schema as JSON Schema, for editors. */
import { z } from 'zod';
import { principles } from '../principles/principles.ts';
import { scenarioSchema } from './schema.ts';

/** JSON Schema draft 7, which editors know best. Made anew at each call. */
export function scenarioJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioSchema, {
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
  // An editor would show what a Text is in general rather than what this one is for.
  const definitions = schema.definitions as Record<string, { description?: string }>;
  for (const name of explainedWhereUsed(schema)) delete definitions[name]?.description;
  return schema;
}

/** The definitions that some field refers to with an explanation of its own. */
function explainedWhereUsed(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part !== 'object' || part === null) return found;
  const { description, allOf } = part as { description?: string; allOf?: { $ref?: string }[] };
  const name = allOf?.[0]?.$ref?.replace('#/definitions/', '');
  if (description !== undefined && name !== undefined) found.add(name);
  for (const inner of Object.values(part)) explainedWhereUsed(inner, found);
  return found;
}
