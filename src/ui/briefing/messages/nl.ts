import type { Mode } from '../../../core/run/run.ts';

/** A number with its noun in the right form: `count(1, 'minuut', 'minuten')`. */
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

export const nl = {
  card: 'Klantkaart',
  you: 'Jij',
  client: 'Klant',
  known: 'Wat je weet',
  goal: 'Wat je wilt bereiken',
  agenda: 'Ook in je agenda',
  start: 'Begin het gesprek',
  goOn: 'Verder waar je was',
  again: 'Begin opnieuw',
  mode: 'Hoe speel je het?',
  modes: {
    practice: {
      name: 'Oefenen',
      about: 'Na elke keuze fluistert de coach wat hij ervan vond. Je mag een keuze terugnemen en om een hint vragen.',
    },
    real: {
      name: 'Voor het echt',
      about: 'Niemand helpt; pas na afloop hoor je hoe het ging. Je eerste keer blijft voorgoed staan.',
    },
  } satisfies Record<Mode, { name: string; about: string }>,
  askConfidence: 'Vraag bij elke keuze hoe zeker ik ben',
  blindSpots: 'Jouw blinde vlekken',
  chosenFor: 'Dit gesprek is uitgekozen omdat hierin terugkomt wat jou vaker punten kost:',
  back: 'Naar het overzicht',
  underWay: (n: number) => `Je was al bezig: ${count(n, 'keuze', 'keuzes')} gemaakt.`,
  how: 'Er zijn geen trucjes: let op wat de ander zegt, en op wat hij niet zegt.',
};

export type Messages = typeof nl;
