/** The debrief of a finished run as lines of text. */
import type { Debrief, DecisionReview, PrincipleMark } from '../core/score/debrief.ts';
import { signed } from './show-view.ts';
import { wrap, type Terminal } from './terminal.ts';

export function showDebrief(debrief: Debrief, terminal: Terminal): void {
  const { words, out, paint, width } = terminal;
  const stars = '★'.repeat(debrief.stars) + '☆'.repeat(3 - debrief.stars);
  out('');
  out(paint('bold', words.scoreLine(debrief.score, stars, debrief.passed)));
  out(paint('dim', wrap(words.scoreMeaning, width)));
  out('');
  out(wrap(`${paint('bold', `${words.variant}: ${debrief.variant.name}.`)} ${debrief.variant.about}`, width));
  out('');
  out(paint('bold', words.competencies));
  for (const { name, percent } of debrief.competencies) {
    out(`  ${name}: ${percent === null ? paint('dim', words.nothingAtStake) : `${percent} %`}`);
  }
  out('');
  out(paint(['bold', 'inverse'], ` ${words.decisions} `));
  debrief.decisions.forEach((decision, index) => showDecision(decision, index + 1, terminal));
  if (debrief.clues.length === 0) return;
  out('');
  out(paint('bold', words.clues));
  for (const { text, status } of debrief.clues) {
    const mark = paint(status === 'heard' ? 'green' : 'yellow', `[${words.clueStatus[status]}]`);
    out(wrap(`  ${mark} ${text}`, width, '    '));
  }
}

function showDecision(decision: DecisionReview, number: number, { words, out, paint, width }: Terminal): void {
  const { taken, better } = decision;
  const said = (label: string, text: string) => out(wrap(`${paint('bold', `${label}:`)} ${text}`, width, '  '));
  out('');
  out(paint('underline', words.decision(number, decision.title)));
  said(words.youDid, taken.text);
  for (const { name, thought } of [...decision.before, ...decision.after]) {
    if (thought !== null) out(paint('italic', wrap(`${words.thought(name)}: ${thought}`, width, '  ')));
  }
  if (taken.feedback !== '') said(words.coach, taken.feedback);
  for (const mark of taken.marks) {
    out(
      wrap(`  ${paint(mark.points < 0 ? 'red' : 'green', signed(mark.points))} ${principleOf(mark)}`, width, '     '),
    );
  }
  if (better) {
    said(words.better, better.text);
    if (better.feedback !== '') out(paint('dim', wrap(`  ${better.feedback}`, width, '  ')));
  }
}

function principleOf({ name, source }: PrincipleMark): string {
  return `${name} (${source})`;
}
