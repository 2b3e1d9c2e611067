/** The table a host takes home, for a spreadsheet: safe against formulas. */
import Papa from 'papaparse';
import { places } from '../core/board/ranking.ts';
import { en } from './messages/en.ts';
import { nl } from './messages/nl.ts';
import type { AcceptedRun } from './store/played.ts';
import type { Member, Standing, Store, Workshop } from './store/store.ts';

// What a spreadsheet would take for a formula, whatever stands before it that it overlooks; also in their wide forms.
const formula = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** All of a workshop. */
export async function csvOf(store: Store, workshop: Workshop): Promise<string> {
  const { id } = workshop;
  const [members, runs, standings] = await Promise.all([store.members(id), store.runs(id), store.standings(id)]);
  return asCsv(workshop, members, runs, standings);
}

/** One row a run, and one for whoever has none. A byte-order mark tells the spreadsheet that it is UTF-8. */
export function asCsv(
  workshop: Workshop,
  members: readonly Member[],
  runs: readonly AcceptedRun[],
  standings: readonly Standing[],
): string {
  const words = (workshop.language === 'nl' ? nl : en).csv;
  const byMember = Map.groupBy(runs, ({ member }) => member);
  const ranked = places(standings.filter(({ finished }) => finished > 0));
  const placeOf = new Map(ranked.map(({ member, place }) => [member, place]));
  const rows = members
    .filter(({ state }) => state === 'in')
    .flatMap((member) => {
      const own = byMember.get(member.id) ?? [null];
      return own.map((run) => [
        member.nickname,
        member.team ?? '',
        placeOf.get(member.id) ?? '',
        run?.scenario ?? '',
        run?.attempt ?? '',
        run?.score ?? '',
        run?.stars ?? '',
        run?.hours ?? '',
        run ? new Date(run.acceptedAt).toISOString() : '',
        run?.choices.join(' ') ?? '',
      ]);
    });
  const table = Papa.unparse({ fields: [...words], data: rows }, { escapeFormulae: formula, newline: '\r\n' });
  return `\u{feff}${table}\r\n`;
}
