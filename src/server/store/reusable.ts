/** Queries of the busiest ways, built once: building one anew costs more than the database's own work on it. */
import type { CompiledQuery, Compilable, Kysely, QueryResult } from 'kysely';
import type { Tables } from './tables.ts';

type Marker = { readonly marker: string };

/**
 * A query that is built with marks in the place of its values, and run with other values each time. `names` are those of the
 * values; `build` uses each as if it were one.
 */
export function reusable<V extends object, R>(
  names: readonly (keyof V & string)[],
  build: (values: V) => Compilable<R>,
): (on: Kysely<Tables>, values: V) => Promise<QueryResult<R>> {
  let built: CompiledQuery<R> | null = null;
  return (on, values) => {
    built ??= build(Object.fromEntries(names.map((name) => [name, { marker: name } satisfies Marker])) as V).compile();
    const parameters = built.parameters.map((value) =>
      isMarker(value) ? (values as Record<string, unknown>)[value.marker] : value,
    );
    return on.executeQuery<R>({ ...built, parameters });
  };
}

function isMarker(value: unknown): value is Marker {
  return typeof value === 'object' && value !== null && 'marker' in value;
}
