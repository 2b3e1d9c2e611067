/** The ways to play a conversation: practice with a coach, for real without, and what the first one teaches on the way. */
import { expect } from 'vitest';
import { principles } from '../../src/core/principles/principles.ts';
import { pointsOf } from '../../src/core/rules/rules.ts';
import { hintFor, whisper } from '../../src/core/run/coach.ts';
import { lessons } from '../../src/ui/settings/settings.ts';
import { stateOf } from '../../src/core/run/run.ts';
import { inOrder } from '../../src/core/run/view.ts';
import { nl as profileTexts } from '../../src/ui/profile/messages/nl.ts';
import { certaintyWords } from '../../src/ui/debrief/certainty/words.ts';
import { violationsOf } from '../support/axe.ts';
import { story, test, type Player, type Seat } from '../support/player.ts';

// Most of this needs no picture, and the machine has other things to do.
const plain = { taught: [...lessons], stage: false };

test('the first time one practises; the way chosen last is there the next time', async ({ sitDown }) => {
  const player = await sitDown({ seed: 21, settings: plain });
  const { page, texts } = player;
  await openBriefing(player);
  expect(await mode(player, 'practice').isChecked()).toBe(true);
  await mode(player, 'real').check();
  await page.getByRole('link', { name: texts.briefing.back }).click();
  await openBriefing(player);
  expect(await mode(player, 'real').isChecked()).toBe(true);
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await page.locator('[data-next]').waitFor();
  expect(await modesKept(player)).toEqual(['real']);
});

test('in practice the coach whispers beside the reaction, and a screen reader hears him', async ({ sitDown }) => {
  const player = await sitDown({ seed: 22, settings: plain });
  const { page } = player;
  await player.begin();
  await player.choose(0);
  const words = whisper(player.run(), 'nl');
  expect(words).not.toBe('');
  await page.locator('.coach').getByText(words).waitFor();
  await page.getByRole('log').getByText(player.texts.coach.says(words)).waitFor({ state: 'attached' });
  await expect.poll(() => overlap(player, '.coach', '.speech .card')).toBe(false);
  await axeIsContent(player);
  await player.listen();
  await page.keyboard.press('h');
  await page.getByRole('dialog').getByText(words).waitFor();
});

test('in practice the last choice is taken back, by key, by button and while looking back', async ({ sitDown }) => {
  const player = await sitDown({ seed: 23, settings: plain });
  const { page, texts, said } = player;
  await player.begin();
  await player.say(0);
  await player.say(1);
  const second = said.pop();
  await page.keyboard.press('u');
  await standAgain();
  // Where one chose before, with everything heard and the choices in reach.
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-choice'))).toBe(true);
  expect(await kept(player)).toEqual(said);
  await page.getByRole('button', { name: texts.coach.takeBack }).click();
  said.pop();
  await standAgain();
  expect(await page.getByRole('button', { name: texts.coach.takeBack }).count()).toBe(0);
  await player.say(2);
  await page.keyboard.press('h');
  await page.getByRole('dialog').getByRole('button', { name: texts.coach.takeBackLast }).click();
  said.pop();
  await standAgain();
  await player.say(0);
  await player.say(1);
  expect(said.at(-1)).toBe(second);
  expect(await kept(player)).toEqual(said);
  await page.reload();
  await player.seeChoices();

  async function standAgain() {
    await page.locator(`[data-choice="${player.expected().choices[0]?.id}"]`).waitFor();
    await player.seeChoices();
  }
});

test('a hint points at what was said, and the debrief tells that it was asked for', async ({ sitDown }) => {
  const player = await sitDown({ seed: 1, settings: plain });
  const { page, texts } = player;
  await player.begin();
  await player.say(0);
  const hint = hintFor(player.run(), []);
  if (hint?.about !== 'line') throw new Error('this conversation has given no clue yet');
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(texts.coach.listenAgain).waitFor();
  const pointed = player
    .expected()
    .scenes.flatMap(({ lines }) => lines)
    .find(({ key }) => key === hint.key);
  expect(await dialog.locator('[data-pointed]').innerText()).toContain(pointed?.text);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-pointed'))).toBe(true);
  await axeIsContent(player);
  await page.keyboard.press('Escape');
  await player.sayToTheEnd();
  await player.toDebrief();
  await page.getByText(certaintyWords.nl.hints(1, '2')).waitFor();
});

test('for real there is no whisper, no hint and no way back', async ({ sitDown }) => {
  const player = await sitDown({ seed: 24, settings: { ...plain, mode: 'real' } });
  const { page, texts, said } = player;
  await player.begin();
  await player.choose(0);
  expect(whisper(player.run(), 'nl')).not.toBe('');
  await page.locator('.line').waitFor();
  expect(await page.locator('.coach').count()).toBe(0);
  await player.listen();
  await page.keyboard.press('u');
  await page.keyboard.press('i');
  await page.keyboard.press('h');
  await page.getByRole('dialog').waitFor();
  for (const name of [texts.coach.takeBack, texts.coach.takeBackLast, texts.coach.hint])
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  expect(await page.getByText(whisper(player.run(), 'nl')).count()).toBe(0);
  await page.keyboard.press('Escape');
  await player.seeChoices();
  expect(await kept(player)).toEqual(said);
});

