/** The description of the API, made from the table of routes. */
import { z } from 'zod';
import { apiVersion, refusal } from '../core/board/wire.ts';
import { routes } from './routes.ts';
import type { Route } from './routes/route.ts';

/** OpenAPI 3.1. */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Tegenspel workshop', version: String(apiVersion) },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  paths: Object.fromEntries(
    [...Map.groupBy(routes, ({ path }) => path.replace(/:(\w+)/g, '{$1}'))].map(([path, list]) => [
      path,
      Object.fromEntries(list.map((route) => [route.method.toLowerCase(), operation(route)])),
    ]),
  ),
};

function operation({ path, about, roles, takes, gives, method }: Route): object {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const type = gives === 'csv' ? 'text/csv' : gives === 'live' ? 'text/event-stream' : 'application/json';
  const schema = typeof gives === 'string' ? { type: 'string' } : z.toJSONSchema(gives);
  const hasBody = method !== 'GET' && method !== 'DELETE';
  return {
    summary: about,
    'x-roles': roles,
    security: roles.includes('anyone') ? [] : [{ key: [] }],
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(hasBody ? { requestBody: { content: { 'application/json': { schema: z.toJSONSchema(takes) } } } } : {}),
    responses: {
      '2XX': { description: 'Done.', content: { [type]: { schema } } },
      default: { description: 'Refused.', content: { 'application/json': { schema: z.toJSONSchema(refusal) } } },
    },
  };
}
