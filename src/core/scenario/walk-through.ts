/** Everything in a scenario that refers to something else, visited once, with its place. */
import type { Path } from './problem.ts';
import type { Beat, Choice, Condition, Effect, Evidence, Line, Scenario } from './schema.ts';

export type Visitor = {
  beat?: (beat: Beat, id: string, path: Path) => void;
  line?: (line: Line, path: Path, beat: Beat) => void;
  choice?: (choice: Choice, path: Path, beat: Beat) => void;
  /** Each condition, and then each of its parts. */
  condition?: (condition: Condition, path: Path) => void;
  effect?: (effect: Effect, path: Path) => void;
  evidence?: (evidence: Evidence, path: Path) => void;
  /** A place a choice can lead to. */
  target?: (id: string, path: Path) => void;
  /** A list of which the first entry that holds is taken: targets and feedback. */
  firstOf?: (list: readonly { when?: Condition }[], path: Path) => void;
};

/** Visits in the order of the file. A path is valid during its call only: copy it to keep it. */
export function walkThrough(scenario: Scenario, visitor: Visitor): void {
  const path: (string | number)[] = ['beats'];
  const inside = (part: string | number, visit: () => void) => {
    path.push(part);
    visit();
    path.pop();
  };
  const each = <T>(part: string, list: readonly T[] | undefined, visit: (item: T) => void) => {
    if (!list || list.length === 0) return;
    path.push(part, 0);
    for (let index = 0; index < list.length; index += 1) {
      path[path.length - 1] = index;
      visit(list[index] as T);
    }
    path.length -= 2;
  };
  const condition = (asked: Condition) => {
    visitor.condition?.(asked, path);
    if ('all' in asked) each('all', asked.all, condition);
    else if ('any' in asked) each('any', asked.any, condition);
    else if ('not' in asked) inside('not', () => condition(asked.not));
  };
  const when = (holder: { when?: Condition }) => {
    const asked = holder.when;
    if (asked) inside('when', () => condition(asked));
  };
  const effect = (change: Effect) => {
    visitor.effect?.(change, path);
    when(change);
  };
  const choice = (offer: Choice, beat: Beat) => {
    visitor.choice?.(offer, path, beat);
    when(offer);
    each('effects', offer.effects, effect);
    each('evidence', offer.evidence, (entry) => {
      visitor.evidence?.(entry, path);
      when(entry);
    });
    const { feedback, to } = offer;
    if (feedback && feedback.length > 0) inside('feedback', () => visitor.firstOf?.(feedback, path));
    each('feedback', feedback, when);
    each('reply', offer.reply, (line) => {
      visitor.line?.(line, path, beat);
      when(line);
    });
    if (typeof to === 'string') inside('to', () => visitor.target?.(to, path));
    else {
      inside('to', () => visitor.firstOf?.(to, path));
      each('to', to, (entry) => {
        inside('to', () => visitor.target?.(entry.to, path));
        when(entry);
      });
    }
  };
  for (const [id, beat] of Object.entries(scenario.beats)) {
    path.push(id);
    visitor.beat?.(beat, id, path);
    each('effects', beat.effects, effect);
    each('lines', beat.lines, (line) => {
      visitor.line?.(line, path, beat);
      when(line);
    });
    each('choices', beat.choices, (offer) => choice(offer, beat));
    path.pop();
  }
}
