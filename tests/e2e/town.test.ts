/** The town above the list of conversations: for the eye and the pointer, and gone where nobody wants a stage. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import catalogue from '../../scenarios/catalogue.json' with { type: 'json' };
import { planTown, type PlannedBuilding } from '../../src/stage/town/town-plan.ts';
import { violationsOf } from '../support/axe.ts';
import { test } from '../support/player.ts';

const drawn = '[data-town="drawn"]';

/** Where the buildings stand on a canvas of the size this page gave it. */
async function townOn(
  page: Page,
): Promise<{ at: (building: PlannedBuilding) => { x: number; y: number }; all: PlannedBuilding[] }> {
  const host = page.locator(drawn);
  await host.waitFor();
  await host.scrollIntoViewIfNeeded();
  const box = await host.boundingBox();
  if (!box) throw new Error('the town is not on the page');
  const places = catalogue.map(({ id }) => ({ id, stars: 0 as const, played: false, finished: false }));
  const { buildings } = planTown(places, box.width, box.height);
  return {
    at: ({ box: own }) => ({ x: box.x + own.x + own.width / 2, y: box.y + own.y + own.height / 2 }),
    all: buildings,
  };
}

const violations = async (page: Page) =>
  (await violationsOf(page)).map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html }) => html),
  }));

describe.each([
  { language: 'nl', width: 1280, height: 800 },
  { language: 'en', width: 360, height: 640 },
] as const)('in $language, $width wide', (seat) => {
  test('each building tells whose it is and opens its briefing', async ({ sitDown }) => {
    const { page } = await sitDown(seat);
    const { all, at } = await townOn(page);
    expect(all).toHaveLength(catalogue.length);
    expect(await page.locator('.town canvas').count()).toBe(1);
    expect(await violations(page)).toEqual([]);

    for (const building of all) {
      const { x, y } = at(building);
      await page.mouse.move(x, y);
      const entry = catalogue.find(({ id }) => id === building.id)!;
      const name = page.locator('.town .name');
      await name.getByText(entry.client[seat.language]).waitFor();
      const label = await name.boundingBox();
      expect(label!.x).toBeGreaterThanOrEqual(0);
      expect(label!.x + label!.width).toBeLessThanOrEqual(seat.width);
    }
    const last = all.at(-1)!;
    await page.mouse.click(at(last).x, at(last).y);
    await page.waitForURL((url) => url.hash === `#/briefing/${last.id}`);
    await page.locator(drawn).waitFor({ state: 'detached' });
    expect(await page.locator('canvas').count()).toBe(0);
  });
});

test('it takes no focus, says nothing, and its frame is there before it is drawn', async ({ sitDown }) => {
  const { page } = await sitDown();
  const frame = page.locator('.town');
  await frame.waitFor();
  const reserved = await frame.boundingBox();
  await townOn(page);
  expect((await frame.boundingBox())?.height).toBe(reserved?.height);
  expect(await frame.getAttribute('aria-hidden')).toBe('true');
  expect(await frame.locator('a, button, [tabindex]').count()).toBe(0);
  await page.setViewportSize({ width: 700, height: 800 });
  await expect.poll(() => page.locator('.town canvas').evaluate((canvas) => canvas.clientWidth)).toBeLessThan(700);
});

test('with the stage off there is no town', async ({ sitDown }) => {
  const { page } = await sitDown({ settings: { stage: false } });
  await page.locator('.cards img').first().waitFor();
  expect(await page.locator('.town').count()).toBe(0);
  expect(await page.locator('canvas').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
});
