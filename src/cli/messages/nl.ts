/** What the commands say in Dutch. The English messages have the same shape. */
import type { ReplayRefusal } from '../../core/run/replay.ts';
import type { BackupProblemCode } from '../../server/backup.ts';

const backupProblems: Record<BackupProblemCode, (detail: string) => string> = {
  'no-data': (file) => `Er is niets op ${file}.`,
  exists: (file) => `${file} bestaat al; daar schrijf ik niet overheen. Kies een andere naam.`,
  'not-empty': (place) =>
    `In ${place} staan al gegevens. Stop de server en geef --replace mee om ze door de back-up te vervangen.`,
  'not-a-backup': (line) =>
    line === '0'
      ? 'Dit bestand is leeg: er valt niets terug te zetten.'
      : `Dit is geen back-up van deze versie van Tegenspel of een oudere: regel ${line} klopt niet. Kies een ander bestand.`,
  newer: () =>
    'De gegevens zijn van een nieuwere versie van Tegenspel. Werk Tegenspel hier bij en probeer het dan opnieuw.',
  broken: (detail) => `De kopie is beschadigd en is geen back-up: ${detail}.`,
  'other-score': (detail) => `De kopie is geen back-up: bij naspelen komt er iets anders uit (${detail}).`,
  failed: (reason) => `Het is niet gelukt: ${reason}.`,
};

const refusals: Record<ReplayRefusal, (found: string) => string> = {
  'not-a-log': () =>
    'dit is geen speelverslag: de velden runId, scenario, sha256, engine, seed en choices horen erin te staan',
  'unknown-field': (found) => `het veld "${found}" hoort niet in een speelverslag`,
  'bad-run-id': (found) => `de runId ${found} is ongeldig`,
  'bad-seed': (found) => `de seed ${found} is ongeldig; het hoort een heel getal van 0 tot en met 4294967295 te zijn`,
  'other-scenario': (found) => `het verslag is van een ander scenario: ${found}`,
  'other-version': () => 'het scenario is sindsdien veranderd; het verslag hoort bij een andere versie van het bestand',
  'other-engine': (found) => `het verslag is met een andere versie van de spelregels gemaakt (${found})`,
  'too-long': (found) => `er staan ${found} keuzes in; zo lang duurt geen gesprek`,
  'unknown-choice': (found) => `"${found}" is daar geen keuze`,
  'not-offered': (found) => `"${found}" stond daar niet open`,
  'after-the-end': (found) => `"${found}" komt nadat het gesprek al was afgelopen`,
  unfinished: (found) => `na ${found} keuzes is het gesprek nog niet afgelopen`,
};

