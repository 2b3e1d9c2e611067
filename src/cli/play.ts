/**
 * `play <id|file> [--seed N | --variant ID] [--choices a,b,c] [--json]`: a conversation in the terminal,
 * or, with choices given, what there is to see after them.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { choose, mostChoices, rewind, runLog, startRun, type Run } from '../core/run/run.ts';
import { isSeed, openStory, seedForVariant, type Story } from '../core/run/story.ts';
import { view, type View } from '../core/run/view.ts';
import { didYouMean } from '../core/scenario/did-you-mean.ts';
import { debrief } from '../core/score/debrief.ts';
import type { Arguments, Options } from './arguments.ts';
import { findScenario, problemsOf, scenarioIds, tellProblems } from './scenario-files.ts';
import { showDebrief } from './show-debrief.ts';
import { showChoices, showEnding, showMeters, showNotebook, showScenes } from './show-view.ts';
import { wrap, type ExitCode, type Terminal } from './terminal.ts';

export const playOptions: Options = { seed: 'value', variant: 'value', choices: 'value', json: 'switch' };

export async function runPlay(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { words, complain } = terminal;
  const [name, ...others] = given.names;
  if (name === undefined || others.length > 0) {
    complain(name === undefined ? words.missingScenario(scenarioIds()) : words.tooManyNames(others[0] ?? ''));
    return 2;
  }
  const story = openScenario(name, terminal);
  if (!story) return 2;
  const isWatched = !given.values.has('choices') && !given.switches.has('json');
  const seed = seedOf(given, story, isWatched ? randomInt(0x1_0000_0000 - 1) : 0, terminal);
  if (seed === null) return 2;
  const run = startRun(story, { runId: randomUUID(), seed });
  if (isWatched) return playByHand(run, terminal);
  const ids = (given.values.get('choices') ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return playChoices(run, ids, given.switches.has('json'), terminal);
}

/** The story of a scenario that can be played, or null after saying why not. */
export function openScenario(name: string, terminal: Terminal): Story | null {
  const { words, complain } = terminal;
  const found = findScenario(name, terminal);
  if (!found.ok) {
    complain(found.message);
    return null;
  }
  const { scenario, problems } = problemsOf(found.file);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (scenario && errors.length === 0) return openStory(found.file.source, scenario);
  complain(words.broken(found.file.shown));
  tellProblems(errors, found.file.shown, terminal, complain);
  return null;
}

function seedOf(
  { values }: Arguments,
  { scenario }: Story,
  otherwise: number,
  { words, complain }: Terminal,
): number | null {
  const given = values.get('seed');
  const variant = values.get('variant');
  if (given !== undefined && variant !== undefined) {
    complain(words.seedOrVariant);
    return null;
  }
  if (variant !== undefined) {
    if (Object.hasOwn(scenario.variants, variant)) return seedForVariant(scenario, variant, otherwise);
    const known = Object.keys(scenario.variants);
    const near = didYouMean(variant, known);
    complain(words.unknownVariant(variant, known) + (near === null ? '' : ` ${words.didYouMean(near)}`));
    return null;
  }
  if (given === undefined) return otherwise;
  const seed = /^\d{1,10}$/.test(given) ? Number(given) : NaN;
  if (isSeed(seed)) return seed;
  complain(words.badSeed(given));
  return null;
}

function playChoices(start: Run, ids: readonly string[], asJson: boolean, terminal: Terminal): ExitCode {
  const { words, language, out, complain } = terminal;
  let run = start;
  for (const [index, id] of ids.entries()) {
    const made = choose(run, id);
    if (made.ok) {
      run = made.run;
      continue;
    }
    const { choices } = view(run, language);
    if (made.refusal === 'ended') complain(words.refusedAfterEnd(index, id));
    else if (made.refusal === 'too-long') complain(words.refusedTooLong(mostChoices));
    else {
      complain(`${words.refusedChoice(index, id)} ${words.offered}`);
      for (const choice of choices) complain(`  ${choice.id}: ${choice.text}`);
    }
    if (asJson) out(JSON.stringify({ ok: false, refusal: made.refusal, index, choice: id, offered: choices }, null, 2));
    return 1;
  }
  if (asJson) out(JSON.stringify(runAsJson(run, language), null, 2));
  else showRun(run, view(run, language), null, terminal);
  return 0;
}

