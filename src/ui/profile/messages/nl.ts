import type { BadgeId } from '../../../core/profile/badges.ts';
import type { Brought, PartId, RefusalKind } from '../profile.ts';

/** A number with its noun in the right form. */
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const conversations = (n: number) => count(n, 'gesprek', 'gesprekken');

const badges: Record<BadgeId, { name: string; about: string }> = {
  qualify: {
    name: 'Goudzoeker',
    about: 'Je weet wat er speelt voordat je er tijd in steekt, bij meer dan één klant.',
  },
  decider: {
    name: 'Kaartlezer',
    about: 'Je ziet wie er echt beslist, en wie alleen de titel heeft.',
  },
  ally: {
    name: 'Bondgenoot',
    about: 'Wie tussen jou en de beslisser staat, maak je tot medestander.',
  },
  face: {
    name: 'Gastheer',
    about: 'Bij jou kan een klant van mening veranderen zonder gezichtsverlies.',
  },
  process: {
    name: 'Schipper',
    about: 'Jij houdt koers: je legt uit hoe je werkt en ruilt in plaats van te geven.',
  },
  steady: {
    name: 'Rots',
    about: 'Een nee, een sneer of een compliment brengt je niet van je stuk.',
  },
  'every-side': {
    name: 'Van alle kanten',
    about: 'Alle kanten van één klant ontmoet, en elke keer voor het echt gehaald.',
  },
  'first-time': {
    name: 'In één keer goed',
    about: 'Je eerste poging gehaald, bij drie verschillende klanten.',
  },
  'come-back': {
    name: 'Herkansing',
    about: 'Je eerste poging was niet genoeg. Later haalde je er bij diezelfde kant van de klant twee sterren.',
  },
  turned: {
    name: 'Omgeleerd',
    about: 'Een principe waar je eerst op verloor, beheers je nu.',
  },
  sure: {
    name: 'Zeker van je zaak',
    about: 'Als je zegt dat je het zeker weet, dan klopt het ook.',
  },
};

const asks = {
  competency: (principles: number) => `Beheers ${principles} principes van deze competentie.`,
  'every-side': (mark: number) => `Haal bij één klant elke kant voor het echt, met ${mark} punten of meer.`,
  'first-time': (mark: number) => `Haal ${mark} punten of meer in je eerste poging, bij drie klanten.`,
  'come-back': (mark: number, score: number) =>
    `Bleef een eerste poging onder de ${mark}? Haal er dan voor het echt ${score} of meer.`,
  turned: (runs: number) => `Beheers een principe waar je in ${runs} gesprekken voor het echt punten op verloor.`,
  sure: (right: number, of: number) =>
    `Van de laatste ${of} keer dat je ‘zeker’ zei, was het ${right} keer het beste antwoord.`,
};

