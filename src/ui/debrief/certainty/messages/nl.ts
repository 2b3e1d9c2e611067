/** How sure you were, and which hints you asked for: in Dutch. Figures arrive formatted; `count` decides between one and more. */
import type { Confidence } from '../../../../core/run/confidence.ts';

export const nl = {
  title: 'Zeker en mis',
  titleWithout: 'Hoe zeker je was',
  intro: (count: number, wrong: string, sure: string) =>
    count === 1
      ? `Van de ${sure} keer dat je het zeker wist, lag er één keer iets sterkers. Daar leer je het meest van.`
      : `Van de ${sure} keer dat je het zeker wist, lag er ${wrong} keer iets sterkers. Daar leer je het meest van.`,
  allRight: (count: number, sure: string) =>
    count === 1
      ? 'Eén keer wist je het zeker, en toen klopte het ook.'
      : `${sure} keer wist je het zeker, en al die keren klopte het.`,
  neverSure: 'Je was nergens zeker.',
  better: (count: number, right: string, unsure: string) =>
    `Van de ${unsure} keer dat je twijfelde of gokte, koos je ${right} keer de sterkste zin. ` +
    (count === 1 ? 'Die wist je dus beter dan je dacht.' : 'Die wist je dus beter dan je dacht: vertrouw erop.'),
  youWereSure: 'Zeker zei je',
  stronger: 'Sterker was',
  at: (number: string, setting: string) => (setting ? `Beslissing ${number} · ${setting}` : `Beslissing ${number}`),
  cost: (count: number, shown: string) => (count === 1 ? `Kostte ${shown} punt` : `Kostte ${shown} punten`),
  also: 'Ook hier was je zeker en lag er iets sterkers:',
  toDecision: (number: string) => `Bekijk beslissing ${number}`,
  caption: 'Hoe zeker je was, en hoe vaak je de sterkste zin koos',
  feeling: 'Je zei',
  best: 'Sterkste zin',
  of: (right: string, all: string) => `${right} van de ${all}`,
  levels: { sure: 'Zeker', doubt: 'Twijfel', guess: 'Gok' } satisfies Record<Confidence, string>,
  hints: (count: number, numbers: string) =>
    count === 1 ? `Je vroeg een hint bij beslissing ${numbers}.` : `Je vroeg een hint bij de beslissingen ${numbers}.`,
};