/** The view with the present place and all lines at hand; at the end also what came of it. */
function runAsJson(run: Run, language: Terminal['language']): object {
  const { scenes, ...now } = view(run, language);
  const last = scenes[scenes.length - 1];
  const review = now.ending ? debrief(run, language) : null;
  return {
    ok: true,
    seed: run.seed,
    ...now,
    ended: now.ending !== null,
    place: last?.place ?? null,
    moment: last?.moment ?? null,
    present: last?.present ?? [],
    lines: scenes.flatMap(({ lines }) => lines),
    scenes,
    ...(review && {
      score: review.score,
      stars: review.stars,
      passed: review.passed,
      points: review.points,
      principles: Object.fromEntries(review.principles.map(({ principle, points }) => [principle, points])),
      debrief: review,
    }),
    runLog: runLog(run),
  };
}

/** What there is to see where a run stands; `place` is the one on screen already. */
function showRun(run: Run, seen: View, place: string | null, terminal: Terminal): void {
  showScenes(seen, terminal, place);
  showMeters(seen, terminal);
  if (seen.notebook.some(({ isNew }) => isNew)) showNotebook(seen.notebook, terminal);
  if (!seen.ending) {
    showChoices(seen, terminal);
    return;
  }
  showEnding(seen, terminal);
  showDebrief(debrief(run, terminal.language), terminal);
  terminal.out('');
  terminal.out(terminal.paint('dim', terminal.words.seed(run.seed)));
}

async function playByHand(start: Run, terminal: Terminal): Promise<ExitCode> {
  const { words, language, out, streams } = terminal;
  showBriefing(start, terminal);
  let run = start;
  let seen = view(run, language);
  let place: string | null = null;
  const show = () => {
    showRun(run, seen, place, terminal);
    place = seen.scenes[seen.scenes.length - 1]?.place.id ?? null;
  };
  show();
  const lines = createInterface({ input: streams.stdin, output: streams.stdout, prompt: `\n${words.prompt}` });
  // Lines that were piped in are still read after the input has been closed.
  let canAsk = true;
  lines.once('close', () => (canAsk = false));
  if (!seen.ending) lines.prompt();
  for await (const typed of lines) {
    const answer = typed.trim().toLowerCase();
    if (answer === 'q') {
      out(words.quit);
      break;
    }
    if (answer === 'n') showNotebook(seen.notebook, terminal);
    else if (answer === 'u') {
      out(run.choices.length === 0 ? words.nothingToUndo : words.undone);
      run = rewind(run, Math.max(0, run.choices.length - 1));
      seen = view(run, language);
      place = null;
      show();
    } else {
      const choice = seen.choices[Number(answer) - 1] ?? seen.choices.find(({ id }) => id === answer);
      const made = choice ? choose(run, choice.id) : null;
      if (made?.ok) {
        run = made.run;
        seen = view(run, language);
        show();
      } else out(words.notAnAnswer(typed.trim(), seen.choices.length));
    }
    if (seen.ending) break;
    if (canAsk) lines.prompt();
  }
  lines.close();
  return 0;
}

function showBriefing({ story }: Run, { language, words, out, paint, width }: Terminal): void {
  const { title, minutes, briefing } = story.scenario;
  out(`${paint('bold', title[language])} ${paint('dim', `(${words.minutes(minutes)})`)}`);
  const part = (label: string, text: string) => out(wrap(`${paint('bold', `${label}:`)} ${text}`, width, '  '));
  out('');
  part(words.youAre, briefing.you[language]);
  part(words.client, briefing.client[language]);
  part(words.goal, briefing.goal[language]);
  const list = (label: string, texts: readonly { nl: string; en: string }[]) => {
    if (texts.length === 0) return;
    out(paint('bold', `${label}:`));
    for (const text of texts) out(wrap(`  - ${text[language]}`, width, '    '));
  };
  list(words.known, briefing.known);
  list(words.agenda, briefing.agenda);
}
