/** The debrief's map, and what could have been: another choice played on, put beside the run it comes from. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { inOrder, takenAt, view } from '../../src/core/run/view.ts';
import { compareRuns } from '../../src/core/score/compare.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { knowledgeOf } from '../../src/core/score/knowledge.ts';
import { pathWords } from '../../src/ui/debrief/path/words.ts';
import { whatIfWords } from '../../src/ui/debrief/what-if/words.ts';
import { violationsOf } from '../support/axe.ts';
import { story, test, type Seat } from '../support/player.ts';

const { nl: onWhatIf } = whatIfWords;
const { nl: onMap } = pathWords;

test('by keyboard: along the map to a decision, another line, to its end, and both side by side', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 2, settings: { stage: false } });
  const { page, texts } = player;
  await player.begin();
  await player.sayToTheEnd([0, 1, 2]);
  await player.toDebrief();
  const first = player.run();
  const runId = idIn(page);
  const before = await kept(page, runId);
  const { decisions } = debrief(first, 'nl');

  // Along the map, two decisions on, and into the list.
  await mapOf(page).locator('[tabindex="0"]').focus();
  for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('ArrowRight');
  const third = decisions[2]!;
  expect(await focused(page)).toContain(onMap.stop('3', String(decisions.length), third.title));
  await page.keyboard.press('End');
  expect(await focused(page)).toContain(view(first, 'nl').ending?.title);
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator(`#decision-${third.index}[aria-expanded="true"]:focus`).waitFor();

  // Another line at that decision.
  const other = inOrder(first, third.index).find(({ id }) => id !== first.choices[third.index])!;
  const said = other.choice.text.nl;
  const attempt = page.getByRole('button', { name: onWhatIf.tryThisOf(said) });
  await tabTo(page, attempt);
  await page.keyboard.press('Enter');
  player.said.splice(third.index, Infinity, other.id);
  await page.getByText(texts.whatIf.from(3)).waitFor();
  await player.listen();
  await player.sayToTheEnd([1, 0]);
  const second = player.run();
  await tabTo(page, page.getByRole('link', { name: texts.whatIf.toComparison }));
  await page.keyboard.press('Enter');

  // Side by side.
  await page.getByRole('heading', { level: 1, name: onWhatIf.question(said) }).waitFor();
  const pair = compareRuns(first, second, 'nl');
  const page1 = await page.locator('main').innerText();
  for (const text of [
    pair.endings.a!.title,
    pair.endings.b!.title,
    takenAt(first, third.index).choice.text.nl,
    said,
    onWhatIf.parted('3', third.title),
    ...pair.facts.a,
    ...pair.facts.b,
    ...pair.principles.map(({ name }) => name),
  ])
    expect(page1).toContain(text);
  await page.getByRole('button', { name: new RegExp(onWhatIf.before(2, '2')) }).click();
  await page.getByText(`${onWhatIf.youSaid}: ${takenAt(first, 0).choice.text.nl}`).waitFor();
  expect(await axe(page)).toEqual([]);

  // The run it comes from is what it was, and lists what was made of it.
  expect(await kept(page, runId)).toEqual(before);
  await page.getByRole('link', { name: onWhatIf.back }).first().click();
  await page.getByRole('link', { name: onWhatIf.compareOf(said) }).waitFor();
  expect(idIn(page)).toBe(runId);
});

test('one that is not played to the end waits in the list, is gone on with, and is removed with a way back', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 5 });
  const { page, texts } = player;
  await player.havePlayed([2, 0]);
  const runId = idIn(page);
  const run = player.run();
  const other = inOrder(run, 0).find(({ id }) => id !== run.choices[0])!;
  const said = other.choice.text.nl;
  const tryIt = async () => {
    await page.locator('#decision-0').click();
    await page.getByRole('button', { name: onWhatIf.tryThisOf(said) }).click();
    await page.getByText(texts.whatIf.from(1)).waitFor();
  };
  await tryIt();
  const whatIf = idIn(page);
  await page.getByRole('link', { name: texts.whatIf.back }).click();
  await page.getByText(onWhatIf.ongoing).waitFor();

  // The same line once more goes on with what was begun.
  await tryIt();
  expect(idIn(page)).toBe(whatIf);
  await page.goBack();
  await page.getByRole('link', { name: onWhatIf.goOnOf(said) }).click();
  await page.getByText(texts.whatIf.from(1)).waitFor();
  expect(idIn(page)).toBe(whatIf);
  await page.goBack();

  await page.getByRole('button', { name: onWhatIf.removeOf(said) }).click();
  await page.getByText(onWhatIf.none).waitFor();
  expect(await kept(page, whatIf)).toEqual({ head: null, choices: [] });
  await page.getByRole('button', { name: texts.undo }).click();
  await page.getByRole('link', { name: onWhatIf.goOnOf(said) }).waitFor();
  expect((await kept(page, whatIf)).choices).toHaveLength(1);
  expect((await kept(page, runId)).choices).toHaveLength(run.choices.length);
});

test('the map tells nothing of what was never met', async ({ sitDown }) => {
  const player = await sitDown({ seed: 3 });
  const { page } = player;
  await player.havePlayed([1]);
  await mapOf(page).waitFor();
  const known = knowledgeOf([player.run()]);
  const { beats, endings } = story.scenario;
  const met = [...known.beats].map((id) => beats[id]?.title?.nl ?? '').concat(view(player.run(), 'nl').ending!.title);
  // Whatever the page holds of it, on screen or not: words, names, marks.
  const told = await page
    .locator('section:has(> #debrief-path)')
    .evaluate((section) => [
      section.textContent,
      ...[...section.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes].map(({ value }) => value)),
    ]);
  const words = told.join('\n');
  for (const title of met) expect(words).toContain(title);
  const unmet = [
    ...Object.entries(beats).flatMap(([id, { title }]) => (known.beats.has(id) ? [] : [title?.nl ?? ''])),
    ...Object.entries(endings).flatMap(([id, { title }]) => (known.endings.has(id) ? [] : [title.nl])),
  ].filter((title) => !met.some((other) => other.includes(title)));
  expect(unmet.length).toBeGreaterThan(5);
  for (const title of unmet) expect(words).not.toContain(title);
  for (const id of Object.keys(beats)) if (!known.beats.has(id)) expect(told).not.toContain(id);
  await page.getByText(onMap.unseen(2, String(Object.keys(endings).length - 1))).waitFor();
});

test('the map grows and shrinks by key, by button and by wheel with Ctrl, around what it is pointed at', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 3 });
  const { page } = player;
  await player.havePlayed([1]);
  const map = mapOf(page);
  await map.scrollIntoViewIfNeeded();
  const width = () => map.locator('[tabindex="0"]').evaluate((node) => node.getBoundingClientRect().width);
  const from = await width();
  await map.locator('[tabindex="0"]').focus();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(from);
  const larger = await width();
  await page.keyboard.press('0');
  await expect.poll(width).toBeLessThan(larger);
  const fitting = await width();
  const { x, y, width: wide, height: high } = (await map.boundingBox())!;
  await page.mouse.move(x + wide / 2, y + high / 2);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(width).toBeGreaterThan(fitting);
  const scrolled = () => map.evaluate((box) => box.scrollLeft);
  const at = await scrolled();
  await page.mouse.down();
  await page.mouse.move(x + wide / 2 - 200, y + high / 2, { steps: 4 });
  await page.mouse.up();
  expect(await scrolled()).toBeGreaterThan(at + 100);
});

test.for<[string, Seat]>([
  ['a phone, in English', { language: 'en', width: 360, height: 640 }],
  ['a tablet', { width: 768, height: 1024 }],
  ['a projector', { width: 1920, height: 1080 }],
  ['letters of twice the size', { width: 1280, height: 720, settings: { textSize: 200 } }],
])('map and comparison fit and axe has nothing to say, on %s', async ([, seat], { sitDown }) => {
  const { language = 'nl' } = seat;
  const texts = whatIfWords[language];
  const player = await sitDown({ seed: 4, ...seat });
  const { page } = player;
  await player.havePlayed([0, 2]);
  await page.getByRole('group', { name: pathWords[language].label }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await sticksOut(page)).toBe(0);
  const { decisions } = debrief(player.run(), language);
  const turn = decisions.reduce((most, one) => (one.cost > most.cost ? one : most));
  await page.getByRole('button', { name: texts.tryStronger }).click();
  player.said.splice(turn.index, Infinity, turn.better!.id);
  await player.listen();
  expect(await axe(page)).toEqual([]);
  await player.sayToTheEnd([1]);
  await page.getByRole('link', { name: player.texts.whatIf.toComparison }).click();
  await page.getByRole('heading', { level: 2, name: texts.course }).waitFor();
  const closed = page.locator('main [aria-expanded="false"]:visible');
  while ((await closed.count()) > 0) await closed.first().click();
  expect(await axe(page)).toEqual([]);
  expect(await sticksOut(page)).toBe(0);
});

const idIn = (page: Page) => page.url().split('/').at(-1) ?? '';

const mapOf = (page: Page) => page.getByRole('group', { name: onMap.label });

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

const sticksOut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function axe(page: Page): Promise<string[]> {
  const violations = await violationsOf(page);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>): Promise<void> {
  await wanted.first().waitFor();
  const element = await wanted.first().elementHandle();
  for (let tabs = 0; tabs < 80; tabs += 1) {
    if (await page.evaluate((one) => document.activeElement === one, element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('no way there by Tab');
}

/** What the device holds of a run, as it is. */
async function kept(page: Page, runId: string): Promise<{ head: unknown; choices: unknown[] }> {
  return page.evaluate(async (id) => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error ?? new Error('no answer'));
      });
    const db = await result(indexedDB.open('tegenspel'));
    const reading = db.transaction(['runs', 'choices']);
    const head = ((await result(reading.objectStore('runs').get(id))) as unknown) ?? null;
    const all = (await result(reading.objectStore('choices').getAll())) as { runId: string }[];
    db.close();
    return { head, choices: all.filter((row) => row.runId === id) };
  }, runId);
}
