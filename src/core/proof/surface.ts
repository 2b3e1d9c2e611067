/**
 * The surface guesser: sees how options are put, not what they say, and has seen the answers of all other decisions.
 * When it finds the best option more often than chance, the wording gives the answer away.
 */
import type { StateGraph } from '../rules/explore.ts';
import type { Choice, Language } from '../scenario/schema.ts';
import { hedges, politeWords } from './surface-words.ts';

export type Surface = {
  /** Share of the decisions in which the guesser finds a best option, 0..1. */
  accuracy: number;
  /** The same for one who guesses blindly. */
  chance: number;
  /** Share of the decisions in which the longest option is the best. */
  longestIsBest: number;
  /** Decisions given away, the surest first, each with the cue that did it most. */
  givenAway: { beat: string; choice: string; cue: Cue; sureness: number }[];
};

export type Cue =
  'length' | 'position' | 'question' | 'exclamation' | 'hedge' | 'politeness' | 'first-word' | 'stance' | 'comma';

type Option = { choice: Choice; best: boolean; cues: Record<Cue, string> };
type Decision = { beat: string; options: Option[] };

/** What each option of a beat loses against the best one there, in the mean over all the ways to come there. */
export type Weighed = { beat: string; options: { choice: Choice; loss: number }[] };

/** Looks at every decision of a variant. `bestOf` gives the most points from a node on. */
export function surface(weighed: readonly Weighed[], language: Language): Surface {
  const decisions = weighed.map((decision) => decisionOf(decision, language));
  // Trained on other beats only: the same beat in another variant would be no test.
  const byBeat = Map.groupBy(decisions, ({ beat }) => beat);
  const all = countCues(decisions);
  let found = 0;
  let chance = 0;
  let longest = 0;
  const givenAway: Surface['givenAway'] = [];
  for (const [beat, own] of byBeat) {
    const odds = oddsWithout(all, countCues(own));
    for (const { options } of own) {
      const bests = options.filter(({ best }) => best).length;
      chance += bests / options.length;
      const scored = options.map((option) => ({ option, score: scoreOf(option, odds) }));
      const most = Math.max(...scored.map(({ score }) => score));
      const guesses = scored.filter(({ score }) => score === most);
      const hits = guesses.filter(({ option }) => option.best);
      found += hits.length / guesses.length;
      const longestOption = options.filter(({ cues }) => cues.length === 'longest');
      longest += longestOption.filter(({ best }) => best).length / Math.max(1, longestOption.length);
      const [hit] = hits;
      if (hit && guesses.length < options.length)
        givenAway.push({
          beat,
          choice: hit.option.choice.id,
          cue: strongestCue(hit.option, odds),
          sureness: hit.score / scored.reduce((sum, { score }) => sum + score, 0),
        });
    }
  }
  const count = Math.max(1, decisions.length);
  givenAway.sort((a, b) => b.sureness - a.sureness);
  return { accuracy: found / count, chance: chance / count, longestIsBest: longest / count, givenAway };
}

/** The decisions of a variant: beats with two or more options that are not all as good. `bestOf` gives the most points from a node on. */
export function weighOptions(graph: StateGraph, bestOf: (node: number) => number): Weighed[] {
  const { rules, size, at, firstEdge, choice, points, to } = graph;
  const sums = rules.beats.map(({ beat }) => beat.choices.map(() => ({ loss: 0, count: 0 })));
  for (let node = 0; node < size; node += 1) {
    const here = sums[at[node] ?? -1];
    const first = firstEdge[node] ?? 0;
    const end = firstEdge[node + 1] ?? 0;
    if (!here || end - first < 2) continue;
    let most = -Infinity;
    for (let edge = first; edge < end; edge += 1) most = Math.max(most, (points[edge] ?? 0) + bestOf(to[edge] ?? 0));
    for (let edge = first; edge < end; edge += 1) {
      const entry = here[choice[edge] ?? -1];
      if (!entry) continue;
      entry.loss += most - (points[edge] ?? 0) - bestOf(to[edge] ?? 0);
      entry.count += 1;
    }
  }
  return rules.beats.flatMap(({ id, beat }, index): Weighed[] => {
    const options = beat.choices.flatMap((one, place) => {
      const { loss, count } = sums[index]?.[place] ?? { loss: 0, count: 0 };
      return count > 0 ? [{ choice: one, loss: loss / count }] : [];
    });
    const least = Math.min(...options.map(({ loss }) => loss));
    // Where all are as good, there is nothing to give away.
    return options.every(({ loss }) => isBest(loss, least)) ? [] : [{ beat: id, options }];
  });
}

