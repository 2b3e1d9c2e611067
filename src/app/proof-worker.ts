/** The worker: checks and proves one scenario beside the page, so that the page stays quick and can stop it at any time. */
import { check } from '../core/proof/check.ts';
import { prove } from '../core/proof/prove.ts';
import { openStory } from '../core/run/story.ts';
import { parse } from '../core/scenario/parse.ts';
import type { Job, News } from './proof-job.ts';

const tell = (news: News) => postMessage(news);

addEventListener('message', ({ data: { source, checked } }: MessageEvent<Job>) => {
  const parsed = parse(source);
  if (!parsed.ok) {
    tell({ step: 'refused', problems: parsed.problems });
    return;
  }
  const { scenario } = parsed;
  const problems = checked ? check(scenario, source) : [];
  if (problems.some(({ severity }) => severity === 'error')) {
    tell({ step: 'refused', problems });
    return;
  }
  const { id, title, teaser, briefing, minutes } = scenario;
  tell({ step: 'checked', id, card: { title, teaser, client: briefing.client, minutes }, problems });
  const onProgress = (share: number) => tell({ step: 'proving', share });
  tell({ step: 'proved', proof: prove(openStory(source, scenario), { onProgress }) });
});