test('a conversation for one’s blind spots is briefed with the principles and not with the circumstances', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 30, settings: { ...plain, mode: 'real' } });
  const { page, texts } = player;
  await player.begin();
  while (player.expected().ending === null) await player.say(worst(player));
  await page.evaluate(() => (location.hash = '#/profile'));
  await page.getByRole('button', { name: profileTexts.spots.practise }).click();
  const chosenFor = page.getByRole('region', { name: texts.briefing.blindSpots });
  await chosenFor.waitFor();
  const names = await chosenFor.getByRole('listitem').allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect([...principles.values()].map((one) => one.name.nl)).toContain(name.trim());
  const briefing = await page.locator('main').innerText();
  for (const { name } of Object.values(story.scenario.variants)) expect(briefing).not.toContain(name.nl);
  await axeIsContent(player);
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await page.locator('[data-next]').waitFor();
  expect(await modesKept(player)).toEqual(['real', 'practice']);
});

test('whoever begins again keeps what he played, and can go back to it', async ({ sitDown }) => {
  const player = await sitDown({ seed: 25, settings: { ...plain, mode: 'real' } });
  const { page, texts } = player;
  await player.begin();
  await player.say(0);
  const first = page.url();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: texts.pause.restart }).click();
  await page.getByText(texts.pause.restarted).waitFor();
  expect(page.url()).not.toBe(first);
  expect(await modesKept(player)).toEqual(['real', 'real']);
  await page.getByRole('button', { name: texts.undo }).click();
  await page.waitForURL(first);
  await player.seeChoices();
  expect(await modesKept(player)).toEqual(['real']);
});

test('how sure one is takes one key more, is kept, and opens the debrief where it was wrong', async ({ sitDown }) => {
  const player = await sitDown({ seed: 26, settings: plain });
  const { page, texts, said } = player;
  await openBriefing(player);
  await page.getByRole('switch', { name: texts.briefing.askConfidence }).check();
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await player.listen();
  await player.choose(0, { confidence: 'z' });
  await player.listen();
  await player.choose(1, { confidence: '2' });
  await player.listen();
  // Another one after all.
  const { choices } = player.expected();
  await pick(0);
  await axeIsContent(player);
  await page.keyboard.press('Escape');
  await page.getByRole('group', { name: texts.confidence.ask }).waitFor({ state: 'hidden' });
  expect(await kept(player)).toEqual(said);
  await pick(1);
  await sayHowSure(texts.confidence.options.guess);
  said.push(choices[1]?.id ?? '');
  await player.listen();
  expect((await runsKept(player))[0]?.confidence).toEqual(['sure', 'doubt', 'guess']);
  // From here on nothing is asked: the switch is in the pause as well.
  await page.keyboard.press('p');
  await page.getByRole('switch', { name: texts.confidence.setting }).uncheck();
  await page.keyboard.press('Escape');
  await player.sayToTheEnd([2]);
  await player.toDebrief();
  const words = certaintyWords.nl;
  await page
    .getByRole('heading', { name: words.title, exact: true })
    .or(page.getByRole('heading', { name: words.titleWithout }))
    .waitFor();
  await axeIsContent(player, 'section:has(> #debrief-certainty)');

  // What comes on screen takes no click for a moment: it may have been meant for what was there before.
  async function pick(place: number) {
    const asked = page.getByRole('group', { name: texts.confidence.ask });
    while (!(await asked.isVisible())) await page.locator('[data-choice]').nth(place).click();
  }

  async function sayHowSure(name: string) {
    const button = page.getByRole('button', { name });
    while (await button.isVisible()) await button.click({ timeout: 1_000 }).catch(() => {});
  }
});

