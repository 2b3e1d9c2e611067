/** What a host takes home: the table for a spreadsheet, and the report on paper. */
import { picture, type BoardRow, type HostMember, type HostView, type Picture } from '../../../core/board/wire.ts';
import { printSheet } from '../../../ui/print/print-sheet.ts';
import Report from '../../../ui/workshop/host/Report.svelte';
import { saveAs } from '../../open-file.ts';
import { ask, request } from '../api.ts';

const tablePatienceMs = 60_000; // of two thousand people, over a slow line

/** False when it could not be had. */
export async function saveTable({ id }: HostView, key: string): Promise<boolean> {
  try {
    const answer = await request(`api/workshops/${id}/export.csv`, {
      headers: { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(tablePatienceMs),
    });
    if (!answer.ok || answer.headers.get('Content-Type')?.startsWith('text/csv') !== true) return false;
    // Reading takes the byte-order mark away, by which a spreadsheet knows UTF-8.
    saveAs(`tegenspel-${id}.csv`, `\u{feff}${await answer.text()}`, 'text/csv;charset=utf-8');
    return true;
  } catch {
    return false;
  }
}

/** False when a part of it could not be had. */
export async function printReport(
  workshop: HostView,
  members: readonly HostMember[],
  key: string,
  withNames: boolean,
): Promise<boolean> {
  const pictures: { scenario: string; picture: Picture['picture'] }[] = [];
  for (const { id: scenario } of workshop.scenarios) {
    const answer = await ask('GET', `api/workshops/${workshop.id}/picture/${scenario}`, { key, gives: picture });
    if (!answer.ok) return false;
    pictures.push({ scenario, picture: answer.value.picture });
  }
  const inside = members.filter(({ state }) => state === 'in');
  const ranked = inside.flatMap(({ place, nickname, team, points, finished }): BoardRow[] =>
    place === null ? [] : [{ place, nickname, team, points, finished, hours: 0 }],
  );
  const props = {
    workshop,
    members: inside.length,
    finished: ranked.length,
    pictures,
    board: withNames ? ranked.sort((a, b) => a.place - b.place) : null,
    at: Date.now(),
  };
  printSheet(Report, props, `${workshop.title}`);
  return true;
}
