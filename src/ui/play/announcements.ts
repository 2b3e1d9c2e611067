/** What a screen reader is told as the conversation goes on: each thing once, in the order it happens. */
import { lineOf, sceneOf, type Moment } from '../../core/run/moment.ts';
import type { View } from '../../core/run/view.ts';
import type { Messages } from './messages/nl.ts';

/**
 * What is new since the previous moment; null for the first. `whisper`: what the coach says of the last choice, '' for nothing;
 * it comes after the other's first words.
 */
export function announcements(previous: Moment | null, next: Moment, words: Messages, whisper = ''): string[] {
  if (previous && next.view.step < previous.view.step)
    return [...(previous.view.said ? [words.coach.tookBack(previous.view.said.text)] : []), ...spoken(next, words)];
  const isNewView = previous === null || previous.view.step !== next.view.step;
  const isNewScene = isNewView || previous.scene !== next.scene;
  const isNewLine = isNewScene || previous.line !== next.line;
  return [
    ...(isNewView && previous !== null ? consequences(next.view, words) : []),
    ...(isNewScene ? setting(previous, next) : []),
    ...(isNewLine ? spoken(next, words) : []),
    ...(isNewView && whisper !== '' ? [words.coach.says(whisper)] : []),
  ];
}

function consequences({ said, meters, notebook }: View, { play }: Messages): string[] {
  const moved = meters.filter(({ change }) => change !== 0);
  return [
    ...(said ? [`${play.you}: ${said.text}`] : []),
    ...moved.map(({ label, unit, value, change, why }) =>
      [play.meter(label, `${value} ${unit}`.trim()), change > 0 ? play.up(change) : play.down(-change), ...why].join(
        ', ',
      ),
    ),
    ...notebook.filter(({ isNew }) => isNew).map(({ text }) => play.learnt(text)),
  ];
}

function setting(previous: Moment | null, next: Moment): string[] {
  const scene = sceneOf(next);
  const before = previous && sceneOf(previous);
  const isSamePlace = before?.place.id === scene.place.id;
  const parts = [...(isSamePlace ? [] : [scene.place.name]), ...(scene.moment === null ? [] : [scene.moment])];
  return parts.length > 0 ? [parts.join(', ')] : [];
}

function spoken(next: Moment, { play }: Messages): string[] {
  const line = lineOf(next);
  if (!line) return [];
  if (line.who === null) return [line.text];
  return [`${line.who === 'you' ? play.you : line.name}: ${line.text}`];
}
