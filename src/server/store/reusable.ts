/**
 * Queries of the busiest ways, built once and run past the query builder: its part costs more than the database's own. They are
 * data, so that a thread can be given them that never loads the builder.
 */
import type { Compilable } from 'kysely';

/** Asks the database one thing on an open connection: its rows, at once where it is in this process. */
export type Ask = (text: string, values: readonly unknown[]) => readonly unknown[] | Promise<readonly unknown[]>;
export type AskAtOnce = (text: string, values: readonly unknown[]) => readonly unknown[];

/** What runs with the values of these names, in order, out of `V`, and gives rows of type `R`; `types` is never there. */
export type Reusable<V, R> = { text: string; names: readonly string[]; types?: (values: V) => R };

type Marker = { readonly marker: string };

/**
 * A query that is built with marks in the place of its values, and run with other values each time. `names` are those of the
 * values; `build` uses each as if it were one, and no other.
 */
export function reusable<V extends object, R>(
  names: readonly (keyof V & string)[],
  build: (values: V) => Compilable<R>,
): Reusable<V, R> {
  const marked = Object.fromEntries(names.map((name) => [name, { marker: name } satisfies Marker])) as V;
  const { sql: text, parameters } = build(marked).compile();
  return { text, names: parameters.map((value) => (value as Marker).marker) };
}

/** The rows that a query gives with these values. */
export function askFor<V extends object, R>(
  ask: Ask,
  { text, names }: Reusable<V, R>,
  values: V,
): readonly R[] | Promise<readonly R[]> {
  const own = values as Record<string, unknown>;
  const filled = names.map((name) => own[name]);
  return ask(text, filled) as readonly R[] | Promise<readonly R[]>;
}
