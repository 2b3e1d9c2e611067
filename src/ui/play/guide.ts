/** What a first conversation teaches while it is played: one thing at a time, at the moment it matters. */
import { nextMoment, type Moment } from '../../core/run/moment.ts';
import type { Lesson } from '../settings/settings.ts';

/** The lesson of this moment; null where there is nothing to learn, or it has been learnt. */
export function lessonAt(moment: Moment, taught: readonly Lesson[]): Lesson | null {
  const { view } = moment;
  if (view.ending !== null) return null;
  const lesson = lessonOf(moment);
  return lesson !== null && !taught.includes(lesson) ? lesson : null;

  function lessonOf({ speaking }: Moment): Lesson | null {
    const due = !speaking && nextMoment(moment) === null;
    if (view.step === 0) return due ? 'choose' : 'go-on';
    const moved = view.meters.some(({ change }) => change !== 0) || view.notebook.some(({ isNew }) => isNew);
    if (moved && !due) return 'change';
    return due && taught.includes('change') ? 'pause' : null;
  }
}
