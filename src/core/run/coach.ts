/**
 * What the coach says in practice, while the conversation goes on: a remark on the choice just made, and a hint on request.
 * A hint never says what to choose. It points at what was said, or at whom or what nobody has asked about yet.
 */
import { holding, type RuleBeat, type RuleChoice, type RuleLine, type Rules } from '../rules/rules.ts';
import type { Language, Scenario } from '../scenario/schema.ts';
import { stateOf, type Run } from './run.ts';
import { lineView, stretches, takenAt } from './view.ts';

/** The coach's remark on a choice as things stood before it; '' where there is none. */
export function remarkOn(choice: RuleChoice, vars: readonly number[], language: Language): string {
  return holding(choice.feedback, vars)[0]?.text[language] ?? '';
}

/** The remark on the last choice of a run; '' at the start. */
export function whisper(run: Run, language: Language): string {
  const last = run.choices.length - 1;
  return last < 0 ? '' : remarkOn(takenAt(run, last), run.states[last]?.vars ?? [], language);
}

type Subject = Scenario['facts'][string]['kind'];

export type Hint =
  /** Something that was said, by the key of its line. */
  | { readonly about: 'line'; readonly key: string }
  /** Somebody, by id of the cast, who has more to say than was asked so far. */
  | { readonly about: 'person'; readonly person: string }
  /** A heading of the notebook under which something is still to be learnt. */
  | { readonly about: 'subject'; readonly subject: Subject };

/** One text for one hint, to remember which were given. */
export function hintId(hint: Hint): string {
  return hint.about === 'line' ? hint.key : hint.about === 'person' ? hint.person : hint.subject;
}

/**
 * A hint for a run that stands at a decision, all lines heard; null when there is nothing to point at.
 * First the clues of this variant that were dropped, the latest before the earlier; then who and what was not asked about.
 * `given`: the ids of the hints already given, which come again only when there are no others.
 */
export function hintFor(run: Run, given: readonly string[]): Hint | null {
  const heard = cluesHeard(run);
  const still = stillToCome(run);
  const hints: Hint[] = [
    ...heard.map(({ key }): Hint => ({ about: 'line', key })).reverse(),
    ...peopleNotAsked(run, still).map((person): Hint => ({ about: 'person', person })),
    ...subjectsNotLearnt(run, still).map((subject): Hint => ({ about: 'subject', subject })),
  ];
  return hints.find((hint) => !given.includes(hintId(hint))) ?? hints[0] ?? null;
}

const isClue = ({ scenario }: Rules, variant: string, { line }: RuleLine): boolean =>
  line.clue !== undefined && (scenario.clues?.[line.clue]?.variants.includes(variant) ?? false);

/** The lines heard that gave a clue of this variant, in order; of each clue the first. */
function cluesHeard(run: Run): { key: string; who: string | null }[] {
  const seen = new Set<string>();
  return stretches(run)
    .flat()
    .flatMap((stretch) => stretch.lines.map((spoken) => ({ stretch, spoken })))
    .filter(({ spoken }) => {
      const { clue } = spoken.line;
      if (clue === undefined || seen.has(clue) || !isClue(run.rules, run.variant, spoken)) return false;
      seen.add(clue);
      return true;
    })
    .map(({ stretch, spoken }) => {
      const { key, who } = lineView(run.rules, stretch, spoken, 'nl');
      return { key, who };
    });
}

/** What may still be said and learnt from here on, the nearest first. Conditions are not asked: it may, it need not. */
type StillToCome = { readonly lines: readonly RuleLine[]; readonly facts: readonly string[] };

function stillToCome(run: Run): StillToCome {
  const { rules } = run;
  const lines: RuleLine[] = [];
  const facts: string[] = [];
  const note = ({ effects }: Pick<RuleBeat | RuleChoice, 'effects'>) =>
    effects.forEach(({ effect }) => 'fact' in effect && facts.push(effect.fact));
  const { at } = stateOf(run);
  const queue = [at];
  const entered = new Set<number>();
  for (const place of queue) {
    const beat = rules.beats[place];
    if (!beat) continue;
    for (const choice of beat.choices) {
      lines.push(...choice.reply);
      note(choice);
      for (const { at: next } of choice.targets) {
        const target = rules.beats[next];
        if (!target || entered.has(next)) continue;
        entered.add(next);
        lines.push(...target.lines);
        note(target);
        queue.push(next);
      }
    }
  }
  return { lines, facts };
}

/** Those present now who can still give a clue and have given none. */
function peopleNotAsked(run: Run, { lines }: StillToCome): string[] {
  const { rules } = run;
  const present = rules.beats[stateOf(run).at]?.beat.present ?? [];
  const gave = new Set(cluesHeard(run).map(({ who }) => who));
  const has = new Set(lines.filter((line) => isClue(rules, run.variant, line)).map(({ line }) => line.who));
  return present.filter((person) => has.has(person) && !gave.has(person));
}

/** The headings under which something can still be learnt: first those of which nothing is known. */
function subjectsNotLearnt(run: Run, { facts }: StillToCome): Subject[] {
  const { rules } = run;
  const { vars } = stateOf(run);
  const isKnown = (fact: string) => vars[rules.layout.indexOf('fact', fact)] === 1;
  const kindOf = (fact: string) => rules.scenario.facts[fact]?.kind;
  const known = new Set(Object.keys(rules.scenario.facts).filter(isKnown).map(kindOf));
  const open = new Set(facts.filter((fact) => !isKnown(fact)).flatMap((fact) => kindOf(fact) ?? []));
  return [...open].sort((a, b) => Number(known.has(a)) - Number(known.has(b)));
}
