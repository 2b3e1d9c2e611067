/** The words of the take-away in Dutch: one sentence for one customer. */
import type { Outcome } from '../commitment.ts';

export const nl = {
  intro: 'Wat je morgen zegt, blijft hangen. Kies één principe en één echte klant, en schrijf op wat je gaat zeggen.',
  private: 'Alles blijft op dit toestel. Er gaat niets naar je werkgever, je trainer of wie ook.',
  which: 'Wat neem je mee?',
  why: {
    practise: (count: number, shown: string) =>
      count === 0
        ? 'dit kostte je het meest'
        : count === 1
          ? `hier liet je ${shown} punt liggen`
          : `hier liet je ${shown} punten liggen`,
    more: (count: number, shown: string) =>
      count === 1 ? `hier liet je ${shown} punt liggen` : `hier liet je ${shown} punten liggen`,
    keep: () => 'dit ging al goed',
  },
  another: 'Iets anders',
  anotherLabel: 'Kies een principe',
  customer: 'Bij welke klant?',
  customerHint: 'Een echte klant die je binnenkort spreekt.',
  sentence: 'Wat ga je zeggen?',
  sentenceHint: 'Maak er je eigen zin van, zoals jij hem hardop zou zeggen.',
  starter: 'Zet de voorbeeldzin terug',
  date: 'Wanneer?',
  time: 'Hoe laat?',
  timeHint: 'Mag leeg blijven.',
  make: 'Maak het kaartje',
  save: 'Bewaar het kaartje',
  missing: {
    customer: 'Schrijf op bij welke klant.',
    sentence: 'Schrijf op wat je gaat zeggen.',
    date: 'Kies een dag, vandaag of later.',
  },
  notKept: 'Dit toestel kan het kaartje niet bewaren. Druk het af of zet het in je agenda.',
  kept: 'Het kaartje is gemaakt.',
  card: {
    title: 'Afspraak met mezelf',
    to: (customer: string) => `Bij ${customer}`,
    say: 'zeg ik',
    because: 'Uit',
    cut: 'Knip langs de stippellijn.',
  },
  cards: 'Jouw kaartjes',
  cardOf: (customer: string) => `Kaartje voor ${customer}`,
  print: 'Druk af',
  paper: 'Papier',
  papers: { a6: 'A6, kaartje', a4: 'A4, om uit te knippen' },
  calendar: 'Zet in agenda',
  calendarFile: 'tegenspel-afspraak.ics',
  event: {
    summary: (customer: string, sentence: string) => `${customer}: ‘${sentence}’`,
    description: (principle: string, explanation: string) => `${principle}\n${explanation}\n\nUit Tegenspel.`,
  },
  change: 'Pas aan',
  remove: 'Gooi weg',
  removed: (customer: string) => `Het kaartje voor ${customer} is weg.`,
  more: 'Maak nog een kaartje',
  how: 'Hoe ging het?',
  outcomes: {
    worked: 'Gezegd, en het werkte',
    otherwise: 'Gezegd, en het liep anders',
    'not-said': 'Niet gezegd',
  } satisfies Record<Outcome, string>,
  after: {
    worked: 'Mooi. Wie is de volgende?',
    otherwise: 'Je hebt het geprobeerd. Wat zou je er nu anders aan zeggen?',
    'not-said': 'Kan gebeuren. Kies een nieuwe dag, of gooi het kaartje weg.',
  } satisfies Record<Outcome, string>,
  again: 'Toch anders',
  newDay: 'Nieuwe dag',
  move: 'Verzet',
};

export type Messages = typeof nl;
