/**
 * A whole conversation as a screen reader tells it, by keyboard alone: what each screen is made of, where every key leads,
 * and what is said meanwhile, in order. The transcript stands beside this test; read it as someone who cannot see the
 * screen, and where a change makes it read better, renew it: `npx vitest run --project e2e tests/e2e/screen-reader.test.ts -u`.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { nl as own } from '../../src/ui/own/messages/nl.ts';
import { story, test, type Player } from '../support/player.ts';

test('from the home screen to the debrief, in Dutch', async ({ sitDown }) => {
  const player = await sitDown({ language: 'nl', seed: 41, settings: { mode: 'real' } });
  const reader = await listenTo(player);
  const { page, texts } = player;

  reader.title('De titel');
  await page.getByRole('heading', { name: own.title }).waitFor(); // the last to come
  await page.getByText(texts.loading).first().waitFor({ state: 'detached' });
  await reader.look('body');
  await reader.tabTo(story.scenario.title.nl);
  await reader.press('Enter');

  reader.title('De opdracht');
  await page.locator('[data-start]').waitFor();
  await reader.look('main');
  await reader.tabTo(texts.briefing.start);

  reader.title('Het gesprek');
  await reader.press('Enter');
  await reader.untilChoices();
  for (let turn = 0; player.expected().ending === null; turn += 1) {
    const { choices } = player.expected();
    const place = turn % choices.length;
    await reader.look('.choices');
    // Arrows walk along the choices, Enter says one.
    for (let steps = 0; steps < place; steps += 1) await reader.press('ArrowDown');
    player.said.push(choices[place]?.id ?? '');
    await reader.press('Enter');
    await reader.untilChoices();
  }
  await reader.look('section:has([data-ending])');
  await reader.tabTo(texts.ending.toDebrief);
  await reader.press('Enter');

  reader.title('De nabespreking');
  await page.locator('main section').first().waitFor();
  await reader.outline('main');

  await expect(reader.transcript()).toMatchFileSnapshot('screen-reader.nl.txt');
});

type Heard = { texts: string[] };

/** Writes down what a screen reader would say from here on. */
async function listenTo({ page }: Player) {
  const written: string[] = [];
  await page.evaluate(hear);

  /** What the page has said of itself since the last time. */
  async function said(): Promise<void> {
    const texts = await page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard.texts.splice(0));
    written.push(...texts.map((text) => `    « ${text}`));
  }

  async function focus(): Promise<void> {
    const focused = page.locator(':focus');
    const where = (await focused.count()) > 0 ? await focused.ariaSnapshot() : 'nergens';
    written.push(`    > ${brief(where)[0]?.replace(/^- /, '')}`);
  }

  async function press(key: string): Promise<void> {
    await page.keyboard.press(key);
    await still(page);
    written.push(`[${key}]`);
    await said();
    await focus();
  }

  return {
    focus,
    press,
    title: (words: string) => void written.push('', words, '='.repeat(words.length), ''),
    /** The screen, or a part of it, as it can be explored. */
    async look(part: string): Promise<void> {
      await still(page);
      written.push('', ...brief(await page.locator(part).first().ariaSnapshot()).map((line) => `  | ${line}`), '');
    },
    /** A long screen: what it is made of and what can be done there, without the words in between. */
    async outline(part: string): Promise<void> {
      await still(page);
      const lines = brief(await page.locator(part).first().ariaSnapshot());
      written.push('', ...lines.filter((line) => telling.test(line)).map((line) => `  | ${line}`), '');
    },
    async tabTo(name: string): Promise<void> {
      for (let tabs = 0; tabs < 40; tabs += 1) {
        await press('Tab');
        if ((await page.locator(':focus').ariaSnapshot()).includes(name)) return;
      }
      throw new Error(`no way by Tab to "${name}"`);
    },
    /** Reads on with Enter until something can be said, or nothing is left to say. */
    async untilChoices(): Promise<void> {
      for (let lines = 0; lines < 40; lines += 1) {
        if ((await page.locator('[data-choice]:focus, [data-ending]').count()) > 0) return;
        await press('Enter');
      }
      throw new Error('the conversation does not come to a choice');
    },
    transcript: () => `${written.join('\n').trim()}\n`,
  };
}

/** Runs in the page: hears what its live parts come to say, as a screen reader does. */
function hear(): void {
  const heard: Heard = { texts: [] };
  (globalThis as unknown as { heard: Heard }).heard = heard;
  const live = '[aria-live="polite"], [aria-live="assertive"], [role="log"], [role="status"], [role="alert"]';
  const words = (node: Node) => node.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
      if (!region) continue;
      const fresh =
        region.role === 'log' || region.ariaLive === 'polite' ? [...addedNodes].map(words) : [words(region)];
      heard.texts.push(...fresh.filter((text) => text !== '' && text !== heard.texts.at(-1)));
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Waits until the page has come to rest after a key. */
async function still(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let timer = setTimeout(done, 300);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 300);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}

const widest = 110;
const telling =
  /^ *- '?(main|navigation|region|group|heading|link|button|radio|checkbox|switch|combobox|textbox|slider|table|alert|status)\b/;

/** Without addresses, days and codes, and with long texts cut off: the order and the names are what counts. */
function brief(snapshot: string): string[] {
  const lines = snapshot.split('\n').filter((line) => !/^\s*- \/(url|placeholder):/.test(line));
  return lines.map((line, at) => {
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    const isLeaf = !lines[at + 1]?.startsWith(' '.repeat(depth + 1));
    const plain = line
      .replace(/^( *- )'(.*)'(:?)/, '$1$2$3')
      .replace(/\d{4}-\d{2}-\d{2}/, '(dag)')
      .replace(/[0-9A-Z]{4}(-[0-9A-Z]{1,4}){3,}/, '(code)');
    const bare = isLeaf ? plain.replace(/:$/, '') : plain;
    return bare.length > widest ? `${bare.slice(0, widest)}…` : bare;
  });
}
