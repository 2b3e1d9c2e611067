/**
 * N5 and N7 as people do it, in a browser: one run in many tabs, and one trainee on another phone. What happens in any order
 * of steps is shown without a browser in tests/reliability/devices.test.ts. Every round is of another draw.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import type { OpenedWorkshop } from '../../src/core/board/wire.ts';
import { mix } from '../../src/core/run/chance.ts';
import { nl as nlBriefing } from '../../src/ui/briefing/messages/nl.ts';
import { nl } from '../../src/ui/workshop/messages/nl.ts';
import { lessons } from '../../src/ui/settings/settings.ts';
import { note, sized, times, within } from '../reliability/size.ts';
import { serveForTheFile } from '../support/for-the-file.ts';
import { story, test, type Player, type Seat } from '../support/player.ts';
import { openWorkshop, type Served } from '../support/workshop.ts';

const served = serveForTheFile();
const { scenario } = story;
const draws = 20_261_122;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const phone: Seat = { settings: { taught: [...lessons], stage: false }, width: 360, height: 640 };

/** A phone of somebody who has just come in, and his personal code. */
async function comeIn(sitDown: (seat: Seat) => Promise<Player>, opened: OpenedWorkshop) {
  const { id, code } = opened.workshop;
  const player = await sitDown({ ...phone, address: served.address, seed: attemptSeed(id, scenario.id, 1) });
  const { page } = player;
  await page.goto(`${served.address}/#/join/${code}`);
  await press(page, nl.join.join);
  const personalCode = await page.locator('.symbols').innerText();
  return { player, personalCode };
}

/** From the place to the first choices. */
async function begin({ page, listen }: Player): Promise<void> {
  await press(page, nl.place.playOf(scenario.title.nl));
  await press(page, nlBriefing.start);
  await listen();
}

const runsOf = async ({ store }: Served, workshop: string) =>
  (await Promise.all((await store.members(workshop)).map(({ id }) => store.runsOf(id)))).flat();

test(
  'of two to five tabs one plays at a time, nothing said is said over, and the run is handed in once',
  async ({ sitDown }) => {
    const rounds = sized(1, 100);
    const moves = sized(8, 100); // after so many he only plays on
    const told = { rounds, tabs: 0, taken: 0, reloads: 0, closed: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const draw = (what: string, most: number) => mix(draws, `${round} ${what}`) % most;
      const opened = await openWorkshop(served.app);
      const { player: first } = await comeIn(sitDown, opened);
      const { context, texts } = first;
      await begin(first);
      await first.say(draw('says', 4)); // a conversation in which nothing was said begins anew
      const address = first.page.url();
      // `now` is the tab that plays; all others show that it is played elsewhere.
      let now = first;
      const tabs = [first.page];
      const most = 2 + draw('tabs', 4);
      const isElsewhere = (page: Page) => page.getByRole('heading', { name: texts.elsewhere.title }).waitFor();
      for (let step = 0; now.expected().ending === null; step += 1) {
        const what = step === 0 ? 0 : step > moves ? 4 : draw(`what ${step}`, 5);
        if (what === 0 && tabs.length < most) {
          const tab = await context.newPage();
          tabs.push(tab);
          told.tabs += 1;
          await tab.goto(address);
          await isElsewhere(tab);
        } else if (what === 1 && tabs.length > 1) {
          // Another takes over, and stands where it stood here.
          const before = now.page;
          const others = tabs.filter((tab) => tab !== before);
          const tab = others[draw(`which ${step}`, others.length)]!;
          await tab.bringToFront();
          await press(tab, texts.elsewhere.here);
          now = now.as({ page: tab });
          await now.seeChoices();
          await isElsewhere(before);
          told.taken += 1;
        } else if (what === 2) {
          await now.page.reload();
          await now.seeChoices();
          told.reloads += 1;
        } else if (what === 3 && tabs.length > 1) {
          // Closed without a word; whoever is left goes on.
          const closed = now.page;
          tabs.splice(tabs.indexOf(closed), 1);
          const tab = tabs[draw(`left ${step}`, tabs.length)]!;
          await closed.close();
          await tab.bringToFront();
          await press(tab, texts.elsewhere.here);
          now = now.as({ page: tab });
          await now.seeChoices();
          told.closed += 1;
        } else await now.say(draw(`says ${step}`, 4));
      }
      await now.page.getByText(nl.place.handIn.handedIn).waitFor();
      const runs = await runsOf(served, opened.workshop.id);
      expect(
        runs.map(({ choices }) => choices),
        `round ${round}`,
      ).toEqual([now.said]);
      await context.close();
    }
    note('N5', { seed: draws, ...told, overwritten: 0, handedIn: rounds }, 'chromium');
  },
  within(180_000),
);

test(
  'by the personal code another phone goes on where the first one was, and that one is out',
  async ({ sitDown }) => {
    const rounds = sized(1, 100);
    const tookMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const opened = await openWorkshop(served.app);
      const { player: old, personalCode } = await comeIn(sitDown, opened);
      await begin(old);
      const choices = 1 + (round % 4);
      for (let said = 0; said < choices; said += 1) await old.say(round + said);
      const { id, code } = opened.workshop;
      const progress = async () => (await served.store.progress(id))[0]?.choices.length;
      await expect.poll(progress, { timeout: 10_000 }).toBe(choices);

      const other = await sitDown({ ...phone, address: served.address });
      const started = performance.now();
      await other.page.goto(`${served.address}/#/join/${code}`);
      await press(other.page, nl.join.back.title);
      await other.page.getByLabel(nl.join.back.code).fill(personalCode);
      await press(other.page, nl.join.back.go);
      await press(other.page, nl.place.goOnOf(scenario.title.nl));
      const here = old.as({ page: other.page });
      await here.seeChoices();
      tookMs.push(performance.now() - started);
      await old.page.goto(`${served.address}/#/workshop`);
      await old.page.getByText(nl.place.states.elsewhere.title).waitFor();

      await here.sayToTheEnd();
      await here.page.getByText(nl.place.handIn.handedIn).waitFor();
      expect((await runsOf(served, id)).map((run) => run.choices)).toEqual([here.said]);
      for (const { complaints } of [old, other])
        expect(complaints.splice(0).filter((one) => !one.includes('401'))).toEqual([]);
      for (const { context } of [old, other]) await context.close();
    }
    note('N7', { rounds, goneOn: tookMs.length, ...times(tookMs) }, 'chromium');
  },
  within(180_000),
);
