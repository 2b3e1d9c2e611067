/** What a proof says in English where something falls short. */
import type { Shortfall } from '../prove.ts';
import type { Cue } from '../surface.ts';
import type { nl } from './nl.ts';

const strategies: Record<string, string> = {
  first: 'always takes the first option',
  last: 'always takes the last option',
  longest: 'always takes the longest option',
  shortest: 'always takes the shortest option',
  questions: 'always takes the option with most question marks',
  polite: 'always takes the politest option',
  greedyTrust: 'always takes what wins most trust',
  ask: 'always asks',
  tell: 'always tells',
  agree: 'always agrees',
  refuse: 'always refuses',
  offer: 'always offers something',
};

const cues: Record<Cue, string> = {
  length: 'its length',
  position: 'its place in the list',
  question: 'the question mark',
  exclamation: 'the exclamation mark',
  hedge: 'a hedge ("perhaps", "just")',
  politeness: 'its politeness',
  'first-word': 'its first word',
  stance: 'its stance',
  comma: 'the commas',
};

type Words = Pick<Shortfall, 'found' | 'bound'> & { variant: string };
const firstOf = (found: string): [string, string] => [found.split(' ')[0] ?? '', found.split(' ')[1] ?? ''];

export const en: typeof nl = {
  somewhere: 'The conversation',
  shortfalls: {
    incomplete: ({ found }: Words) =>
      found === 'listening'
        ? 'there are too many possibilities to work out the listening player. Let fewer meters and facts matter.'
        : `incomplete at ${found} states. Let fewer meters and facts matter in conditions.`,
    'endless-loop': () => 'the conversation can go round here for ever. Close the way back after so many "visits".',
    'ending-unreachable': ({ found }: Words) => `no conversation comes to the ending "${found}".`,
    'choice-never-offered': ({ found }: Words) => `the choice "${found}" is never open.`,
    'choice-always-alone': ({ found }: Words) =>
      `the choice "${found}" always stands alone: then there is nothing to choose.`,
    'choice-like-neighbour': ({ found, bound }: Words) =>
      `the choices "${found}" and "${bound}" are the same in all but words.`,
    'choice-dominated': ({ found, bound }: Words) =>
      `the choice "${found}" is never better than "${bound}", though it leads to the same. Give it a consequence of its own, or a variant in which it is right.`,
    'line-never-shown': () => 'this line is heard in no conversation at all.',
    softlock: () => 'a moment can come at which no choice is open. Leave one choice without a condition.',
    'blind-strategy-scores': ({ found, bound, variant }: Words) => {
      const [name, score] = firstOf(found);
      return `whoever ${strategies[name] ?? name} scores ${score} in variant "${variant}" without listening; it has to stay under ${bound}.`;
    },
    'blind-mean-too-high': ({ found, bound, variant }: Words) =>
      `whoever does not listen scores ${found} on average in variant "${variant}"; it has to stay under ${bound}.`,
    'memoriser-scores': ({ found, bound }: Words) =>
      `whoever learns the best way of one variant by heart scores ${found} on average in the others; it has to stay under ${bound}. Let more decisions depend on the variant.`,
    'clues-do-not-suffice': ({ found, bound, variant }: Words) =>
      `whoever listens well scores ${found} at most in variant "${variant}"; it should be at least ${bound}. Give clues sooner or plainer.`,
    'listening-mean-too-low': ({ found, bound }: Words) =>
      `whoever listens well scores ${found} on average at most; it should be at least ${bound}.`,
    'good-ending-too-cheap': ({ found, bound, variant }: Words) =>
      `in variant "${variant}" this good ending is reached with a score of ${found}; it is earned from ${bound}. Set a condition, or say in "luck" why it may be.`,
    'bad-ending-for-a-master': ({ found, bound, variant }: Words) =>
      `in variant "${variant}" a score of ${found} can still come to this bad ending; under ${bound} it may. Set a condition, or say in "luck" why it may be.`,
    'principle-seldom-met': ({ found, bound, variant }: Words) => {
      const [id, count] = firstOf(found);
      return `the principle "${id}" is at stake in ${count} decisions of variant "${variant}"; it should be ${bound} at least.`;
    },
    'competency-avoidable': ({ found, variant }: Words) =>
      `in variant "${variant}" a conversation can pass without the competency "${found}" being asked for.`,
    'wording-gives-away': ({ found, bound }: Words) =>
      `${cues[bound as Cue]} shows that "${found}" is best here. Write the options as equals.`,
    'longest-is-best': ({ found, bound }: Words) =>
      `in ${found} % of the decisions the longest option is the best; it may be ${bound} % at most.`,
  },
};