const isBest = (loss: number, least: number): boolean => loss - least < 1e-9;

function decisionOf({ beat, options }: Weighed, language: Language): Decision {
  const least = Math.min(...options.map(({ loss }) => loss));
  const texts = options.map(({ choice }) => choice.text[language]);
  return {
    beat,
    options: options.map(({ choice, loss }, index) => ({
      choice,
      best: isBest(loss, least),
      cues: cuesOf(texts, index, choice, language),
    })),
  };
}

function cuesOf(texts: readonly string[], index: number, { stance }: Choice, language: Language): Record<Cue, string> {
  const text = texts[index] ?? '';
  const lengths = texts.map(({ length }) => length);
  const place =
    text.length === Math.max(...lengths) ? 'longest' : text.length === Math.min(...lengths) ? 'shortest' : 'between';
  return {
    length: place,
    position: index === 0 ? 'first' : index === texts.length - 1 ? 'last' : 'between',
    question: String(Math.min(2, text.split('?').length - 1)),
    exclamation: String(text.includes('!')),
    hedge: String((text.match(hedges[language]) ?? []).length > 0),
    politeness: String(Math.min(2, (text.match(politeWords[language]) ?? []).length)),
    'first-word': (/[\p{L}']+/u.exec(text)?.[0] ?? '').toLowerCase(),
    stance,
    comma: String(Math.min(2, text.split(',').length - 1)),
  };
}

type Odds = (cue: string, value: string) => number;

/** Per cue and value, and under '' in all: how many best options have it, and how many others. */
type Counts = Map<string, { best: number; other: number }>;

function countCues(decisions: readonly Decision[]): Counts {
  const counts: Counts = new Map();
  const count = (key: string, best: boolean) => {
    const entry = counts.get(key) ?? { best: 0, other: 0 };
    entry[best ? 'best' : 'other'] += 1;
    counts.set(key, entry);
  };
  for (const { best, cues } of decisions.flatMap(({ options }) => options)) {
    count('', best);
    for (const [cue, value] of Object.entries(cues)) count(`${cue}=${value}`, best);
  }
  return counts;
}

/**
 * How much more often a cue's value is found on best options than on others, in all decisions but one's own;
 * one of each added, so that rare is not sure.
 */
function oddsWithout(all: Counts, own: Counts): Odds {
  const left = (key: string, kind: 'best' | 'other') => (all.get(key)?.[kind] ?? 0) - (own.get(key)?.[kind] ?? 0) + 1;
  return (cue, value) => {
    const key = `${cue}=${value}`;
    const [best, other] = [left(key, 'best'), left(key, 'other')];
    // Never met elsewhere: says nothing.
    return best + other === 2 ? 1 : best / left('', 'best') / (other / left('', 'other'));
  };
}

function scoreOf({ cues }: Option, odds: Odds): number {
  return Object.entries(cues).reduce((score, [cue, value]) => score * odds(cue, value), 1);
}

function strongestCue({ cues }: Option, odds: Odds): Cue {
  const ranked = (Object.entries(cues) as [Cue, string][]).map(([cue, value]) => ({ cue, odds: odds(cue, value) }));
  return ranked.reduce((most, one) => (one.odds > most.odds ? one : most)).cue;
}
