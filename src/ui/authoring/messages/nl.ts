/** What the game says to an author while it runs beside the editor, in Dutch. The English messages have the same shape. */
export const nl = {
  broken: (scenario: string) => `${scenario}: zo kan het niet`,
  warnings: (scenario: string, count: number) => `${scenario}: ${count} keer let op`,
  stillRunning: 'De laatste goede versie loopt door.',
  line: (line: number, column: number) => `Regel ${line}, teken ${column}`,
  close: 'Sluit dit overzicht',
  replayed: 'De nieuwe versie loopt; je staat waar je stond.',
  noLongerFits: (number: number, choice: string) =>
    `De nieuwe versie loopt. Keuze ${number} (“${choice}”) past er niet meer in; je staat weer vlak daarvoor.`,
};
