/** What problems say in English. */
import type { nl } from './nl.ts';

type Words = { found: string; expected: string };

const kinds: Record<string, string> = {
  text: 'a text in quotes',
  'text in two languages': 'a text in two languages: { "nl": "...", "en": "..." }',
  number: 'a number',
  'whole number': 'a whole number',
  'true or false': 'true or false',
  list: 'a list: [ ... ]',
  object: 'a group of fields: { ... }',
  'id or list': 'an id or a list',
  ',': 'a comma',
  ':': 'a colon',
  '}': 'a brace that closes the group: }',
  ']': 'a bracket that closes the list: ]',
  value: 'a value',
  'field name': 'the name of a field in quotes',
  'end of file': 'the end of the file',
  'end of text': 'a quote that closes the text',
  escape: 'a valid code after the backslash, such as \\" or \\n',
};
const kind = (name: string): string => kinds[name] ?? name;
const unknown =
  (what: string) =>
  ({ found }: Words): string =>
    `the ${what} ${found} does not exist.`;

export const en: typeof nl = {
  or: 'or',
  beat: (id) => `Beat "${id}"`,
  choice: (id, number) => (id === null ? `choice ${number}` : `choice "${id}"`),
  didYouMean: (id) => `Did you mean "${id}"?`,
  problems: {
    'file-too-large': ({ found, expected }) =>
      `this file is too large: ${found} bytes; ${expected} fit. Split the conversation or shorten the texts.`,
    'too-deep': ({ expected }) =>
      `too many brackets stand inside each other; more than ${expected} levels cannot be read.`,
    'too-many-parts': ({ expected }) =>
      `it has too many parts; more than ${expected} names, values and brackets cannot be read.`,
    'byte-order-mark': () =>
      'this file starts with an invisible mark (a byte order mark). Save it as "UTF-8" instead of "UTF-8 with BOM".',
    'not-json': ({ found, expected }) =>
      `this is not JSON: ${found === '' ? 'the file ends here' : `here stands ${found}`}, where ${kind(expected)} belongs.`,
    comment: () => 'here is a comment, which JSON does not have. Remove it.',
    'trailing-comma': () => 'there is a comma after the last part. Remove it.',
    'duplicate-field': ({ found }) => `the field ${found} is here twice. Keep one.`,
    'forbidden-field': ({ found }) =>
      `the name ${found} is not possible: programs give it a meaning of its own. Choose another.`,
    'unportable-number': ({ found }) =>
      `the number ${found} does not mean the same in every program. Write an ordinary whole number.`,
    'broken-character': ({ found }) => `the text contains half a character (${found}). Type that character again.`,
    'unknown-format': ({ found, expected }) =>
      `this scenario is written in format ${found}; this version of Tegenspel knows format ${expected}.`,
    'wrong-type': ({ found, expected }) => `here stands ${found}, where ${kind(expected)} belongs.`,
    'missing-field': ({ expected }) => `the field "${expected}" is missing.`,
    'missing-translation': ({ expected }) =>
      `the ${expected === 'nl' ? 'Dutch' : 'English'} text is missing: add "${expected}".`,
    'unknown-field': ({ found, expected }) => `there is no field ${found} here; there is: ${expected}.`,
    'unclear-kind': ({ found, expected }) => `${found} does not say what is meant: it needs a field ${expected}.`,
    'two-in-one': ({ found, expected }) =>
      `two things stand in one here: ${found}. ${expected === 'all' ? 'Put them together in "all": [ ... ] or "any": [ ... ].' : 'Make two of it.'}`,
    'empty-text': () => 'this text is empty. Write something, or remove the field where it may be left out.',
    'too-long': ({ found, expected }) => `this is too long: ${found} characters; ${expected} fit.`,
    'too-few': ({ expected }) => `this is empty; it needs at least ${expected}.`,
    'too-many': ({ found, expected }) => `these are too many: ${found}; there may be ${expected}.`,
    'too-low': ({ found, expected }) => `${found} is too low; it has to be ${expected} or more.`,
    'too-high': ({ found, expected }) => `${found} is too high; it may be ${expected} or less.`,
    'not-whole': ({ found }) => `${found} is not a whole number.`,
    'bad-id': ({ found }) =>
      `${found} cannot be an id: only lower-case letters, digits and hyphens, such as "first-call"; 60 characters at most.`,
    'bad-text': ({ found }) =>
      `the text contains an invisible control character (${found}). Remove it or type the sentence again.`,
    'unknown-option': ({ found, expected }) => `${found} is not possible here; choose ${expected}.`,
    'unknown-target': ({ found }) => `this choice leads to ${found}, but there is no such beat or ending.`,
    'unknown-beat': unknown('beat'),
    'unknown-variant': unknown('variant'),
    'unknown-meter': unknown('meter'),
    'unknown-fact': unknown('fact'),
    'unknown-flag': ({ found }) => `the flag ${found} does not exist; add it to the list "flags".`,
    'unknown-clue': unknown('clue'),
    'unknown-person': ({ found }) => `${found} is not in "cast". (For the player: "you".)`,
    'unknown-place': unknown('place'),
    'unknown-principle': ({ found }) => `the principle ${found} does not exist; the names are in principles.json.`,
    'reserved-id': ({ found }) => `${found} is the player. Give this person another id.`,
    'shared-id': ({ found }) => `${found} is a beat as well. Give the ending another id.`,
    'duplicate-id': ({ found }) => `${found} is here twice. Each id may be here only once.`,
    'conditional-last': () => 'the last one has a condition, so perhaps none holds. Remove "when" from the last.',
    'never-taken': () => 'it never comes to this one: one without a condition stands before it. Put that one last.',
    'meter-range': ({ found, expected }) =>
      `${found} is outside the meter, which runs from ${expected.replace('..', ' to ')}.`,
    'empty-range': ({ found }) => `this never holds: ${found}. The minimum is above the maximum.`,
    'wrong-folder': ({ found, expected }) =>
      `this scenario is called ${found} but stands in the folder ${expected}. Make them the same.`,
    'too-many-states': ({ found }) =>
      `the conversation has more than ${found} states; the search stopped there, so nothing can be said about what is reachable. Fewer meters or smaller ranges help.`,
    'unreachable-beat': () => 'no conversation ever comes here. Let a choice lead to it, or remove the beat.',
    'dead-end': ({ found }) =>
      `a conversation can get stuck here: no choice is open (variant and choices: ${found}). Always leave one open.`,
    'endless-loop': ({ found }) =>
      `a conversation can go round for ever here (in variant ${found}). Limit the loop, for instance with "visits" and "atMost".`,
    'ending-never-reached': () => 'no conversation ends here. Let a choice lead to it, or remove the ending.',
    'choice-never-offered': () => 'this choice is never offered: its condition never holds.',
    'line-never-shown': () => 'this line is never shown: its condition never holds.',
    'speaker-absent': ({ found }) => `${found} speaks but is not in "present".`,
    'choice-without-evidence': () =>
      'this choice says nothing about a principle. Add "evidence"; if nothing is at stake, write "evidence": [].',
    'choice-without-feedback': () => 'the coach has nothing to say about this choice. Add "feedback".',
    'fact-never-read': () => 'this fact makes no difference anywhere: no condition asks about it.',
    'fact-never-learnt': () => 'this fact never enters the notebook: no choice or beat gives it.',
    'clue-never-given': () => 'nobody ever hears this clue: no line that can be shown has it as its "clue".',
    'flag-never-read': ({ found }) => `the flag ${found} makes no difference anywhere: no condition asks about it.`,
    'flag-never-set': ({ found }) => `the flag ${found} is never set.`,
    'meter-never-read': () => 'this hidden meter makes no difference anywhere: no condition asks about it.',
    'meter-never-moved': () => 'this meter never moves: no choice or beat changes it.',
    'idle-variant': ({ found }) =>
      `this variant goes exactly as ${found}: nothing in the conversation tells them apart.`,
  },
};