test.for<[string, Seat]>([
  ['on a phone', { width: 360, height: 640 }],
  ['on a desk, by the keyboard', {}],
])('a first conversation teaches itself in a few choices, %s', async ([, seat], { sitDown }) => {
  const player = await sitDown({ seed: 27, ...seat });
  const { page, texts } = player;
  const guide = page.getByRole('complementary', { name: texts.guide.label });
  const lesson = () => guide.getAttribute('data-lesson');
  const started = performance.now();
  await openBriefing(player);
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await guide.waitFor();
  expect(await lesson()).toBe('go-on');
  await page.getByRole('log').getByText(texts.guide.lessons['go-on']).waitFor({ state: 'attached' });
  await axeIsContent(player);
  await page.keyboard.press('Enter');
  await guide.waitFor({ state: 'hidden' });
  for (let lines = 0; lines < 20 && (await page.locator('[data-choice]').count()) === 0; lines += 1)
    await page.keyboard.press('Enter');
  await player.seeChoices();
  expect(await lesson()).toBe('choose');
  // The bubble leaves the answers free, and the first of them is in sight.
  await expect.poll(() => overlap(player, '[data-lesson]', '.choices')).toBe(false);
  const first = await page.locator('[data-choice]').first().boundingBox();
  expect((first?.y ?? Infinity) + (first?.height ?? 0)).toBeLessThan(seat.height ?? 800);
  await axeIsContent(player);
  const seen = new Set(['go-on', 'choose']);
  for (let turn = 0; turn < 6 && seen.size < 4; turn += 1) {
    await player.choose(0);
    await page.locator('.line').waitFor();
    await note();
    await player.listen();
    await note();
  }
  expect([...seen]).toEqual(['go-on', 'choose', 'change', 'pause']);
  expect(performance.now() - started).toBeLessThan(60_000);
  await page.keyboard.press('p');
  await page.keyboard.press('Escape');
  await guide.waitFor({ state: 'hidden' });
  await page.reload();
  await player.seeChoices();
  expect(await guide.count()).toBe(0);

  async function note() {
    if ((await guide.count()) > 0) seen.add((await lesson()) ?? '');
  }
});

test('whoever can manage skips the lessons, and they never come again', async ({ sitDown }) => {
  const player = await sitDown({ seed: 28 });
  const { page, texts } = player;
  await openBriefing(player);
  await page.getByRole('button', { name: texts.briefing.start }).click();
  await page.getByRole('button', { name: texts.guide.skip }).click();
  await player.listen();
  await player.say(0);
  expect(await page.getByRole('complementary', { name: texts.guide.label }).count()).toBe(0);
});

test('on a projector the words of a conversation are six tenths larger', async ({ sitDown }) => {
  const reader = async (seat: Seat) => {
    const player = await sitDown({ seed: 29, settings: plain, ...seat });
    await player.begin();
    return (one: string) =>
      player.page
        .locator(one)
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  };
  const desk = await reader({ width: 1280, height: 720 });
  const wall = await reader({ width: 1920, height: 1080 });
  for (const one of ['.line', '[data-choice]', '.ask', '.meters button'])
    await expect.poll(() => wall(one), { message: one }).toBeGreaterThan(1.599 * (await desk(one)));
});

async function openBriefing({ page, texts }: Player): Promise<void> {
  await page.getByRole('link', { name: story.scenario.title.nl }).first().click();
  await page.getByRole('button', { name: texts.briefing.start }).waitFor();
}

/** Place on screen of the choice that earns least. */
function worst(player: Player): number {
  const run = player.run();
  const points = inOrder(run, run.choices.length).map((choice) => pointsOf(choice, stateOf(run).vars));
  return points.indexOf(Math.min(...points));
}

const mode = ({ page, texts }: Player, one: 'practice' | 'real') =>
  page.getByRole('radio', { name: texts.briefing.modes[one].name });

type KeptRow = { runId: string; step: number; choiceId: string; confidence: string | null };

/** What the device keeps: the runs in the order in which they began, with their choices. */
async function runsKept({ page }: Player) {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened) => {
      const request = indexedDB.open('tegenspel');
      request.onsuccess = () => opened(request.result);
    });
    const all = (store: string) =>
      new Promise<unknown[]>((found) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => found(request.result as unknown[]);
      });
    const heads = (await all('runs')) as { runId: string; mode: string; startedAt: number }[];
    const rows = (await all('choices')) as KeptRow[];
    database.close();
    return heads
      .sort((a, b) => a.startedAt - b.startedAt)
      .map(({ runId, mode: how }) => {
        const mine = rows.filter((row) => row.runId === runId).sort((a, b) => a.step - b.step);
        return { mode: how, choices: mine.map((row) => row.choiceId), confidence: mine.map((row) => row.confidence) };
      });
  });
}

const kept = async (player: Player) => (await runsKept(player))[0]?.choices;

const modesKept = async (player: Player) => (await runsKept(player)).map((run) => run.mode);

/** Whether two things on screen lie over each other. */
async function overlap({ page }: Player, one: string, other: string): Promise<boolean> {
  const [a, b] = [await page.locator(one).first().boundingBox(), await page.locator(other).first().boundingBox()];
  if (!a || !b) throw new Error(`not on screen: ${a ? other : one}`);
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height - 1 && b.y < a.y + a.height - 1;
}

/** Complains of anything that axe finds, on the page or in a part of it. */
async function axeIsContent({ page }: Player, part = 'body'): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
        .map((animation) => animation.finished.catch(() => {})),
    ),
  );
  const violations = await violationsOf(page, part);
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
