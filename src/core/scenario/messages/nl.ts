/** What problems say in Dutch. The English messages have the same shape. */

/** What a sentence may use: see `Problem`. */
type Words = { found: string; expected: string };
type Sentence = (words: Words) => string;

const kinds: Record<string, string> = {
  text: 'een tekst tussen aanhalingstekens',
  'text in two languages': 'een tekst in twee talen: { "nl": "...", "en": "..." }',
  number: 'een getal',
  'whole number': 'een heel getal',
  'true or false': 'true of false',
  list: 'een lijst: [ ... ]',
  object: 'een groep velden: { ... }',
  'id or list': 'een id of een lijst',
  ',': 'een komma',
  ':': 'een dubbele punt',
  '}': 'een accolade die de groep sluit: }',
  ']': 'een haak die de lijst sluit: ]',
  value: 'een waarde',
  'field name': 'de naam van een veld tussen aanhalingstekens',
  'end of file': 'het einde van het bestand',
  'end of text': 'een aanhalingsteken dat de tekst sluit',
  escape: 'een geldige code na de backslash, zoals \\" of \\n',
};
const kind = (name: string): string => kinds[name] ?? name;
const unknown =
  (what: string): Sentence =>
  ({ found }) =>
    `${what} ${found} bestaat niet.`;

