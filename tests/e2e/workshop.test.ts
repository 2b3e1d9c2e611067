/**
 * A whole workshop in a real browser on the real server, with all that a hotel can do to it: a host, a projector and five
 * phones; one reloads in the middle, one loses its line, one comes late, and the server is killed while two of them play.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { attemptSeed } from '../../src/core/board/attempt.ts';
import { joinCodeLength, readCode } from '../../src/core/board/code.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import { nl as nlBriefing } from '../../src/ui/briefing/messages/nl.ts';
import { lessons } from '../../src/ui/settings/settings.ts';
import { nl as nlBoard } from '../../src/ui/workshop/board/messages/nl.ts';
import { nl as nlHost } from '../../src/ui/workshop/host/messages/nl.ts';
import { nl } from '../../src/ui/workshop/messages/nl.ts';
import { nl as nlPicture } from '../../src/ui/workshop/picture/messages/nl.ts';
import { serveGame } from '../support/game.ts';
import { story, test, type Player } from '../support/player.ts';

const { scenario } = story;
const others = ['erop-en-erover', 'gezichtsverlies', 'hemel-en-aarde', 'te-mooi'];
const phone = { width: 360, height: 640, settings: { taught: [...lessons], stage: false, muted: true } };

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('host, projector and five phones: whatever happens on the way, board and picture end up right', async ({
  sitDown,
  onTestFinished,
}) => {
  const data = mkdtempSync(join(tmpdir(), 'tegenspel-workshop-'));
  let server = await serveGame({ data });
  onTestFinished(async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });
  const { address } = server;
  const link = () => /http:\/\/localhost:\d+\/\S*#\/host\/\S+/.exec(server.said())?.[0] ?? '';
  await expect.poll(link).not.toBe('');

  const host = await sitDown({ address });
  await host.page.goto(link());
  await host.page.getByLabel(nlHost.create.name, { exact: true }).fill('Hotel De Zwaan');
  for (const id of others) await host.page.locator(`input[type="checkbox"][value="${id}"]`).uncheck();
  await press(host.page, nlHost.create.go);
  await host.page.getByRole('heading', { name: 'Hotel De Zwaan', level: 1 }).waitFor();
  const workshop = host.page.url().split('/').at(-1) ?? '';
  const boardLink = await host.page.getByRole('link', { name: nlHost.invite.board }).getAttribute('href');
  const hall = await sitDown({ address, width: 1920, height: 1080 });
  await hall.page.goto(new URL(boardLink ?? '', `${address}/`).href);
  const code = readCode(await hall.page.locator('.sign .code').innerText(), joinCodeLength);
  await press(host.page, nlHost.conduct.open);

  const seed = attemptSeed(workshop, scenario.id, 1);
  const join1 = async (name: string): Promise<Player> => {
    const player = (await sitDown({ address, ...phone })).as({ seed });
    await player.page.goto(`${address}/#/join/${code}`);
    await player.page.getByLabel(nl.join.nickname).fill(name);
    await press(player.page, nl.join.join);
    await player.page.getByText(name, { exact: true }).waitFor();
    return player;
  };
  const begin = async ({ page, listen }: Player) => {
    await press(page, nl.place.playOf(scenario.title.nl));
    await press(page, nlBriefing.start);
    await listen();
  };
  const handedIn = ({ page }: Player) => page.getByText(nl.place.handIn.handedIn).waitFor({ timeout: 60_000 });

  const [anna, bram, chaima, daan] = (await Promise.all(['Anna', 'Bram', 'Chaima', 'Daan'].map(join1))) as [
    Player,
    Player,
    Player,
    Player,
  ];
  await Promise.all([anna, bram, chaima, daan].map(begin));
  await Promise.all([
    anna.sayToTheEnd([0]).then(() => handedIn(anna)),
    // In the middle of it: loaded anew, and it stands where it stood.
    (async () => {
      await bram.say(1);
      await bram.say(1);
      await bram.page.reload();
      await bram.seeChoices();
    })(),
    // Without a line from here on.
    (async () => {
      await chaima.say(2);
      await chaima.context.setOffline(true);
      await chaima.say(2);
    })(),
    daan.say(0),
  ]);

  await server.kill();
  await Promise.all([bram.sayToTheEnd([1, 2]), chaima.sayToTheEnd([2, 0]), daan.sayToTheEnd([0, 1])]);
  await bram.page.getByText(nl.place.handIn.waiting).waitFor();
  await daan.page.getByText(nl.place.handIn.waiting).waitFor();

  server = await serveGame({ data, port: Number(new URL(address).port) });
  expect(server.said()).not.toContain('#/host/s.'); // told once
  const late = await join1('Eva');
  await begin(late);
  await late.sayToTheEnd([1, 0, 2]);
  await handedIn(late);
  await Promise.all([handedIn(bram), handedIn(daan)]);
  await chaima.page.getByText(nl.place.handIn.waiting).waitFor();
  await chaima.context.setOffline(false);
  await handedIn(chaima);

  // The board is what the runs are worth, best first; equals share a place.
  const everyone = { Anna: anna, Bram: bram, Chaima: chaima, Daan: daan, Eva: late };
  const stand = Object.entries(everyone).map(([name, player]) => ({
    name,
    points: debrief(player.run(), 'nl').score,
    hours: player.expected().meters.find(({ id }) => id === 'hours')?.value ?? 0,
  }));
  const placeOf = (own: (typeof stand)[number]) =>
    1 + stand.filter(({ points, hours }) => points > own.points || (points === own.points && hours < own.hours)).length;
  await hall.page.getByText(nlBoard.play.done(5, 5)).waitFor();
  await press(host.page, nlHost.conduct.reveal);
  for (const own of stand) {
    const row = hall.page.getByRole('listitem').filter({ hasText: own.name });
    await row
      .filter({ hasText: nlBoard.points(own.points, String(own.points)) })
      .filter({ hasText: nlBoard.place(placeOf(own)) })
      .first()
      .waitFor();
  }

  // The picture is what they chose.
  await press(host.page, nlHost.views.picture);
  await host.page.getByRole('heading', { name: nlPicture.splits.title }).waitFor();
  await host.page.getByText(nlPicture.map.table).first().click();
  const firsts = Object.values(everyone).map(({ said }) => said[0]);
  for (const choice of scenario.beats[scenario.start]?.choices ?? []) {
    const count = firsts.filter((id) => id === choice.id).length;
    if (count === 0) continue;
    const row = host.page.getByRole('row').filter({ hasText: choice.text.nl }).first();
    expect(await row.innerText()).toContain(`${(100 * count) / 5}%`);
  }

  for (const { complaints } of [host, hall, ...Object.values(everyone)])
    expect(complaints.splice(0).filter((one) => !/ERR_|Failed to (load|fetch)/.test(one))).toEqual([]);
});
