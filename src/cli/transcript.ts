/** A run as a page to read: what was said, what was chosen, what came of it. Plain Markdown, the same on every machine. */
import { rewind, type Run } from '../core/run/run.ts';
import { takenAt, view } from '../core/run/view.ts';
import type { Language } from '../core/scenario/schema.ts';
import { debrief, type DecisionReview } from '../core/score/debrief.ts';
import { signed } from './show-view.ts';
import type { Messages } from './terminal.ts';

export function transcript(run: Run, name: string, language: Language, words: Messages): string {
  const { scenario } = run.story;
  const parts = [`# ${words.transcriptTitle(scenario.title[language], name)}`, `*${words.transcriptNote}*`];
  const ended = view(run, language).ending !== null;
  const reviews = new Map<number, DecisionReview>();
  if (ended) for (const decision of debrief(run, language).decisions) reviews.set(decision.index, decision);
  let place: string | null = null;
  for (let step = 0; step <= run.choices.length; step += 1) {
    const seen = view(rewind(run, step), language);
    for (const { place: here, moment, present, lines } of seen.scenes) {
      if (here.id !== place || moment !== null) {
        const people = present.map(({ name: person }) => person).join(', ');
        parts.push(
          `## ${[here.name, moment].filter((part) => part !== null).join(' · ')}${people === '' ? '' : `\n\n${people}`}`,
        );
      }
      place = here.id;
      for (const { who, name: speaker, text } of lines) {
        parts.push(who === null ? `*${text}*` : `**${who === 'you' ? words.you : speaker}:** ${text}`);
      }
    }
    const moved = seen.meters.filter(({ change }) => change !== 0);
    if (moved.length > 0) {
      parts.push(
        moved
          .map(
            ({ label, change, value, why }) =>
              `${label} ${signed(change)} (${value})${why.length > 0 ? `: ${why.join(', ')}` : ''}`,
          )
          .join('  \n'),
      );
    }
    const learnt = seen.notebook.filter(({ isNew }) => isNew);
    if (learnt.length > 0) parts.push(learnt.map(({ text }) => `- ${words.notebook}: ${text}`).join('\n'));
    if (step < run.choices.length) {
      parts.push(`> **${words.you}:** ${takenAt(run, step).choice.text[language]}`);
      parts.push(...remarks(reviews.get(step), words));
    }
  }
  if (ended) parts.push(...closing(run, language, words));
  return `${parts.join('\n\n')}\n`;
}

function remarks(decision: DecisionReview | undefined, words: Messages): string[] {
  if (!decision) return [];
  const { taken, better, before, after } = decision;
  const thoughts = [...before, ...after].flatMap(({ name, thought }) =>
    thought === null ? [] : [`${words.thought(name)}: ${thought}`],
  );
  const marks = taken.marks.map(({ name, points }) => `${signed(points)} ${name}`).join(', ');
  const said = [
    ...thoughts,
    ...(taken.feedback === '' ? [] : [`${words.coach}: ${taken.feedback}`]),
    ...(marks === '' ? [] : [marks]),
    ...(better ? [`${words.better}: ${better.text}`] : []),
  ];
  return said.length === 0 ? [] : [said.map((line) => `> ${line}`).join('\n>\n')];
}

function closing(run: Run, language: Language, words: Messages): string[] {
  const { ending, score, stars, passed, variant } = debrief(run, language);
  return [
    `## ${ending.title}`,
    ending.text,
    `**${words.later}:** ${ending.later}`,
    `**${words.variant}: ${variant.name}.** ${variant.about}`,
    `**${words.scoreLine(score, '★'.repeat(stars) + '☆'.repeat(3 - stars), passed)}**`,
  ];
}
