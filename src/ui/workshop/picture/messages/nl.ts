/** What is said of a group as a whole, in Dutch. The English messages have the same shape. Figures arrive formatted. */
export const nl = {
  title: 'Groepsbeeld',
  scenario: 'Gesprek',
  based: (n: number) => `Van ${n} ${n === 1 ? 'eerste poging' : 'eerste pogingen'}. Iedereen sprak dezelfde klant.`,
  middle: (shown: string) => `De middelste score is ${shown}.`,
  tooFew: {
    title: 'Nog te weinig om samen te vatten',
    lines: (runs: number, smallest: number) => [
      runs === 0
        ? 'Er is nog geen gesprek ingeleverd.'
        : `Er ${runs === 1 ? 'is 1 gesprek' : `zijn ${runs} gesprekken`} ingeleverd.`,
      `Vanaf ${smallest} verschijnt hier het groepsbeeld. Bij minder zou een aandeel een persoon zijn.`,
    ],
  },
  fewHere: 'Hier kwamen er minder dan vijf. Te weinig om uit te splitsen.',
  splits: {
    title: 'Om over te praten',
    lead: 'Hier ging de groep uiteen en maakte het verschil. Het leerzaamste staat bovenaan.',
    none: 'De groep koos overal ongeveer hetzelfde. Er is geen moment waarop jullie uiteengingen en het verschil maakte.',
    cost: (shown: string) => `liet gemiddeld ${shown} ${shown === '1' ? 'punt' : 'punten'} liggen`,
    best: 'het sterkste wat hier kon',
    coach: 'De coach',
    for: 'Voor',
    against: 'Tegen',
    ask: 'Vraag aan de groep: wat hoorde je, waardoor je dit zei?',
  },
  map: {
    title: 'Kaart van het gesprek',
    lead: 'Hoe dikker de lijn, hoe meer van jullie die kant op gingen. Het getal zegt welk deel. Kies een moment om te zien wat er gezegd werd.',
    label: 'Kaart van het gesprek, met het aandeel van de groep op elke weg',
    keys: 'Met de pijltjestoetsen schuif je de kaart. Plus en min maken hem groter en kleiner, 0 laat alles zien.',
    moment: 'Moment',
    colour: 'Kleur naar principe',
    all: 'Alle principes samen',
    legend: { for: 'past erbij', against: 'gaat ertegen in', neutral: 'raakt het niet' },
    table: 'De kaart in een tabel',
    unavailable: 'De kaart kan hier niet worden getekend. De tabel zegt hetzelfde.',
    met: (n: number) => `${n}×`,
  },
  table: {
    moment: 'Moment',
    choice: 'Wat er gezegd werd',
    count: 'Aantal',
    share: 'Deel',
    cost: 'Liet liggen',
    leans: 'Principes',
  },
  radar: {
    title: 'Waar de groep sterk in is',
    competency: 'Competentie',
    percent: 'Gemiddeld',
    none: 'nauwelijks aan de orde',
  },
  endings: {
    title: 'Hoe het afliep',
    meaning: { good: 'goed', mixed: 'gemengd', bad: 'slecht' },
    count: (n: number, shown: string) => `${n} keer, ${shown}`,
  },
  pairs: {
    title: 'Wie kan wie helpen',
    lead: 'Alleen jij ziet dit. Per principe staat links wie het liet zien en rechts wie het miste. Zet ze bij elkaar.',
    none: 'Er zijn nog geen paren te maken.',
    helps: 'Liet het zien',
    learns: 'Kan het leren',
    gone: 'niet meer in de workshop',
  },
  untitled: (n: number) => `Moment ${n}`,
};

export type Messages = typeof nl;
