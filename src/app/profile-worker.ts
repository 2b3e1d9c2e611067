/** The worker: replays runs beside the page, so that a long history makes no screen stutter. One job, one answer. */
import { offersOf } from '../core/profile/blind-spots.ts';
import { findingsOf } from '../core/profile/findings.ts';
import { replay, replayChoices } from '../core/run/replay.ts';
import type { RunLog } from '../core/run/run.ts';
import { engineNumber, type Story } from '../core/run/story.ts';
import type { Scenario, Text } from '../core/scenario/schema.ts';
import type { ProfileAnswer, ProfileJob, Replayed } from './profile-job.ts';
import { storyFrom } from './scenario-file.ts';

addEventListener('message', ({ data }: MessageEvent<ProfileJob>) => postMessage(work(data)));

function work({ stories, logs, withOffers }: ProfileJob): ProfileAnswer {
  const opened = new Map(
    stories.flatMap(({ id, file }): [string, Story][] => {
      const story = storyFrom(file, id);
      return story ? [[id, story]] : [];
    }),
  );
  return {
    replayed: logs.map(({ log, known }) => judge(opened.get(log.scenario), log, known)),
    offers: withOffers ? [...opened].map(([id, story]) => [id, offersOf(story)]) : [],
    names: [...opened].map(([id, { scenario }]) => [id, namesIn(scenario)]),
  };
}

const namesIn = ({ variants }: Scenario): Record<string, Text> =>
  Object.fromEntries(Object.entries(variants).map(([id, { name }]) => [id, name]));

/**
 * A run counts when the rules allow every choice of it. One from before its scenario was renewed counts when all of its
 * choices still hold: a corrected spelling mistake is no reason to lose what somebody has done.
 */
function judge(story: Story | undefined, log: RunLog, known: string | null): Replayed {
  if (!story) return { is: 'refused', refusal: 'no-scenario' };
  if (known === story.sha256 && log.engine === engineNumber) return { is: 'as-known' };
  const strict = replay(story, log);
  const isOlder = !strict.ok && (strict.reason === 'other-version' || strict.reason === 'other-engine');
  const verdict = isOlder ? replayChoices(story, log) : strict;
  if (!verdict.ok) return { is: 'refused', refusal: isOlder ? 'other-version' : verdict.reason };
  try {
    return { is: 'found', findings: findingsOf(verdict.run) };
  } catch (error) {
    if (error instanceof RangeError) return { is: 'refused', refusal: 'no-score' };
    throw error;
  }
}
