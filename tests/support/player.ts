/**
 * A person at the game in a real browser: sits down, reads every line, says things, and remembers what the rules say
 * should be on screen. Complains about errors in the console, broken policies and requests to anywhere else.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { engineNumber, openStory, type Story } from '../../src/core/run/story.ts';
import { view, type View } from '../../src/core/run/view.ts';
import { parse } from '../../src/core/scenario/parse.ts';
import type { Language } from '../../src/core/scenario/schema.ts';
import { en as enBriefing } from '../../src/ui/briefing/messages/en.ts';
import { nl as nlBriefing } from '../../src/ui/briefing/messages/nl.ts';
import { en } from '../../src/ui/messages/en.ts';
import { nl } from '../../src/ui/messages/nl.ts';
import { en as enPlay } from '../../src/ui/play/messages/en.ts';
import { nl as nlPlay } from '../../src/ui/play/messages/nl.ts';
import type { Settings } from '../../src/ui/settings/settings.ts';
import { launchChromium, launchWithoutStorage } from './browser.ts';
import { play } from './scenario.ts';
import { root } from './sources.ts';

const wordsOf = {
  nl: { ...nl, ...nlPlay, briefing: nlBriefing },
  en: { ...en, ...enPlay, briefing: enBriefing },
};

/** What the end-to-end tests play, as the built game carries it. */
export const story = firstStory();

export type Seat = {
  language?: Language;
  /** Draws the variant and the order of the choices. */
  seed?: number;
  settings?: Partial<Settings>;
  /** What the device asks for: little motion, unless a test is about it, since a moving stage takes the time of the tests. */
  motion?: 'reduce' | 'full';
  /** Size of the window in CSS pixels, 1280 x 800 unless told otherwise. */
  width?: number;
  height?: number;
  /** What else the device asks of pages. */
  device?: { contrast?: 'more'; forcedColors?: 'active' };
  /** Where the game is served; by default where `npm start` would. */
  address?: string;
  /** Whether the game may keep itself on the device; only where a test is about that, since it takes time. */
  offline?: boolean;
};

export type Player = ReturnType<typeof atTable>;

/**
 * A test with a seat at the game. `sitDown` opens the first screen, alone in a window, with lines shown at once so that no
 * test waits for typing; `sitDownWithoutStorage` does so in a browser that allows no page to store anything. Afterwards
 * every window is closed, and a complaint that the test has not taken away (`complaints.splice(0)`) fails it.
 */