export const nl = {
  or: 'of',
  beat: (id: string) => `Beat "${id}"`,
  choice: (id: string | null, number: number) => (id === null ? `keuze ${number}` : `keuze "${id}"`),
  didYouMean: (id: string) => `Bedoel je "${id}"?`,
  problems: {
    'file-too-large': ({ found, expected }) =>
      `dit bestand is te groot: ${found} bytes; er mogen er ${expected} in. Splits het gesprek of kort de teksten in.`,
    'too-deep': ({ expected }) => `er zitten te veel haken in elkaar; dieper dan ${expected} lagen gaat niet.`,
    'too-many-parts': ({ expected }) =>
      `er staan te veel losse onderdelen in; meer dan ${expected} namen, waarden en haken gaat niet.`,
    'byte-order-mark': () =>
      'dit bestand begint met een onzichtbaar teken (een byte order mark). Sla het op als "UTF-8" in plaats van "UTF-8 met BOM".',
    'not-json': ({ found, expected }) =>
      `dit is geen JSON: ${found === '' ? 'het bestand houdt hier op' : `hier staat ${found}`}, maar hier hoort ${kind(expected)}.`,
    comment: () => 'hier staat commentaar; dat kent JSON niet. Haal het weg.',
    'trailing-comma': () => 'na het laatste onderdeel staat nog een komma. Haal die weg.',
    'duplicate-field': ({ found }) => `het veld ${found} staat er twee keer. Laat er één staan.`,
    'forbidden-field': ({ found }) =>
      `de naam ${found} kan niet: die heeft in programma's een eigen betekenis. Kies een andere.`,
    'unportable-number': ({ found }) =>
      `het getal ${found} betekent niet in elk programma hetzelfde. Schrijf een gewoon heel getal.`,
    'broken-character': ({ found }) => `de tekst bevat een half teken (${found}). Typ dat teken opnieuw.`,
    'unknown-format': ({ found, expected }) =>
      `dit scenario is geschreven in formaat ${found}; deze versie van Tegenspel kent formaat ${expected}.`,
    'wrong-type': ({ found, expected }) => `hier staat ${found}, maar hier hoort ${kind(expected)}.`,
    'missing-field': ({ expected }) => `het veld "${expected}" ontbreekt.`,
    'missing-translation': ({ expected }) =>
      `de ${expected === 'nl' ? 'Nederlandse' : 'Engelse'} tekst ontbreekt: voeg "${expected}" toe.`,
    'unknown-field': ({ found, expected }) => `een veld ${found} bestaat hier niet; wel: ${expected}.`,
    'unclear-kind': ({ found, expected }) =>
      `uit ${found} blijkt niet wat er bedoeld is: er hoort een veld ${expected} in.`,
    'two-in-one': ({ found, expected }) =>
      `hier staan twee dingen in één: ${found}. ${expected === 'all' ? 'Zet ze samen in "all": [ ... ] of "any": [ ... ].' : 'Maak er twee onderdelen van.'}`,
    'empty-text': () => 'deze tekst is leeg. Schrijf iets, of haal het veld weg als het niet verplicht is.',
    'too-long': ({ found, expected }) => `dit is te lang: ${found} tekens; er passen er ${expected}.`,
    'too-few': ({ expected }) => `dit is leeg; er hoort minstens ${expected} in te staan.`,
    'too-many': ({ found, expected }) => `dit zijn er te veel: ${found}; er mogen er ${expected} zijn.`,
    'too-low': ({ found, expected }) => `${found} is te laag; het moet minstens ${expected} zijn.`,
    'too-high': ({ found, expected }) => `${found} is te hoog; het mag hoogstens ${expected} zijn.`,
    'not-whole': ({ found }) => `${found} is geen heel getal.`,
    'bad-id': ({ found }) =>
      `${found} kan geen id zijn: alleen kleine letters, cijfers en koppeltekens, zoals "eerste-gesprek"; ten hoogste 60 tekens.`,
    'bad-text': ({ found }) =>
      `de tekst bevat een onzichtbaar stuurteken (${found}). Haal het weg of typ de zin opnieuw.`,
    'unknown-option': ({ found, expected }) => `${found} kan hier niet; kies ${expected}.`,
    'unknown-target': ({ found }) => `deze keuze leidt naar ${found}, maar zo'n beat of einde bestaat niet.`,
    'unknown-beat': unknown('de beat'),
    'unknown-variant': unknown('de variant'),
    'unknown-meter': unknown('de meter'),
    'unknown-fact': unknown('het feit'),
    'unknown-flag': ({ found }) => `de vlag ${found} bestaat niet; zet haar in de lijst "flags".`,
    'unknown-clue': unknown('de aanwijzing'),
    'unknown-person': ({ found }) => `${found} staat niet in "cast". (Voor de speler zelf: "you".)`,
    'unknown-place': unknown('de plaats'),
    'unknown-principle': ({ found }) => `het principe ${found} bestaat niet; de namen staan in principles.json.`,
    'reserved-id': ({ found }) => `${found} is de speler zelf. Geef deze persoon een andere id.`,
    'shared-id': ({ found }) => `${found} is ook een beat. Geef het einde een andere id.`,
    'duplicate-id': ({ found }) => `${found} staat hier twee keer. Elke id mag hier maar één keer voorkomen.`,
    'conditional-last': () =>
      'de laatste heeft een voorwaarde, dus er is misschien geen die geldt. Haal "when" weg bij de laatste.',
    'never-taken': () => 'hier komt het nooit aan toe: er staat al een zonder voorwaarde voor. Zet die als laatste.',
    'meter-range': ({ found, expected }) =>
      `${found} valt buiten de meter, die loopt van ${expected.replace('..', ' tot en met ')}.`,
    'empty-range': ({ found }) => `dit geldt nooit: ${found}. Het minimum is hoger dan het maximum.`,
    'wrong-folder': ({ found, expected }) =>
      `dit scenario heet ${found}, maar staat in de map ${expected}. Maak die twee gelijk.`,
    'too-many-states': ({ found }) =>
      `het gesprek kent meer dan ${found} toestanden; verder is niet gekeken, dus over bereikbaarheid valt niets te zeggen. Minder meters of kleinere bereiken helpen.`,
    'unreachable-beat': () => 'hier komt geen enkel gesprek. Laat er een keuze naartoe leiden, of haal de beat weg.',
    'dead-end': ({ found }) =>
      `hier kan een gesprek vastlopen: geen enkele keuze staat open (variant en keuzes: ${found}). Laat er altijd één open.`,
    'endless-loop': ({ found }) =>
      `hier kan een gesprek eindeloos rondgaan (in variant ${found}). Begrens de lus, bijvoorbeeld met "visits" en "atMost".`,
    'ending-never-reached': () =>
      'hier eindigt geen enkel gesprek. Laat er een keuze naartoe leiden, of haal het einde weg.',
    'choice-never-offered': () => 'deze keuze wordt nooit aangeboden: aan haar voorwaarde is nooit voldaan.',
    'line-never-shown': () => 'deze zin komt nooit in beeld: aan de voorwaarde is nooit voldaan.',
    'speaker-absent': ({ found }) => `${found} spreekt, maar staat niet bij "present".`,
    'choice-without-evidence': () =>
      'deze keuze zegt niets over een principe. Voeg "evidence" toe; staat er echt niets op het spel, schrijf dan "evidence": [].',
    'choice-without-feedback': () => 'bij deze keuze zegt de coach niets. Voeg "feedback" toe.',
    'fact-never-read': () => 'dit feit maakt nergens verschil: geen enkele voorwaarde vraagt ernaar.',
    'fact-never-learnt': () => 'dit feit komt nooit in het notitieboek: geen enkele keuze of beat geeft het.',
    'clue-never-given': () =>
      'deze aanwijzing krijgt niemand te horen: geen zin die in beeld kan komen heeft haar als "clue".',
    'flag-never-read': ({ found }) => `de vlag ${found} maakt nergens verschil: geen enkele voorwaarde vraagt ernaar.`,
    'flag-never-set': ({ found }) => `de vlag ${found} wordt nergens gezet.`,
    'meter-never-read': () => 'deze onzichtbare meter maakt nergens verschil: geen enkele voorwaarde vraagt ernaar.',
    'meter-never-moved': () => 'deze meter beweegt nooit: geen enkele keuze of beat verandert hem.',
    'idle-variant': ({ found }) =>
      `deze variant verloopt precies als ${found}: niets in het gesprek houdt ze uit elkaar.`,
  } satisfies Record<string, Sentence>,
};