export const nl = {
  help: (scenarios: readonly string[]) => `Tegenspel: verkoopgesprekken om te oefenen, in de terminal.

Gebruik: npm run -s cli -- <opdracht> [...]

  play <scenario>    speel een gesprek
      --variant ID     met deze omstandigheden
      --seed N         of: met dit lot (0 tot en met 4294967295)
      --choices a,b,c  maak deze keuzes en toon wat er dan te zien is
      --json           als één JSON-object
  check [scenario]   zoek fouten; zonder naam in alle scenario's
      --json           als JSON-lijst
  prove [scenario]   bewijs dat luisteren wint en gokken niet; zonder naam voor alle scenario's
      --json           als JSON-lijst
  replay <bestand>   speel een speelverslag na en zeg of het klopt
      --json           als JSON
  walk [scenario]    speel de voorbeelden uit scenarios/<id>/walks na
      --write          en leg vast wat eruit komt
  new <id>           begin een scenario: een klein gesprek dat al klopt, in scenarios/<id>
  schema             toon het JSON-schema van een scenario
      --write          schrijf het naar scenarios/scenario.schema.json
  backup <bestand>   kopieer de gegevens van de workshops, ook terwijl de server draait, en probeer de kopie uit
  restore <bestand>  zet een back-up terug
      --replace        ook als er al gegevens staan: die gaan weg
  export [workshop]  een workshop (code of id) als tabel; zonder naam: welke er zijn
      --json           als JSON
      --data MAP       bij deze drie: de map van de server (anders TEGENSPEL_DATA of DATABASE_URL)
  help               deze uitleg

Overal: --lang nl of --lang en.
Een scenario is een naam (${scenarios.length > 0 ? scenarios.join(', ') : 'nog geen'}) of het pad van een bestand.
Uitkomst: 0 goed, 1 niet goed, 2 niet te lezen of verkeerd gebruikt.`,
  seeHelp: 'Zie: npm run -s cli -- help',
  didYouMean: (name: string) => `Bedoel je "${name}"?`,
  unknownCommand: (name: string) => `De opdracht "${name}" bestaat niet.`,
  unknownFlag: (name: string, command: string) => `"${command}" kent de optie --${name} niet.`,
  missingValue: (name: string) => `Achter --${name} hoort een waarde.`,
  needlessValue: (name: string) => `Achter --${name} hoort geen waarde.`,
  badLanguage: (found: string) => `De taal "${found}" is er niet; kies nl of en.`,
  missingScenario: (scenarios: readonly string[]) => `Welk scenario? Er is: ${scenarios.join(', ')}.`,
  missingLog: 'Welk speelverslag? Geef het pad van een JSON-bestand.',
  tooManyNames: (found: string) => `"${found}" is er een te veel.`,
  noNamesHere: (found: string) => `Hier hoort geen naam: "${found}".`,
  unknownScenario: (name: string) => `Het scenario "${name}" bestaat niet.`,
  cannotRead: (file: string, reason: string) => `${file} is niet te lezen: ${reason}.`,
  noSuchFile: 'het bestand bestaat niet',
  notUtf8: 'het is geen UTF-8',
  isFolder: 'het is een map',
  notJson: 'het is geen JSON',
  broken: (file: string) => `${file} is niet te spelen:`,
  noScenarios: "Er zijn nog geen scenario's.",

  error: 'fout',
  warning: 'let op',
  clean: (file: string, beats: number, variants: number, endings: number) =>
    `${file}: in orde (${beats} ${beats === 1 ? 'beat' : 'beats'}, ${variants} ${variants === 1 ? 'variant' : 'varianten'}, ${endings} ${endings === 1 ? 'einde' : 'eindes'})`,
  counted: (errors: number, warnings: number) =>
    [errors > 0 ? `${errors} ${errors === 1 ? 'fout' : 'fouten'}` : '', warnings > 0 ? `${warnings} keer let op` : '']
      .filter(Boolean)
      .join(', '),

  badSeed: (found: string) => `De seed "${found}" kan niet; kies een heel getal van 0 tot en met 4294967295.`,
  seedOrVariant: 'Kies --seed of --variant, niet allebei.',
  unknownVariant: (found: string, known: readonly string[]) =>
    `De variant "${found}" bestaat niet. Er is: ${known.join(', ')}.`,
  refusedChoice: (index: number, id: string) => `Keuze ${index + 1} (index ${index}), "${id}", staat daar niet open.`,
  refusedAfterEnd: (index: number, id: string) =>
    `Keuze ${index + 1} (index ${index}), "${id}", komt nadat het gesprek is afgelopen.`,
  refusedTooLong: (index: number) => `Een gesprek heeft ten hoogste ${index} keuzes.`,
  offered: 'Open staan:',
  minutes: (minutes: number) => `ongeveer ${minutes} minuten`,
  you: 'Jij',
  youAre: 'Jij',
  client: 'De klant',
  known: 'Wat je weet',
  goal: 'Wat je wilt',
  agenda: 'Verder in je agenda',
  notebook: 'Notitieboek',
  emptyNotebook: 'Er staat nog niets in je notitieboek.',
  isNew: 'nieuw',
  prompt: 'Jouw keuze (nummer, n notities, u terug, q stoppen): ',
  notAnAnswer: (found: string, most: number) =>
    `"${found}" kan ik niet plaatsen. Typ een nummer van 1 tot en met ${most}, of n, u of q.`,
  nothingToUndo: 'Je staat aan het begin.',
  undone: 'Een keuze terug.',
  quit: 'Gestopt. Het gesprek is niet bewaard.',
  later: 'Een half jaar later',
  scoreLine: (score: number, stars: string, passed: boolean) =>
    `Score: ${score} van 100  ${stars}  ${passed ? 'geslaagd' : 'niet geslaagd (60 is genoeg)'}`,
  scoreMeaning: '0 is wat je met willekeurig kiezen haalt, 100 het beste dat hier kon.',
  variant: 'Wat er speelde',
  competencies: 'Per vaardigheid',
  nothingAtStake: 'niet aan de orde',
  decisions: 'Beslissing voor beslissing',
  decision: (number: number, title: string) =>
    title === '' ? `Beslissing ${number}` : `Beslissing ${number}: ${title}`,
  youSaid: 'Jij zei',
  youDid: 'Jouw keuze',
  thought: (name: string) => (name === '' ? 'Gedacht' : `${name} dacht`),
  coach: 'Coach',
  better: 'Sterker was',
  clues: 'Aanwijzingen',
  clueStatus: { heard: 'gehoord', missed: 'gemist', unasked: 'niet naar gevraagd' },
  seed: (seed: number) => `Nog eens precies zo: --seed ${seed}`,

  believed: (choices: number) =>
    `Het verslag klopt: ${choices} ${choices === 1 ? 'keuze' : 'keuzes'}, alle toegestaan.`,
  notEnded: 'Het gesprek is nog niet afgelopen.',
  endedIn: (ending: string, score: number) => `Einde: ${ending}. Score: ${score} van 100.`,
  disbelieved: 'Het verslag klopt niet',
  disbelievedAt: (index: number) => `Het verslag klopt niet bij keuze ${index + 1} (index ${index})`,
  refusals,

  walkHolds: (name: string) => `${name}: klopt`,
  walkWritten: (name: string) => `${name}: vastgelegd`,
  walkDiffers: (name: string) => `${name}: klopt niet meer`,
  walkBroken: (name: string, reason: string) => `${name}: ${reason}`,
  badWalk: (expected: string) => `een walk hoort eruit te zien als ${expected}`,
  expectedButGot: (what: string, expected: string, got: string) => `  ${what}: verwacht ${expected}, uitgekomen ${got}`,
  transcriptDiffers: (file: string) => `  ${file} is anders:`,
  refreshWalks: 'Is dit de bedoeling? Leg het dan vast met: npm run -s cli -- walk --write',
  noWalks: (id: string) => `${id}: heeft geen walks`,
  nothing: 'niets',
  ending: 'einde',
  score: 'score',
  transcriptTitle: (title: string, walk: string) => `${title}: ${walk}`,
  transcriptNote: 'Gemaakt met `npm run -s cli -- walk --write`; verander hier niets met de hand.',

  proof: {
    looked: (states: number, ms: number) =>
      `${states} ${states === 1 ? 'toestand' : 'toestanden'} nagegaan in ${ms} ms`,
    variant: (id: string) => `Variant ${id}`,
    measure: (best: number, expected: string, runs: number) =>
      `  beste gesprek ${best} punten, willekeurig kiezen ${expected}; ${runs.toPrecision(3)} verschillende gesprekken`,
    listening: (score: number) => `  wie luistert haalt ${score}`,
    blind: (best: readonly string[], mean: number) =>
      `  wie niet luistert haalt gemiddeld ${mean}; het meest: ${best.join(', ')}`,
    strategies: {
      first: 'altijd de eerste',
      last: 'altijd de laatste',
      longest: 'altijd de langste',
      shortest: 'altijd de kortste',
      questions: 'meeste vraagtekens',
      polite: 'altijd de beleefdste',
      greedyTrust: 'meeste vertrouwen',
      ask: 'altijd vragen',
      tell: 'altijd vertellen',
      agree: 'altijd meegaan',
      refuse: 'altijd weigeren',
      offer: 'altijd aanbieden',
    } as Record<string, string>,
    meanings: { good: 'goed', mixed: 'gemengd', bad: 'slecht' },
    ending: (id: string, meaning: string, lowest: number, highest: number) =>
      `  einde ${id} (${meaning}): score ${lowest} tot en met ${highest}`,
    worth: (listening: number, memoriser: number) =>
      `Wat luisteren waard is: ${listening - memoriser} punten (wie luistert haalt ${listening}, wie één weg uit het hoofd leert ${memoriser})`,
    surface: (accuracy: number, chance: number, longest: number) =>
      `Wie alleen naar de vorm kijkt, raadt ${accuracy} % goed (toeval ${chance} %); de langste optie is de beste in ${longest} %`,
    fair: 'Eerlijk: te winnen door te luisteren, niet door te gokken.',
  },

  missingNewId: 'Hoe gaat het scenario heten? Geef een id: kleine letters, cijfers en streepjes.',
  badNewId: (found: string, near: string) =>
    `"${found}" kan geen id zijn: alleen kleine letters, cijfers en streepjes, hooguit 60.${near === '' ? '' : ` Bijvoorbeeld "${near}".`}`,
  folderExists: (folder: string) => `${folder} bestaat al; daar schrijf ik niet overheen.`,
  newWritten: (file: string, id: string, isHome: boolean) =>
    isHome
      ? `${file} geschreven: een gesprek dat al te spelen is.
Verder: npm run dev, open #/briefing/${id} en verander één tekst. Hoe het werkt: scenarios/README.md.`
      : `${file} geschreven: een gesprek dat al te spelen is. Open het op het beginscherm van het spel, onder Voor trainers.`,

  data: {
    missingFile: 'Welk bestand? Geef het pad van de back-up.',
    copied: (bytes: number) => `Gekopieerd: ${Math.max(1, Math.round(bytes / 1024))} kB. Nu uitproberen...`,
    drilled: (workshops: number, runs: number, played: number) =>
      `Heel bevonden: ${workshops} ${workshops === 1 ? 'workshop' : 'workshops'}, ${runs} ${runs === 1 ? 'gesprek' : 'gesprekken'}, waarvan ${played} nagespeeld.`,
    backedUp: (file: string) => `${file} geschreven.`,
    restored: (file: string) => `${file} teruggezet.`,
    noWorkshops: 'Er zijn geen workshops.',
    workshop: (id: string, code: string | null, title: string) => `${id}  ${code ?? 'afgelopen'}  ${title}`,
    unknownWorkshop: (name: string) => `De workshop "${name}" is er niet. Welke er zijn: npm run -s cli -- export`,
    problems: backupProblems,
  },

  schemaWritten: (file: string) => `${file} geschreven.`,
  schemaCurrent: (file: string) => `${file} was al bij.`,
};
