/** The worker: checks and proves one scenario beside the page, so that the page stays quick and can stop it at any time. */
import { check } from '../core/proof/check.ts';
import { prove } from '../core/proof/prove.ts';
import { openBuilt, openStory, type Story } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import type { Problem } from '../core/scenario/problem.ts';
import { limits } from '../core/scenario/schema.ts';
import type { Job, News } from './proof-job.ts';

const tell = (news: News) => postMessage(news);

addEventListener('message', ({ data }: MessageEvent<Job>) => void work(data));

async function work(job: Job): Promise<void> {
  if ('built' in job) return tellProof(openBuilt(job.built));
  const { text, checked } = job;
  const source = typeof text === 'string' ? text : await read(text);
  if (source === null) return tell({ step: 'unreadable' });
  const parsed = parse(source);
  if (!parsed.ok) return tell({ step: 'refused', problems: parsed.problems.map((problem) => sized(problem, text)) });
  const { scenario } = parsed;
  const problems = checked ? check(scenario, source) : [];
  if (problems.some(({ severity }) => severity === 'error')) return tell({ step: 'refused', problems });
  const { id, title, teaser, briefing, minutes } = scenario;
  tell({ step: 'checked', id, source, card: { title, teaser, client: briefing.client, minutes }, problems });
  tellProof(openStory(source, scenario));
}

function tellProof(story: Story): void {
  const onProgress = (share: number) => tell({ step: 'proving', share });
  tell({ step: 'proved', proof: prove(story, { onProgress }) });
}

/** Of a file that is too large only the beginning was read: its own size is told. */
function sized(problem: Problem, text: string | Blob): Problem {
  const isSize = problem.code === 'file-too-large' && typeof text !== 'string';
  return isSize ? { ...problem, found: String(text.size) } : problem;
}

/** Of a file that is too large no more than it takes to say so. */
async function read(file: Blob): Promise<string | null> {
  const isTooLarge = file.size > limits.bytes;
  const decoder = new TextDecoder('utf-8', { fatal: !isTooLarge, ignoreBOM: true });
  try {
    return decoder.decode(await file.slice(0, limits.bytes + 1).arrayBuffer());
  } catch {
    return null;
  }
}