export const test = base.extend<{
  browser: Browser;
  sitDown: (seat?: Seat) => Promise<Player>;
  sitDownWithoutStorage: (seat?: Seat) => Promise<Player>;
}>({
  browser: [
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  sitDown: async ({ browser }, use) => {
    await withPlayers(use, async (seat) => openGame(await browser.newContext(windowFor(seat)), seat));
  },
  sitDownWithoutStorage: async ({}, use) => {
    await withPlayers(use, async (seat) => openGame(await launchWithoutStorage(windowFor(seat)), seat));
  },
});

async function withPlayers(
  use: (sitDown: (seat?: Seat) => Promise<Player>) => Promise<void>,
  seated: (seat: Seat) => Promise<Player>,
): Promise<void> {
  const players: Player[] = [];
  await use(async (seat = {}) => {
    const player = await seated(seat);
    players.push(player);
    return player;
  });
  const complaints = players.flatMap((player) => player.complaints);
  await Promise.all(players.map(({ context }) => context.close()));
  expect(complaints).toEqual([]);
}

function windowFor({
  language = 'nl',
  width = 1280,
  height = 800,
  motion = 'reduce',
  offline = false,
  device = {},
}: Seat): BrowserContextOptions {
  return {
    viewport: { width, height },
    locale: language === 'nl' ? 'nl-NL' : 'en-GB',
    reducedMotion: motion === 'reduce' ? 'reduce' : 'no-preference',
    serviceWorkers: offline ? 'allow' : 'block',
    ...device,
  };
}

async function openGame(context: BrowserContext, seat: Seat): Promise<Player> {
  const { language = 'nl', seed = 1, settings = {}, address = inject('game') } = seat;
  const complaints: string[] = [];
  context.setDefaultTimeout(10_000);
  await context.addInitScript(settle, [JSON.stringify({ language, textSpeed: 'instant', ...settings }), seed] as const);
  watch(context, complaints, new URL(address).origin);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return atTable({ context, page, complaints, language, seed });
}

/** Runs in the page before the game does: the player's settings, and the one thing the game leaves to chance. */
function settle([settings, seed]: readonly [string, number]): void {
  try {
    // Only what is not there yet: what the player changes must survive a reload.
    localStorage.setItem('tegenspel.settings', localStorage.getItem('tegenspel.settings') ?? settings);
  } catch {
    // A browser that stores nothing starts from the game's own settings.
  }
  const chance = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T =>
    array instanceof Uint32Array && array.length === 1 ? (array.fill(seed) as unknown as T) : chance(array as never);
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`),
  );
}

/** Hears everything that goes wrong in any tab, and every request that leaves the game's own address. */
function watch(context: BrowserContext, complaints: string[], home: string): void {
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== home && protocol !== 'data:' && protocol !== 'blob:') complaints.push(`asked for ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What is still being fetched ahead when a page is left is given up.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${reason}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  context.on('console', (message) => {
    const isBlocking = message.text().startsWith('Service Worker registration blocked'); // as the seat asked
    if ((message.type() === 'error' || message.type() === 'warning') && !isBlocking)
      complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
}

type Table = {
  context: BrowserContext;
  page: Page;
  complaints: string[];
  language: Language;
  seed: number;
  /** The ids of the choices made so far. */
  said?: string[];
};

function atTable({ context, page, complaints, language, seed, said = [] }: Table) {
  const texts = wordsOf[language];
  const run = () => play(story, { seed, choices: said });
  /** What the rules say is to be seen now. */
  const expected = (): View => view(run(), language);

  /** From the home screen to the first choices, by the mouse. */
  async function begin(): Promise<void> {
    await page.getByRole('link', { name: story.scenario.title[language] }).click();
    await page.getByRole('button', { name: texts.briefing.start }).click();
    await listen();
  }

  /** Reads everything said since the last choice, line by line, up to the choices or the ending. */
  async function listen(): Promise<void> {
    const { scenes, ending } = expected();
    const lines = scenes.flatMap((scene) => scene.lines);
    for (const [index, { text }] of lines.entries()) {
      await page.waitForFunction((words) => document.querySelector('.line')?.textContent === words, text);
      if (ending || index < lines.length - 1) await goOn(text);
    }
    if (ending) await page.getByRole('heading', { name: ending.title }).waitFor();
    else await seeChoices();
  }

  /** Enter shows the whole line first where it is still being typed, then the next one. */
  async function goOn(text: string): Promise<void> {
    const isThere = () => page.evaluate((words) => document.querySelector('.line')?.textContent === words, text);
    let presses = 0;
    do await page.keyboard.press('Enter');
    while ((presses += 1) < 3 && (await isThere()));
  }

  /** The choices on screen are those that the rules offer, in this language, in the order of this run. */
  async function seeChoices(): Promise<void> {
    await page.locator('[data-choice]').first().waitFor();
    const shown = await page.locator('[data-choice]').allInnerTexts();
    const { choices } = expected();
    expect(shown.length).toBe(choices.length);
    for (const [index, { text }] of choices.entries()) expect(shown[index]).toContain(text);
  }

  /** Says the choice in this place (0 is the first on screen; too far starts again), by its digit, and listens. */
  async function say(place: number): Promise<void> {
    await choose(place);
    await listen();
  }

  /** Says the choice in this place and, where that is asked, by which key how sure one is; does not listen yet. */
  async function choose(place: number, { confidence }: { confidence?: string } = {}): Promise<void> {
    const { choices } = expected();
    const chosen = place % choices.length;
    const id = choices[chosen]?.id ?? '';
    const button = page.locator(`[data-choice="${id}"]`);
    const isAsked = () => document.querySelector('[data-confidence]') !== null;
    const isTaken = (one: string) => !document.querySelector(`[data-choice="${one}"]:not([aria-disabled="true"])`);
    // For a moment after they appear the choices take no key: the reader may still be skipping.
    const pressUntil = async (key: string, done: (one: string) => boolean) => {
      for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press(key);
        const isDone = await page.waitForFunction(done, id, { timeout: 100 }).then(
          () => true,
          () => false,
        );
        if (isDone) return;
      }
    };
    if (confidence !== undefined && choices.length > 1) {
      await pressUntil(String(chosen + 1), isAsked);
      await pressUntil(confidence, isTaken);
    } else await pressUntil(String(chosen + 1), isTaken);
    await button.waitFor({ state: 'hidden' });
    said.push(id);
  }

  /** Plays on to the ending, taking these places in turn. */
  async function sayToTheEnd(places: readonly number[] = [0]): Promise<void> {
    for (let turn = 0; expected().ending === null; turn += 1) await say(places[turn % places.length] ?? 0);
  }

  async function toDebrief(): Promise<void> {
    await page.getByRole('link', { name: texts.ending.toDebrief }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  /**
   * As if the conversation had been played to its end on this device before, taking these places in turn or saying these ids;
   * opens its debrief. For tests of what comes after: that playing leads there is shown elsewhere.
   */
  async function havePlayed(
    way: readonly number[] | readonly string[],
    mode: 'real' | 'practice' = 'practice',
  ): Promise<void> {
    for (let turn = 0; expected().ending === null; turn += 1) {
      const { choices } = expected();
      const one = way[turn % way.length] ?? 0;
      said.push(typeof one === 'string' ? one : (choices[one % choices.length]?.id ?? ''));
    }
    const runId = `played-${seed}`;
    const { scenario, sha256 } = story;
    const head = {
      runId,
      scenario: scenario.id,
      sha256,
      engine: engineNumber,
      seed,
      mode,
      fork: null,
      received: false,
    };
    await page.evaluate(keepRun, [head, said] as const);
    await page.goto(`${new URL(page.url()).href.replace(/#.*$/, '')}#/debrief/${runId}`);
    await page.reload(); // the home screen knew of no run
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  /** Passes through every screen and sheet of the game, from a first visit to the debrief, and shows each of them. */
  async function tour(visit: (screen: string) => Promise<void>): Promise<void> {
    const sheet = async (screen: string, open: () => Promise<void>) => {
      const dialog = page.getByRole('dialog');
      // A sheet that has just gone takes its keys along for a moment.
      for (let tries = 0; tries < 3 && !(await dialog.isVisible()); tries += 1) {
        await open();
        await dialog.waitFor({ timeout: 3_000 }).catch(() => {});
      }
      await dialog.waitFor();
      await visit(screen);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await visit('home');
    await sheet('settings', () => page.getByRole('button', { name: texts.settings.title }).click());
    await page.getByRole('link', { name: story.scenario.title[language] }).click();
    await page.getByRole('button', { name: texts.briefing.start }).waitFor();
    await visit('briefing');
    await page.getByRole('button', { name: texts.briefing.start }).click();
    await page.locator('[data-next]').waitFor();
    await visit('a line');
    await listen();
    await visit('choices');
    await say(0);
    await sheet('notebook', () => page.keyboard.press('n'));
    await sheet('history', () => page.keyboard.press('h'));
    await sheet('keys', () => page.keyboard.press('?'));
    await sheet('pause', () => page.keyboard.press('p'));
    await sayToTheEnd([2, 1, 0]);
    await visit('ending');
    await toDebrief();
    await visit('debrief');
    const closed = page.locator('main [aria-expanded="false"]:visible');
    while ((await closed.count()) > 0) await closed.first().click();
    await visit('debrief, everything open');
    await page.goto(inject('game'));
    await page.getByRole('link', { name: texts.home.debrief }).waitFor();
    await visit('home, with a run');
  }

  /** The same player, reading in another language, in another tab or at another draw from here on. */
  const as = (change: Partial<Pick<Table, 'language' | 'page' | 'seed'>>) =>
    atTable({ context, page, complaints, language, seed, said: [...said], ...change });

  return {
    context,
    page,
    complaints,
    texts,
    said,
    run,
    expected,
    as,
    begin,
    listen,
    seeChoices,
    say,
    choose,
    sayToTheEnd,
    havePlayed,
    toDebrief,
    tour,
  };
}

/** Runs in the page: writes a run as the game's own storage does. */
async function keepRun([head, said]: readonly [{ runId: string }, readonly string[]]): Promise<void> {
  const open = () =>
    new Promise<IDBDatabase | null>((done) => {
      const opening = indexedDB.open('tegenspel');
      opening.onupgradeneeded = () => opening.transaction?.abort(); // the game makes it, when it first reads
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => done(null);
    });
  let db = await open();
  while (db === null) {
    await new Promise((later) => setTimeout(later, 50));
    db = await open();
  }
  const change = db.transaction(['runs', 'choices'], 'readwrite');
  const at = Date.now();
  change.objectStore('runs').put({ ...head, startedAt: at });
  said.forEach((choiceId, step) => {
    const ended = step === said.length - 1;
    change
      .objectStore('choices')
      .put({ runId: head.runId, step, choiceId, at, ended, confidence: null, hinted: false });
  });
  await new Promise((done, fail) => {
    change.oncomplete = done;
    change.onerror = fail;
  });
  db.close();
}

/** The first scenario on the home screen that can be played. */
function firstStory(): Story {
  const catalogue = JSON.parse(readFileSync(join(root, 'scenarios/catalogue.json'), 'utf8')) as { id: string }[];
  const path = catalogue.map(({ id }) => join(root, `scenarios/${id}/scenario.json`)).find((one) => existsSync(one));
  if (!path) throw new Error('no scenario of the catalogue can be played');
  const source = readFileSync(path, 'utf8');
  const parsed = parse(source);
  if (!parsed.ok) throw new Error(`${path} does not parse: ${parsed.problems[0]?.code}`);
  return openStory(source, parsed.scenario);
}
