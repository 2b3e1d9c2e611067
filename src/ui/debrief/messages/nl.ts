/** The debrief's own words in Dutch. Figures arrive formatted; `count` decides between one and more. */
import type { EndingView } from '../../../core/run/view.ts';
import type { Stance } from '../../../core/scenario/schema.ts';
import type { Mood } from '../../../core/scenario/stagecraft.ts';
import type { ClueReview } from '../../../core/score/debrief.ts';
import type { Filter, Weight } from '../lessons.ts';

export const nl = {
  page: {
    eyebrow: (scenario: string) => `Nabespreking · ${scenario}`,
    contents: 'Op deze pagina',
    fetching: 'Even geduld…',
    unreachable: 'Dit deel kwam niet door. Misschien is er even geen verbinding.',
    retry: 'Probeer het nog eens',
  },
  actions: { home: 'Naar het begin', print: 'Druk af' },
  ending: {
    meaning: { good: 'Goede afloop', mixed: 'Gemengde afloop', bad: 'Slechte afloop' } satisfies Record<
      EndingView['meaning'],
      string
    >,
    later: 'Een half jaar later',
  },
  score: {
    title: 'Je score',
    outOf: 'van 100',
    scale: '0 is wat gokken oplevert, 100 is het beste dat dit gesprek toeliet.',
    passed: (mark: string) => `Voldoende: ${mark} of meer`,
    failed: (mark: string, short: string) => `Onvoldoende: nog ${short} tot de streep van ${mark}`,
    verdicts: {
      chance: 'Wie op goed geluk antwoordt, komt ongeveer even ver.',
      below: 'Beter dan gokken, maar op een paar momenten liet je veel liggen.',
      pass: 'Ruim beter dan gokken. De winst zit nu in een paar momenten.',
      strong: 'Een sterk gesprek. Eén of twee momenten scheiden je van de top.',
      top: 'Veel meer zat er in dit gesprek niet in.',
    },
    contrasts: {
      lucky: 'De afloop was beter dan je gesprek. Reken er niet op dat het de volgende keer weer zo uitpakt.',
      unlucky: 'Het liep slecht af, maar aan jouw gesprek lag het niet: niet elke klant is te winnen.',
    },
    stars: (count: string) => `${count} van de 3 sterren`,
    starsAt: (one: string, two: string, three: string) =>
      `Eén ster vanaf ${one}, twee vanaf ${two}, drie vanaf ${three}.`,
    how: 'Hoe komt dit getal tot stand?',
    howText:
      'Elke keuze leverde punten op of kostte punten. Je score zegt welk deel van de weg tussen gokken en het beste gesprek je hebt afgelegd. Daardoor is hij vergelijkbaar, ook als je iemand anders tegenover je had.',
    earned: 'Jouw punten',
    best: 'Het meeste dat te halen viel',
    expected: 'Gemiddeld bij gokken',
  },
  tomorrow: {
    title: 'Morgen anders',
    turn: 'Hier kantelde het gesprek',
    youSaid: 'Jij zei',
    sayInstead: 'Sterker was',
    cost: (count: number, shown: string) =>
      count === 1 ? `Dit kostte je ${shown} punt` : `Dit kostte je ${shown} punten`,
    toDecision: (number: string) => `Bekijk beslissing ${number}`,
    noTurn: 'Geen keuze kostte je punten',
    noTurnText:
      'Op elk moment koos je de sterkste zin die er lag. Speel het nog eens: de volgende keer zit er misschien een ander tegenover je.',
    practise: 'Oefen dit',
    practiseCount: (count: number, shown: string) =>
      count === 1 ? `Hier liet je ${shown} punt liggen` : `Hier liet je ${shown} punten liggen`,
    keep: 'Houd dit vast',
    keepCount: (count: number, shown: string) =>
      count === 1 ? `Leverde je ${shown} punt op` : `Leverde je ${shown} punten op`,
    atDecisions: (count: number, shown: string) =>
      count === 1 ? `bij beslissing ${shown}` : `bij beslissingen ${shown}`,
  },
  who: {
    title: 'Wie je tegenover je had',
    clues: 'De aanwijzingen',
    tally: (heard: string, all: string) =>
      `Hieraan kon je merken wie je tegenover je had. Je hoorde ${heard} van de ${all}.`,
    status: {
      heard: 'Gehoord',
      missed: 'Gemist',
      unasked: 'Nooit naar gevraagd',
    } satisfies Record<ClueReview['status'], string>,
    statusText: {
      heard: 'Dit lag op tafel. Deed je er iets mee?',
      missed: 'Je zat er één zin naast.',
      unasked: 'Daar ben je niet geweest. Wil je het zelf ontdekken, laat deze dan nog dicht.',
    } satisfies Record<ClueReview['status'], string>,
    heardBefore: (number: string) => `Vlak voor beslissing ${number}`,
    heardAtEnd: 'Aan het slot',
    missedAt: (number: string) => `Lag open bij beslissing ${number}`,
    hadYouSaid: 'Had je gezegd:',
    thenYouHeard: 'Dan had je gemerkt:',
    meant: 'Wat het zei:',
    onlyHere: 'Dat past bij dit verhaal en niet bij de andere.',
    alsoElsewhere: (others: string) => `Dat past bij dit verhaal, maar ook bij ${others}.`,
    elsewhere: (others: string) => `Een dwaalspoor: dat past niet bij dit verhaal, wel bij ${others}.`,
    story: (name: string) => `‘${name}’`,
    unknownStories: (count: number, shown: string) =>
      count === 1 ? 'een verhaal dat je nog niet kent' : `${shown} verhalen die je nog niet kent`,
    listen: 'Luister dit moment terug',
    reveal: (number: string) => `Verklap aanwijzing ${number}`,
  },
  takeAway: { title: 'Neem één zin mee' },
  keep: { title: 'Wat je bewaart' },
  innerVoice: { title: 'Meeluisteren met hun gedachten' },
  path: { title: 'De weg die je nam' },
  competencies: {
    title: 'Waar je staat',
    intro: 'Per competentie: wat je verdiende, afgezet tegen wat de beslissingen die je tegenkwam te bieden hadden.',
    caption: 'Score per competentie',
    competency: 'Competentie',
    earned: 'Verdiend',
    range: 'Van … tot',
    rangeOf: (least: string, most: string) => `${least} tot ${most}`,
    percent: 'Score',
    none: 'niet aan de orde',
  },
  decisions: {
    title: 'Jouw beslissingen',
    filterLabel: 'Toon',
    filters: { all: 'Alle', costly: 'Kostte punten', strong: 'Sterk' } satisfies Record<Filter, string>,
    shown: (shown: string, all: string) => `${shown} van ${all} beslissingen getoond`,
    noneShown: {
      all: '',
      costly: 'Geen enkele: nergens lag een sterkere zin.',
      strong: 'Nog geen. Bij elke keuze lag er iets beters.',
    } satisfies Record<Filter, string>,
    innerVoice: 'Gedachten',
    innerVoiceText: 'Wat de ander dacht',
    openAll: 'Klap alles open',
    closeAll: 'Klap alles dicht',
    number: (number: string, all: string) => `Beslissing ${number} van ${all}: `,
    weight: { costly: 'Kostte punten', strong: 'Sterk', even: 'Maakte niet uit' } satisfies Record<Weight, string>,
    costs: (count: number, shown: string) => (count === 1 ? `Kostte ${shown} punt` : `Kostte ${shown} punten`),
    turn: 'Kantelpunt',
    before: 'Wat eraan voorafging',
    options: 'Wat je kon zeggen',
    yours: 'Jouw keuze',
    strongest: 'Sterkste',
    after: 'De reactie',
    coach: 'De coach',
    marks: 'Waarop het telde',
    noMarks: 'Deze keuze telde voor geen enkel principe mee.',
    better: 'Sterker was geweest',
    betterCost: (count: number, shown: string) =>
      count === 1
        ? `Na jouw keuze was het hoogst haalbare ${shown} punt lager dan met deze zin.`
        : `Na jouw keuze was het hoogst haalbare ${shown} punten lager dan met deze zin.`,
    strongText: 'Sterker kon hier niet: met geen van de andere zinnen viel meer te halen.',
    evenText: 'Hier viel niets te winnen: elke zin was evenveel waard.',
    epilogue: 'Wat daarna nog gezegd werd',
    stances: {
      ask: 'vragen',
      tell: 'vertellen',
      agree: 'meegaan',
      refuse: 'weigeren',
      offer: 'aanbieden',
    } satisfies Record<Stance, string>,
  },
  line: {
    you: 'Jij',
    thinks: 'denkt',
    clue: 'Aanwijzing',
    moods: {
      neutral: 'neutraal',
      happy: 'vrolijk',
      warm: 'hartelijk',
      sceptical: 'sceptisch',
      annoyed: 'geërgerd',
      angry: 'boos',
      embarrassed: 'ongemakkelijk',
      thinking: 'nadenkend',
      surprised: 'verrast',
      shouting: 'met stemverheffing',
    } satisfies Record<Mood, string>,
  },
  points: (count: number): string => (count === 1 || count === -1 ? 'punt' : 'punten'),
  principle: { source: (title: string) => `Uit: ${title}` },
  principles: {
    title: 'De principes',
    intro: 'Bovenaan staat waar voor jou het meeste te winnen valt.',
    caption: 'Punten per principe, per competentie',
    principle: 'Principe',
    points: 'Punten',
    left: 'Blijven liggen',
    chances: 'Kansen',
  },
};

export type Messages = typeof nl;
