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
  back: 'Naar het overzicht',
  underWay: (n: number) => `Je was al bezig: ${count(n, 'keuze', 'keuzes')} gemaakt.`,
  how: 'Er zijn geen trucjes: let op wat de ander zegt, en op wat hij niet zegt.',
};

export type Messages = typeof nl;