const parts: Record<PartId, (taken: number, known: number, refused: number) => string> = {
  'own-scenarios': (taken, known, refused) =>
    [
      taken > 0 ? `${count(taken, 'eigen scenario', 'eigen scenario’s')} overgenomen.` : '',
      known > 0 ? `${count(known, 'eigen scenario stond', 'eigen scenario’s stonden')} hier al.` : '',
      refused > 0
        ? `${count(refused, 'eigen scenario', 'eigen scenario’s')} niet overgenomen: het deugt niet, of hier staat een andere versie.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  commitments: (taken, known, refused) =>
    [
      taken > 0 ? `${count(taken, 'voornemen', 'voornemens')} overgenomen.` : '',
      known > 0 ? `${count(known, 'voornemen stond', 'voornemens stonden')} hier al.` : '',
      refused > 0 ? `${count(refused, 'voornemen', 'voornemens')} geweigerd: de gegevens kloppen niet.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  settings: (taken) =>
    taken > 0 ? 'De instellingen zijn overgenomen.' : 'Je instellingen op dit apparaat zijn gebleven zoals ze waren.',
};

const refusals: Record<RefusalKind, string> = {
  damaged: 'de gegevens kloppen niet',
  'no-scenario': 'het scenario staat niet in dit spel',
  renewed: 'het scenario is vernieuwd en de keuzes passen niet meer',
  impossible: 'er zit een keuze in die op dat moment niet kon',
};

const unreadable: Record<Extract<Brought, { is: 'refused' }>['reason'], string> = {
  'too-large': 'Dit bestand is te groot om een profiel te zijn.',
  'not-json':
    'Dit bestand is beschadigd of geen profiel. Kies het bestand dat je met ‘Bewaar als bestand’ hebt gemaakt.',
  'not-a-profile': 'Dit is geen profiel van Tegenspel. Kies het bestand dat je met ‘Bewaar als bestand’ hebt gemaakt.',
  newer: 'Dit bestand komt uit een nieuwere versie van het spel. Laad de pagina opnieuw en probeer het nog eens.',
  failed: 'Het lukte niet om het bestand na te spelen. Kijk of je verbinding hebt en probeer het opnieuw.',
};

export const nl = {
  title: 'Jouw profiel',
  lead: 'Alles hieronder is nagerekend uit je eigen gesprekken. Het staat op dit apparaat en nergens anders.',
  home: 'Naar het overzicht',
  working: 'Je gesprekken worden nagespeeld…',
  failed: 'Je gesprekken konden niet worden nagespeeld. Kijk of je verbinding hebt en probeer het opnieuw.',
  retry: 'Probeer opnieuw',
  leftOut: (n: number) =>
    `${count(n, 'gesprek telt', 'gesprekken tellen')} niet mee: het scenario is weg of zo veranderd dat de keuzes niet meer passen.`,
  empty: {
    title: 'Nog niets om te laten zien',
    about: 'Voer een gesprek, en hier staat waar je sterk in bent, wat je laat liggen en wat je het best kunt oefenen.',
    start: 'Kies een gesprek',
  },
  counts: {
    title: 'Gevoerd',
    real: 'voor het echt',
    practice: 'geoefend',
    whatIfs: 'wat-als',
  },
  streak: {
    title: 'Dagen op rij',
    titleLongest: 'Je langste reeks',
    days: (n: number) => count(n, 'dag', 'dagen'),
    today: 'Vandaag telt al mee.',
    open: 'Eén gesprek vandaag en er komt een dag bij.',
    none: 'Die houd je. Een nieuwe begint met één gesprek, wanneer het jou uitkomt.',
    weekend: 'Een weekend breekt niets.',
    longest: (n: number) => `Je langste reeks is ${count(n, 'dag', 'dagen')}.`,
    strip: 'De laatste twee weken',
    played: 'gesprek afgerond',
    rest: 'geen gesprek',
  },
  spots: {
    title: 'Blinde vlekken',
    lead: 'Hier liet je voor het echt de meeste punten liggen. Je laatste gesprekken wegen het zwaarst.',
    unknown: 'Rond een gesprek voor het echt af, dan zie je hier wat je het best kunt oefenen.',
    none: 'Geen. Er is geen principe waar je steeds punten op laat liggen.',
    missed: (missedAt: number, chances: number) =>
      `${missedAt} van de ${count(chances, 'keer', 'keer')} lag er een beter antwoord voor het grijpen.`,
    looking: 'We zoeken het gesprek waarin je dit het best oefent…',
    unreachable: 'Waar je dit het best oefent, kon nu niet worden opgezocht. Kijk of je verbinding hebt.',
    where: 'Hier kun je dat oefenen',
    fresh: 'Een kant van deze klant die je nog niet kent.',
    again: (name: string) => `De kant die je al kent: ${name}.`,
    brings: (principles: string) => `Hier speelt: ${principles}.`,
    practise: 'Oefen dit',
    forReal: 'Liever voor het echt',
    first: 'Oefen je eerst, dan is er voor deze kant geen eerste poging meer.',
    nowhere: 'Deze principes komen in geen van de gesprekken in het spel aan bod.',
    starting: 'Dit gesprek kon niet worden geopend. Probeer het nog eens.',
  },
  radar: {
    title: 'Je zes competenties',
    lead: (runs: number) =>
      `Hoeveel je haalde van wat er te halen viel, in je laatste ${runs} gesprekken voor het echt samen. Oefenen telt hier niet mee.`,
    unknown: 'Je radar komt zodra je een gesprek voor het echt hebt afgerond. Oefenen telt hier niet mee.',
    now: 'Nu',
    before: 'Eerder',
    change: 'Verschil',
    course: 'Verloop',
    competency: 'Competentie',
    caption: 'Je competenties nu, eerder, en na elk gesprek',
    beforeIs: (runs: number) => `De stippellijn is hoe het ${runs} gesprekken eerder stond, of na je eerste gesprek.`,
    none: 'nog niet aan de orde',
    steps: (values: string) => `na elk gesprek: ${values}`,
    notThen: 'niets',
  },
  clients: {
    title: 'Je klanten',
    lead: 'Elke klant heeft meer kanten: achter dezelfde woorden kan iets heel anders zitten. Je ziet hier alleen de kanten die je hebt uitgespeeld.',
    seen: (seen: number, all: number) => `${seen} van de ${all} kanten gezien`,
    stars: (n: number) => count(n, 'ster', 'sterren'),
    side: 'Kant',
    first: 'Eerste poging',
    best: 'Beste voor het echt',
    practice: 'Beste oefening',
    caption: (client: string) => `Wat je haalde bij ${client}`,
    notYet: 'nog niet',
    unfinished: 'niet afgemaakt',
    practisedFirst: 'eerst geoefend',
    hidden: (n: number) => `Nog ${count(n, 'kant', 'kanten')} te ontdekken.`,
    never: 'Deze klant heb je nog niet gesproken.',
    meet: 'Bekijk de opdracht',
  },
  badges: {
    title: 'Badges',
    lead: 'Een badge staat voor iets wat je bij verschillende klanten hebt laten zien, voor het echt. Hebben is houden.',
    earned: (n: number, all: number) => `${n} van de ${all} behaald`,
    on: (date: string) => `Behaald op ${date}`,
    toEarn: 'Nog te behalen',
    mastering: (clients: number, runs: number) =>
      `Een principe beheers je als je er bij ${clients} verschillende klanten punten mee haalde, en er in de laatste ${runs} gesprekken waarin het speelde niets op verloor.`,
    mastered: (principles: string) => `Je beheerst nu: ${principles}.`,
    progress: (have: number, need: number) => `${have} van ${need}`,
    of: badges,
    asks,
  },
  counting: {
    title: 'Wat telt waarvoor?',
    rows: [
      ['Sterren, radar, badges en blinde vlekken', 'Alleen gesprekken voor het echt die je hebt afgerond.'],
      [
        'Eerste poging',
        'Het eerste gesprek voor het echt met die kant van de klant, als je die kant niet eerst had geoefend. Opnieuw beginnen verandert daar niets aan.',
      ],
      ['Beste oefening', 'Oefengesprekken en wat-als.'],
      ['Kant gezien', 'Elk afgerond gesprek, ook oefenen en wat-als: in de nabespreking hoorde je wie het was.'],
      ['Dagen op rij', 'Een dag met een afgerond gesprek, voor het echt of als oefening. Wat-als telt niet.'],
    ],
  },
  device: {
    title: 'Op dit apparaat',
    lead: 'Er is geen account. Wil je op een ander apparaat verder, of een reservekopie? Bewaar je profiel als bestand en open het daar.',
    save: 'Bewaar als bestand',
    open: 'Open een bestand',
    erase: 'Verwijder alles…',
    fileName: (date: string) => `tegenspel-profiel-${date}.json`,
  },
  report: {
    reading: 'Het bestand wordt nagespeeld…',
    title: 'Uit het bestand',
    taken: (n: number) => (n === 0 ? 'Geen nieuwe gesprekken.' : `${conversations(n)} overgenomen.`),
    newId: (n: number) =>
      `${count(n, 'gesprek kreeg', 'gesprekken kregen')} een eigen plek, naast een ander gesprek met hetzelfde nummer.`,
    onlyHere: (n: number) =>
      `${count(n, 'gesprek staat', 'gesprekken staan')} alleen in dit tabblad, want bewaren lukte niet.`,
    known: (n: number) => `${count(n, 'gesprek stond', 'gesprekken stonden')} hier al.`,
    refused: (n: number, why: string) => `${conversations(n)} geweigerd: ${why}.`,
    why: refusals,
    parts,
    undo: 'Maak ongedaan',
    undone: 'Ongedaan gemaakt. Alles is weer zoals het was.',
    unreadable,
    close: 'Sluiten',
  },
  erase: {
    title: 'Alles van dit apparaat verwijderen?',
    goes: 'Dit gaat weg, voorgoed:',
    what: [
      'al je gesprekken, ook je eerste pogingen',
      'sterren, badges en je reeks',
      'eigen scenario’s en wat je jezelf had voorgenomen',
      'je instellingen, en het spel zelf voor zonder verbinding',
    ],
    first: 'Twijfel je? Bewaar het eerst als bestand. Daarmee zet je alles weer terug.',
    save: 'Bewaar als bestand',
    saved: 'Bewaard. Kijk bij je downloads.',
    erase: 'Verwijder alles',
    keep: 'Laat alles staan',
    working: 'Bezig met verwijderen…',
    done: 'Alles is verwijderd',
    doneAbout: 'Op dit apparaat staat niets meer van je. Je begint met een schone lei.',
    partly: 'Niet alles ging weg',
    partlyAbout: 'Je browser hield iets vast. Sluit de andere tabbladen met het spel en probeer het nog eens.',
    again: 'Probeer opnieuw',
    fresh: 'Begin opnieuw',
  },
};

export type Messages = typeof nl;
