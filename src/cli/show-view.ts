/** The view of a run as lines of text. */
import type { FactView, MeterView, View } from '../core/run/view.ts';
import { wrap, type Terminal } from './terminal.ts';

/** What has happened since the last choice: places, lines, reactions. */
export function showScenes(view: View, { words, out, paint, width }: Terminal, shown: string | null): void {
  let place = shown;
  for (const scene of view.scenes) {
    if (scene.place.id !== place || scene.moment !== null) {
      out('');
      out(
        paint(['bold', 'inverse'], ` ${[scene.place.name, scene.moment].filter((part) => part !== null).join(' · ')} `),
      );
      if (scene.present.length > 0) {
        const people = scene.present.map(({ name, role }) => `${name} (${role})`).join(', ');
        out(paint('dim', wrap(people, width)));
      }
    }
    place = scene.place.id;
    for (const line of scene.lines) {
      out('');
      if (line.who === null) out(paint('italic', wrap(line.text, width)));
      else out(wrap(`${paint('bold', line.who === 'you' ? words.you : line.name)}: ${line.text}`, width, '  '));
    }
  }
}

/** Meters with what the last choice did to them; nothing where there are none. */
export function showMeters(view: View, { out, paint, width }: Terminal): void {
  if (view.meters.length === 0) return;
  out('');
  for (const meter of view.meters) {
    const bar = barOf(meter);
    const change = meter.change === 0 ? '' : ` ${paint(isGood(meter) ? 'green' : 'red', signed(meter.change))}`;
    const why = meter.why.length > 0 ? ` ${paint('dim', meter.why.join(', '))}` : '';
    out(
      wrap(
        `${bar} ${meter.label} ${meter.value}${meter.unit === '' ? '' : ` ${meter.unit}`}${change}${why}`,
        width,
        '  ',
      ),
    );
  }
}

export function showNotebook(notebook: readonly FactView[], { words, out, paint, width }: Terminal): void {
  out('');
  if (notebook.length === 0) {
    out(paint('dim', words.emptyNotebook));
    return;
  }
  out(paint('bold', words.notebook));
  for (const { text, isNew } of notebook) {
    out(wrap(`  - ${text}${isNew ? ` ${paint('green', `(${words.isNew})`)}` : ''}`, width, '    '));
  }
}

/** Numbered, as they are to be typed. */
export function showChoices(view: View, { out, paint, width }: Terminal): void {
  out('');
  view.choices.forEach(({ text }, index) => out(wrap(`${paint('cyan', `${index + 1}.`)} ${text}`, width, '   ')));
}

export function showEnding({ ending }: View, { words, out, paint, width }: Terminal): void {
  if (!ending) return;
  out('');
  out(paint(['bold', 'inverse'], ` ${ending.title} `));
  out('');
  out(wrap(ending.text, width));
  out('');
  out(wrap(`${paint('bold', `${words.later}:`)} ${ending.later}`, width));
}

/** `+2` or `-1`; a true minus would not survive every terminal. */
export function signed(change: number): string {
  return change > 0 ? `+${change}` : String(change);
}

function isGood({ change, lessIsBetter }: MeterView): boolean {
  return change > 0 !== lessIsBetter;
}

function barOf({ value, min, max }: MeterView): string {
  const cells = 10;
  const full = max > min ? Math.round((cells * (value - min)) / (max - min)) : 0;
  return '█'.repeat(full) + '░'.repeat(cells - full);
}
