/** What the commands say in English. */
import type { nl } from './nl.ts';

export const en: typeof nl = {
  help: (scenarios) => `Tegenspel: sales conversations to practise, in the terminal.

Usage: npm run -s cli -- <command> [...]

  play <scenario>    play a conversation
      --variant ID     with these circumstances
      --seed N         or: with this draw (0 to 4294967295)
      --choices a,b,c  make these choices and show what there is to see then
      --json           as one JSON object
  check [scenario]   look for problems; without a name in all scenarios
      --json           as a JSON list
  prove [scenario]   prove that listening wins and guessing does not; without a name for all scenarios
      --json           as a JSON list
  replay <file>      play a run log again and say whether it is right
      --json           as JSON
  walk [scenario]    play the examples in scenarios/<id>/walks again
      --write          and record what comes out
  new <id>           start a scenario: a small conversation that is sound already, in scenarios/<id>
  schema             show the JSON Schema of a scenario
      --write          write it to scenarios/scenario.schema.json
  backup <file>      copy the data of the workshops, also while the server runs, and try the copy out
  restore <file>     put a backup back
      --replace        also where there are data already: they go
  export [workshop]  a workshop (code or id) as a table; without a name: which there are
      --json           as JSON
      --data FOLDER    with these three: the server's folder (else TEGENSPEL_DATA or DATABASE_URL)
  help               this explanation

Everywhere: --lang nl or --lang en.
A scenario is a name (${scenarios.length > 0 ? scenarios.join(', ') : 'none yet'}) or the path of a file.
Exit code: 0 good, 1 not good, 2 unreadable or wrongly used.`,
  seeHelp: 'See: npm run -s cli -- help',
  didYouMean: (name) => `Did you mean "${name}"?`,
  unknownCommand: (name) => `There is no command "${name}".`,
  unknownFlag: (name, command) => `"${command}" has no option --${name}.`,
  missingValue: (name) => `--${name} needs a value.`,
  needlessValue: (name) => `--${name} takes no value.`,
  badLanguage: (found) => `There is no language "${found}"; choose nl or en.`,
  missingScenario: (scenarios) => `Which scenario? There is: ${scenarios.join(', ')}.`,
  missingLog: 'Which run log? Give the path of a JSON file.',
  tooManyNames: (found) => `"${found}" is one too many.`,
  noNamesHere: (found) => `No name belongs here: "${found}".`,
  unknownScenario: (name) => `There is no scenario "${name}".`,
  cannotRead: (file, reason) => `${file} cannot be read: ${reason}.`,
  noSuchFile: 'the file does not exist',
  notUtf8: 'it is not UTF-8',
  isFolder: 'it is a folder',
  notJson: 'it is not JSON',
  broken: (file) => `${file} cannot be played:`,
  noScenarios: 'There are no scenarios yet.',

  error: 'error',
  warning: 'warning',
  clean: (file, beats, variants, endings) =>
    `${file}: clean (${beats} ${beats === 1 ? 'beat' : 'beats'}, ${variants} ${variants === 1 ? 'variant' : 'variants'}, ${endings} ${endings === 1 ? 'ending' : 'endings'})`,
  counted: (errors, warnings) =>
    [
      errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : '',
      warnings > 0 ? `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '',
    ]
      .filter(Boolean)
      .join(', '),

  badSeed: (found) => `The seed "${found}" is not possible; choose a whole number from 0 to 4294967295.`,
  seedOrVariant: 'Choose --seed or --variant, not both.',
  unknownVariant: (found, known) => `There is no variant "${found}". There is: ${known.join(', ')}.`,
  refusedChoice: (index, id) => `Choice ${index + 1} (index ${index}), "${id}", is not offered there.`,
  refusedAfterEnd: (index, id) =>
    `Choice ${index + 1} (index ${index}), "${id}", comes after the conversation has ended.`,
  refusedTooLong: (index) => `A conversation has ${index} choices at most.`,
  offered: 'On offer:',
  minutes: (minutes) => `about ${minutes} minutes`,
  you: 'You',
  youAre: 'You',
  client: 'The client',
  known: 'What you know',
  goal: 'What you want',
  agenda: 'Also in your diary',
  notebook: 'Notebook',
  emptyNotebook: 'There is nothing in your notebook yet.',
  isNew: 'new',
  prompt: 'Your choice (number, n notes, u undo, q quit): ',
  notAnAnswer: (found, most) => `I cannot place "${found}". Type a number from 1 to ${most}, or n, u or q.`,
  nothingToUndo: 'You are at the beginning.',
  undone: 'One choice back.',
  quit: 'Stopped. The conversation has not been kept.',
  later: 'Six months later',
  scoreLine: (score, stars, passed) =>
    `Score: ${score} of 100  ${stars}  ${passed ? 'passed' : 'not passed (60 will do)'}`,
  scoreMeaning: '0 is what choosing by chance gives, 100 the best that could be done here.',
  variant: 'What was going on',
  competencies: 'Per skill',
  nothingAtStake: 'did not come up',
  decisions: 'Decision by decision',
  decision: (number, title) => (title === '' ? `Decision ${number}` : `Decision ${number}: ${title}`),
  youSaid: 'You said',
  youDid: 'Your choice',
  thought: (name) => (name === '' ? 'Thought' : `${name} thought`),
  coach: 'Coach',
  better: 'Stronger was',
  clues: 'Clues',
  clueStatus: { heard: 'heard', missed: 'missed', unasked: 'not asked for' },
  seed: (seed) => `Exactly like this again: --seed ${seed}`,

  believed: (choices) => `The log is right: ${choices} ${choices === 1 ? 'choice' : 'choices'}, all of them allowed.`,
  notEnded: 'The conversation has not ended yet.',
  endedIn: (ending, score) => `Ending: ${ending}. Score: ${score} of 100.`,
  disbelieved: 'The log is not right',
  disbelievedAt: (index) => `The log is not right at choice ${index + 1} (index ${index})`,
  refusals: {
    'not-a-log': () => 'this is no run log: it needs the fields runId, scenario, sha256, engine, seed and choices',
    'unknown-field': (found) => `the field "${found}" does not belong in a run log`,
    'bad-run-id': (found) => `the runId ${found} is not valid`,
    'bad-seed': (found) => `the seed ${found} is not valid; it has to be a whole number from 0 to 4294967295`,
    'other-scenario': (found) => `the log is of another scenario: ${found}`,
    'other-version': () => 'the scenario has changed since; the log belongs to another version of the file',
    'other-engine': (found) => `the log was made with another version of the rules (${found})`,
    'too-long': (found) => `it has ${found} choices; no conversation lasts that long`,
    'unknown-choice': (found) => `"${found}" is no choice there`,
    'not-offered': (found) => `"${found}" was not on offer there`,
    'after-the-end': (found) => `"${found}" comes after the conversation had ended`,
    unfinished: (found) => `after ${found} choices the conversation has not ended`,
  },

  walkHolds: (name) => `${name}: holds`,
  walkWritten: (name) => `${name}: recorded`,
  walkDiffers: (name) => `${name}: no longer holds`,
  walkBroken: (name, reason) => `${name}: ${reason}`,
  badWalk: (expected) => `a walk has to look like ${expected}`,
  expectedButGot: (what, expected, got) => `  ${what}: expected ${expected}, got ${got}`,
  transcriptDiffers: (file) => `  ${file} is different:`,
  refreshWalks: 'Is this what you want? Then record it with: npm run -s cli -- walk --write',
  noWalks: (id) => `${id}: has no walks`,
  nothing: 'nothing',
  ending: 'ending',
  score: 'score',
  transcriptTitle: (title, walk) => `${title}: ${walk}`,
  transcriptNote: 'Made with `npm run -s cli -- walk --write`; change nothing here by hand.',

  proof: {
    looked: (states, ms) => `${states} ${states === 1 ? 'state' : 'states'} looked through in ${ms} ms`,
    variant: (id) => `Variant ${id}`,
    measure: (best, expected, runs) =>
      `  best conversation ${best} points, choosing by chance ${expected}; ${runs.toPrecision(3)} different conversations`,
    listening: (score) => `  whoever listens scores ${score}`,
    blind: (best, mean) => `  whoever does not listen scores ${mean} on average; at most: ${best.join(', ')}`,
    strategies: {
      first: 'always the first',
      last: 'always the last',
      longest: 'always the longest',
      shortest: 'always the shortest',
      questions: 'most question marks',
      polite: 'always the politest',
      greedyTrust: 'most trust',
      ask: 'always ask',
      tell: 'always tell',
      agree: 'always agree',
      refuse: 'always refuse',
      offer: 'always offer',
    },
    meanings: { good: 'good', mixed: 'mixed', bad: 'bad' },
    ending: (id, meaning, lowest, highest) => `  ending ${id} (${meaning}): score ${lowest} to ${highest}`,
    worth: (listening, memoriser) =>
      `What listening is worth: ${listening - memoriser} points (whoever listens scores ${listening}, whoever learns one way by heart ${memoriser})`,
    surface: (accuracy, chance, longest) =>
      `Whoever looks at form alone guesses ${accuracy} % right (chance ${chance} %); the longest option is the best in ${longest} %`,
    fair: 'Fair: won by listening, not by guessing.',
  },

  missingNewId: 'What will the scenario be called? Give an id: lower-case letters, digits and hyphens.',
  badNewId: (found, near) =>
    `"${found}" cannot be an id: only lower-case letters, digits and hyphens, 60 at most.${near === '' ? '' : ` For example "${near}".`}`,
  folderExists: (folder) => `${folder} exists already; it will not be written over.`,
  newWritten: (file, id, isHome) =>
    isHome
      ? `${file} written: a conversation that can be played already.
Next: npm run dev, open #/briefing/${id} and change one text. How it works: scenarios/README.md.`
      : `${file} written: a conversation that can be played already. Open it on the game's home screen, under For trainers.`,

  data: {
    missingFile: 'Which file? Give the path of the backup.',
    copied: (bytes) => `Copied: ${Math.max(1, Math.round(bytes / 1024))} kB. Now trying it out...`,
    drilled: (workshops, runs, played) =>
      `Found whole: ${workshops} ${workshops === 1 ? 'workshop' : 'workshops'}, ${runs} ${runs === 1 ? 'conversation' : 'conversations'}, of which ${played} played again.`,
    backedUp: (file) => `${file} written.`,
    restored: (file) => `${file} put back.`,
    noWorkshops: 'There are no workshops.',
    workshop: (id, code, title) => `${id}  ${code ?? 'ended'}  ${title}`,
    unknownWorkshop: (name) => `There is no workshop "${name}". Which there are: npm run -s cli -- export`,
    problems: {
      'no-data': (file) => `There is nothing at ${file}.`,
      exists: (file) => `${file} is there already; I do not write over it. Choose another name.`,
      'not-empty': (place) =>
        `There are data in ${place} already. Stop the server and add --replace to put the backup in their place.`,
      'not-a-backup': (line) =>
        line === '0'
          ? 'This file is empty: there is nothing to put back.'
          : `This is not a backup of this version of Tegenspel or an older one: line ${line} is wrong. Choose another file.`,
      newer: () => 'The data are of a newer version of Tegenspel. Update Tegenspel here, then try again.',
      broken: (detail) => `The copy is damaged and no backup: ${detail}.`,
      'other-score': (detail) => `The copy is no backup: played again, something else comes out (${detail}).`,
      failed: (reason) => `It did not work: ${reason}.`,
    },
  },

  schemaWritten: (file) => `${file} written.`,
  schemaCurrent: (file) => `${file} was up to date.`,
};
