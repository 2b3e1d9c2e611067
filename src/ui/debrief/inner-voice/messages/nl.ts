/** The words of the inner voice in Dutch. */
export const nl = {
  intro: 'Het hele gesprek nog eens, met ernaast wat de ander dacht en niet zei.',
  way: 'Manier van teruglezen',
  ways: { steps: 'Regel voor regel', whole: 'Alles onder elkaar' },
  keys: 'Met de pijltjestoetsen ga je een regel verder of terug.',
  previous: 'Vorige',
  next: 'Volgende',
  nextThought: 'Volgende gedachte',
  place: 'Plaats in het gesprek',
  of: (number: string, all: string) => `Regel ${number} van ${all}`,
  said: 'Wat er gezegd werd',
  thought: 'Wat er gedacht werd',
  yours: 'Jouw keuze',
  wentOn: 'Je ging verder',
  toDecision: (number: string) => `Naar beslissing ${number}`,
  later: 'Verderop',
};

export type Messages = typeof nl;
