import type { Debrief } from '../../core/score/debrief.ts';

export type ScoreVerdict = 'chance' | 'below' | 'pass' | 'strong' | 'top';

/** Where the ending and the score tell different stories: a good end to a poor conversation, or the other way round. */
export function endingAgainstScore({ ending, passed }: Pick<Debrief, 'ending' | 'passed'>): 'lucky' | 'unlucky' | null {
  if (ending.meaning === 'good' && !passed) return 'lucky';
  return ending.meaning === 'bad' && passed ? 'unlucky' : null;
}

/** In which words to speak of a score. Under 20 a trainee did little better than chance. */
export function scoreVerdict({ score, stars }: Pick<Debrief, 'score' | 'stars'>): ScoreVerdict {
  if (stars === 3) return 'top';
  if (stars === 2) return 'strong';
  if (stars === 1) return 'pass';
  return score < 20 ? 'chance' : 'below';
}
