/** The words of the screen that opens a run code, in Dutch. */
import type { CodeProblem } from '../finding.ts';

export const nl = {
  title: 'Code openen',
  lead: 'Met een code bekijk je een gesprek dat op een ander toestel is gevoerd, precies zoals het ging.',
  label: 'De code',
  hint: 'Typ of plak hem, of de hele link. Hoofdletters, spaties en streepjes maken niet uit.',
  find: 'Zoek het gesprek',
  finding: 'Het gesprek wordt nagespeeld…',
  problems: {
    empty: () => 'Typ of plak eerst een code.',
    strange: () => 'Hier staat een teken in dat in geen enkele code voorkomt.',
    mistyped: () => 'Deze code klopt niet. Ergens zit een typefout, of er ontbreekt een stuk.',
    newer: () => 'Deze code komt uit een andere versie van het spel. Laad de pagina opnieuw en probeer het nog eens.',
    'unknown-scenario': () =>
      'Het gesprek van deze code staat niet in dit spel. Was het een eigen scenario? Open dan eerst dat bestand.',
    'other-version': (title: string) =>
      `Deze code hoort bij een andere versie van ‘${title}’. Naspelen zou nu een ander gesprek geven.`,
    impossible: (title: string) => `Deze code bevat een keuze die in ‘${title}’ niet te maken was.`,
    unreachable: (title: string) => `‘${title}’ kwam niet binnen. Misschien is er even geen verbinding.`,
  } satisfies Record<CodeProblem, (title: string) => string>,
  again: 'Probeer opnieuw',
  found: {
    checked: 'Nagespeeld op dit toestel: elke keuze klopt.',
    ending: 'Afloop',
    score: 'Score',
    outOf: (score: string) => `${score} van 100`,
    stars: (count: string) => `${count} van de 3 sterren`,
    underWay: (count: number, shown: string) =>
      count === 1 ? 'Nog bezig: er is één keuze gemaakt.' : `Nog bezig: er zijn ${shown} keuzes gemaakt.`,
    proves: 'De code zegt wat er gezegd is, niet wie het zei.',
    spoils:
      'In de nabespreking lees je wie deze klant in dit verhaal is. Speel je het daarna zelf, dan telt dat niet meer als eerste poging.',
    mine: 'Dit gesprek staat al op dit toestel.',
    review: 'Bekijk nabespreking',
    goOn: 'Speel vanaf hier verder',
  },
  home: 'Naar het overzicht',
};

export type Messages = typeof nl;
