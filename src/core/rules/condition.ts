/** Structured conditions, compiled to tests over the variables. */
import type { Condition } from '../scenario/schema.ts';
import type { Layout } from './layout.ts';

export type Test = (vars: readonly number[]) => boolean;

/**
 * Compiles a condition for one variant: null when it always holds, false when it never does.
 * `reads` collects the variables it looks at.
 */
export function compileCondition(
  condition: Condition | undefined,
  variant: string,
  layout: Layout,
  reads?: Set<number>,
): Test | null | false {
  if (!condition) return null;
  if ('all' in condition) {
    const tests: Test[] = [];
    const collected = new Set<number>();
    for (const part of condition.all) {
      const test = compileCondition(part, variant, layout, collected);
      if (test === false) return false;
      if (test) tests.push(test);
    }
    if (reads) for (const index of collected) reads.add(index);
    return conjunction(tests);
  }
  if ('any' in condition) {
    const tests: Test[] = [];
    const collected = new Set<number>();
    for (const part of condition.any) {
      const test = compileCondition(part, variant, layout, collected);
      if (test === null) return null;
      if (test) tests.push(test);
    }
    if (reads) for (const index of collected) reads.add(index);
    return disjunction(tests);
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, variant, layout, reads);
    if (test === null) return false;
    if (test === false) return null;
    return (vars) => !test(vars);
  }
  if ('variant' in condition) {
    const { variant: asked } = condition;
    return (typeof asked === 'string' ? asked === variant : asked.includes(variant)) ? null : false;
  }
  if ('fact' in condition) return isSet(layout.indexOf('fact', condition.fact), reads);
  if ('flag' in condition) return isSet(layout.indexOf('flag', condition.flag), reads);
  if ('meter' in condition)
    return between(layout.indexOf('meter', condition.meter), condition.atLeast, condition.atMost, reads);
  return between(layout.indexOf('visits', condition.visits), condition.atLeast, condition.atMost, reads);
}

function isSet(index: number, reads?: Set<number>): Test {
  reads?.add(index);
  return (vars) => vars[index] === 1;
}

function between(index: number, atLeast: number | undefined, atMost: number | undefined, reads?: Set<number>): Test {
  reads?.add(index);
  // A bare meter or visits condition asks for more than nothing.
  if (atLeast === undefined && atMost === undefined) return (vars) => (vars[index] ?? 0) > 0;
  if (atMost === undefined) return (vars) => (vars[index] ?? 0) >= (atLeast ?? 0);
  if (atLeast === undefined) return (vars) => (vars[index] ?? 0) <= atMost;
  return (vars) => {
    const value = vars[index] ?? 0;
    return value >= atLeast && value <= atMost;
  };
}

function conjunction(tests: readonly Test[]): Test | null {
  const [first, second] = tests;
  if (!first) return null;
  if (!second) return first;
  if (tests.length === 2) return (vars) => first(vars) && second(vars);
  return (vars) => tests.every((test) => test(vars));
}

function disjunction(tests: readonly Test[]): Test | false {
  const [first, second] = tests;
  if (!first) return false;
  if (!second) return first;
  if (tests.length === 2) return (vars) => first(vars) || second(vars);
  return (vars) => tests.some((test) => test(vars));
}
