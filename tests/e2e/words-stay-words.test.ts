/**
 * Whatever somebody calls himself, his team, his workshop or his file: on every screen it is read, never run. A thousand
 * payloads stand in the store as they are, past the rules for nicknames, so that the screens alone have to hold.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { engineNumber } from '../../src/core/run/story.ts';
import { visible } from '../../src/core/scenario/problem.ts';
import { nl as board } from '../../src/ui/workshop/board/messages/nl.ts';
import { nl as host } from '../../src/ui/workshop/host/messages/nl.ts';
import { nl as trainee } from '../../src/ui/workshop/messages/nl.ts';
import { nl as picture } from '../../src/ui/workshop/picture/messages/nl.ts';
import { smallSource } from '../reliability/room.ts';
import { note, sized, within } from '../reliability/size.ts';
import { serveForTheFile } from '../support/for-the-file.ts';
import { test } from '../support/player.ts';
import { aFinishedRun, call, joinWorkshop, openWorkshop, serverKey, stories } from '../support/workshop.ts';

const run = 'window.ran=(window.ran||0)+1';
const vectors = [
  (n: number) => `<script>${run}//${n}</script>`,
  (n: number) => `<img src=x onerror="${run}" alt=${n}>`,
  (n: number) => `<svg/onload=${run}>${n}`,
  (n: number) => `"><img src=x onerror=${run}>${n}`,
  (n: number) => `'-${run}-'${n}`,
  (n: number) => `<iframe srcdoc="<script>parent.ran=1</script>">${n}`,
  (n: number) => `<a href="javascript:${run}">${n}</a>`,
  (n: number) => `<details open ontoggle=${run}>${n}`,
  (n: number) => `<math><mtext><style><img src=x onerror=${run}>${n}`,
  (n: number) => `</title><script>${run}</script>${n}`,
  (n: number) => `{@html '<img src=x onerror=${run}>'}${n}`,
  (n: number) => `\${${run}}${n}`,
  (n: number) => `{{constructor.constructor('${run}')()}}${n}`,
  (n: number) => `<input autofocus onfocus=${run}>${n}`,
  (n: number) => `<object data="javascript:${run}">${n}</object>`,
  (n: number) => `<base href="//example.invalid/">${n}`,
  (n: number) => `<meta http-equiv=refresh content="0;url=javascript:${run}">${n}`,
  (n: number) => `<style>*{background:url("javascript:${run}")}</style>${n}`,
  (n: number) => `&lt;img src=x onerror=${run}&gt;${n}`,
  (n: number) => `<video><source onerror="${run}">${n}`,
  (n: number) => `\u{202e}<img src=x onerror=${run}>\u{202c}${n}`,
  (n: number) => `</textarea><marquee onstart=${run}>${n}`,
  (n: number) => `<x onclick=${run} style=animation-name:hop onanimationstart=${run}>${n}`,
  (n: number) => `<template><img src=x onerror=${run}></template>${n}`,
  (n: number) => `]]><form action="javascript:${run}"><button>${n}`,
];
const payloads = Array.from({ length: 1_000 }, (_, n) => vectors[n % vectors.length]!(n));

const served = serveForTheFile();
const patience = { timeout: 10_000 };

/** A workshop in which everybody and everything is called by a payload. */
async function aHostileWorkshop() {
  const { app, store, clock } = served;
  const opened = await openWorkshop(app, {
    scenarios: [{ id: 'op-audientie' }, { id: 'gezichtsverlies' }],
    teams: vectors.slice(0, 20).map((vector, n) => vector(n).slice(0, 30)),
  });
  const { id } = opened.workshop;
  const { sha256 } = stories.get('gezichtsverlies')!;
  await Promise.all(
    payloads.map(async (nickname, n) => {
      const member = `hostile-${n}`;
      await store.addMember({
        id: member,
        workshop: id,
        nickname,
        skeleton: member,
        team: opened.workshop.teams[n % 20] ?? null,
        language: 'nl',
        state: n % 50 === 0 ? 'waiting' : 'in',
        tokenHash: member,
        codeHash: member,
        joinedAt: clock.now,
        seenAt: clock.now,
      });
      const played = { workshop: id, member, scenario: 'gezichtsverlies', sha256, engine: engineNumber, attempt: 2 };
      await store.submit(
        {
          ...played,
          runId: member,
          choices: [],
          confidence: [],
          body: '',
          score: n % 101,
          stars: 0,
          hours: 0,
          acceptedAt: clock.now,
        },
        { attempts: 2, counts: 'best' },
      );
    }),
  );
  // The picture is of runs that can be replayed; its pairs are called by payloads too.
  for (let player = 0; player < 8; player += 1) {
    const { token, member } = await joinWorkshop(app, opened.workshop.code);
    const real = aFinishedRun(id, { player });
    await call(app, token, 'PUT', `/api/runs/${real.runId}`, real);
    await call(app, token, 'PUT', `/api/runs/${real.runId}/consent`, { shown: true });
    await store.changeMember(member.id, { nickname: `${payloads[player]}!`, skeleton: `pair-${player}` });
  }
  await store.changeWorkshop(id, { title: payloads.slice(0, vectors.length).join(' '), revealed: true });
  return opened;
}

/** What came of the words: nothing run, nothing made of them. */
async function harmOn(page: Page): Promise<unknown[]> {
  return page.evaluate(() => [
    ...((window as { ran?: unknown }).ran === undefined ? [] : ['it ran']),
    ...[...document.querySelectorAll('#app *, body > .sheet *')]
      .filter(
        ({ localName, attributes }) =>
          /^(script|img|iframe|object|embed|base|meta|style|video|audio|source|math|marquee|template|x)$/.test(
            localName,
          ) ||
          [...attributes].some(
            ({ name, value }) =>
              /^(on.*|srcdoc|action|formaction)$/i.test(name) ||
              (/^(href|src|data|xlink:href)$/i.test(name) && !/^(#|http:\/\/(localhost|127\.0\.0\.1):)/.test(value)),
          ),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  ]);
}

/** How many of the payloads are on the page, letter for letter. */
const readable = (page: Page, inside: string, all: readonly string[] = payloads) =>
  page.evaluate(
    ([selector, some]) => {
      const text = document.querySelector(selector)?.textContent ?? '';
      return some.filter((payload) => text.includes(payload)).length;
    },
    [inside, all] as const,
  );

/** One of each kind; in full every payload, so many at a time. */
const inPieces = (size: number) =>
  Array.from({ length: sized(1, payloads.length / size) }, (_, piece) =>
    payloads.slice(piece * size, (piece + 1) * size),
  );

test(
  'a thousand payloads as names, titles and errors are read on every screen and run on none',
  async ({ sitDown }) => {
    const opened = await aHostileWorkshop();
    const { page, complaints } = await sitDown({ address: served.address });
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const found: Record<string, unknown[]> = {};
    const look = async (name: string) => (found[name] = [...(found[name] ?? []), ...(await harmOn(page))]);
    const read = { titles: 0, errors: 0 };
    /** The workshop is called by them, on the page that is open. */
    const lookAtTitles = async (name: string, inside = '#app', renew = () => Promise.resolve()) => {
      for (const some of inPieces(vectors.length)) {
        await served.store.changeWorkshop(opened.workshop.id, { title: some.join(' ') });
        await expect.poll(() => readable(page, '#app', some), patience).toBe(some.length);
        await renew();
        await expect.poll(() => readable(page, inside, some), patience).toBe(some.length);
        await look(name);
        read.titles += some.length;
      }
    };
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

    await page.goto(`${served.address}/#/board/${opened.projectorKey}`);
    await page.getByRole('heading', { name: board.reveal.podium }).waitFor();
    await expect.poll(() => readable(page, 'main'), patience).toBeGreaterThan(950); // those who wait are not on it, nor all on one step
    await look('result');
    await press(board.views.picture);
    await page.getByRole('heading', { name: picture.map.title }).waitFor();
    await look('picture on the wall');
    await call(served.app, opened.hostKey, 'PATCH', `/api/workshops/${opened.workshop.id}`, { revealed: false });
    await page.getByText(board.play.own).waitFor();
    await look('board');
    await served.store.changeWorkshop(opened.workshop.id, { state: 'lobby' });
    await page.getByRole('heading', { name: board.lobby.latest }).waitFor();
    await lookAtTitles('lobby');

    await page.goto(`${served.address}/#/join/${opened.workshop.code}`);
    await press(trainee.join.join);
    await page.getByText(trainee.place.states.lobby.title).waitFor();
    await lookAtTitles('trainee');

    await page.goto(`${served.address}/#/host/${opened.hostKey}`);
    await page.getByRole('heading', { name: host.members.title }).waitFor();
    const people = payloads.length + 8 + 1; // those of the picture, and the trainee
    // By its text: among a thousand buttons the names of all would be worked out each time.
    for (let shown = 100; shown < people; shown += 100)
      await page.getByText(host.members.more(people - shown), { exact: true }).click();
    await expect.poll(() => readable(page, 'main'), patience).toBe(payloads.length);
    await lookAtTitles('room');
    await page.getByLabel(host.members.act(host.members.remove, payloads[1]!), { exact: true }).click();
    await page.getByText(host.members.removed(payloads[1]!)).waitFor();
    await look('a remark');
    await press(host.views.picture);
    await page.getByRole('heading', { name: picture.pairs.title }).waitFor();
    await look('pairs');
    await press(host.views.show);
    await page.getByRole('button', { name: host.show.put }).first().waitFor();
    await look('runs to show');
    await press(host.views.after);
    await page.evaluate(() => (window.print = () => {}));
    await page.getByLabel(host.after.reportNames).check();
    const print = async () => {
      await page.getByRole('button', { name: host.after.report }).click();
      await page.locator('body > .sheet').filter({ hasText: host.report.board }).waitFor({ state: 'attached' });
    };
    await print();
    await expect.poll(() => readable(page, 'body > .sheet'), patience).toBeGreaterThan(970);
    await lookAtTitles('report', 'body > .sheet', print);

    await page.goto(`${served.address}/#/host/${serverKey}`);
    await page.getByRole('heading', { name: host.create.title }).waitFor();
    for (const [piece, some] of inPieces(20).entries()) {
      await page.locator('input[type="file"]').setInputFiles({
        name: payloads[1 + piece * 20]!.replaceAll('/', '-'),
        mimeType: 'application/json',
        buffer: Buffer.from(
          JSON.stringify({ ...JSON.parse(smallSource), ...Object.fromEntries(some.map((name) => [name, name])) }),
        ),
      });
      // As they stand in a file, long ones cut short, and with signs that turn a line around made visible.
      const told = some.map((name) => visible(JSON.stringify(name)).slice(1, 51));
      await expect.poll(() => readable(page, '.problems', told), patience).toBe(told.length);
      read.errors += told.length;
      await look('errors');
    }

    expect(Object.entries(found).filter(([, harm]) => harm.length > 0)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(11);
    expect(dialogs).toEqual([]);
    // The file was refused, as it should be.
    expect(complaints.splice(0).filter((complaint) => !complaint.includes('422'))).toEqual([]);
    note('X1', { payloads: payloads.length, screens: Object.keys(found).length, ...read, ran: 0, made: 0 });
  },
  within(180_000),
);
