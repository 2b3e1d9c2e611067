/** What somebody takes along from a debrief: a card, paper, and a code that opens the run elsewhere. */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Locator } from 'playwright-core';
import { expect, inject } from 'vitest';
import { runCode } from '../../src/core/run/run-code.ts';
import type { Run } from '../../src/core/run/run.ts';
import { openStory } from '../../src/core/run/story.ts';
import { conversation } from '../../src/core/score/conversation.ts';
import { debrief } from '../../src/core/score/debrief.ts';
import type { Language } from '../../src/core/scenario/schema.ts';
import { en as innerVoiceEn } from '../../src/ui/debrief/inner-voice/messages/en.ts';
import { nl as innerVoiceNl } from '../../src/ui/debrief/inner-voice/messages/nl.ts';
import { en as keepEn } from '../../src/ui/debrief/keep/messages/en.ts';
import { nl as keepNl } from '../../src/ui/debrief/keep/messages/nl.ts';
import { en as debriefEn } from '../../src/ui/debrief/messages/en.ts';
import { nl as debriefNl } from '../../src/ui/debrief/messages/nl.ts';
import { en as takeAwayEn } from '../../src/ui/debrief/take-away/messages/en.ts';
import { nl as takeAwayNl } from '../../src/ui/debrief/take-away/messages/nl.ts';
import { en as codeEn } from '../../src/ui/run-code/messages/en.ts';
import { nl as codeNl } from '../../src/ui/run-code/messages/nl.ts';
import { lessons } from '../../src/ui/settings/settings.ts';
import { violationsOf } from '../support/axe.ts';
import { bestWay } from '../support/best-way.ts';
import { inLetters, printed } from '../support/paper.ts';
import { story, test, type Player } from '../support/player.ts';
import { play } from '../support/scenario.ts';

const words = {
  nl: { page: debriefNl, inner: innerVoiceNl, keep: keepNl, take: takeAwayNl, code: codeNl },
  en: { page: debriefEn, inner: innerVoiceEn, keep: keepEn, take: takeAwayEn, code: codeEn },
};

// Most of this needs no picture, and the machine has other things to do.
const plain = { taught: [...lessons], stage: false };
const a4 = { width: 210, height: 297 };

test('a card: chosen, kept, put in a calendar, printed, and asked about when its day has come', async ({ sitDown }) => {
  const player = await sitDown({ seed: 31, settings: plain });
  const { page } = player;
  const { take } = words.nl;
  await openElsewhere(player, bestWay(story, 31), 'nl');
  const section = part(player, 'take-away');
  await section.getByRole('button', { name: take.make }).click();
  await section.getByText(take.missing.customer).waitFor();
  expect(await section.getByLabel(take.customer).evaluate((field) => field === document.activeElement)).toBe(true);
  await looked(player, partOf('take-away'));

  await section.getByRole('combobox', { name: take.another }).selectOption('give-and-get');
  await section.getByLabel(take.customer).fill('Bakkerij De Wit; Assen');
  await section.getByLabel(take.sentence).fill('Die proef doe ik graag, als ik ook de directeur spreek.');
  await section.getByLabel(take.date).fill('2031-05-06');
  await section.getByLabel(take.time).fill('09:30');
  await section.getByRole('button', { name: take.make }).click();
  const card = page.getByRole('article', { name: take.cardOf('Bakkerij De Wit; Assen') });
  await card.getByText('Die proef doe ik graag').waitFor();
  await card.getByText('dinsdag 6 mei, 09:30').waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: take.calendar }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(take.calendarFile);
  const event = new ICAL.Event(
    new ICAL.Component(
      ICAL.parse(readFileSync(await download.path(), 'utf8')) as ConstructorParameters<typeof ICAL.Component>[0],
    ).getFirstSubcomponent('vevent') ?? undefined,
  );
  expect(event.summary).toBe(
    take.event.summary('Bakkerij De Wit; Assen', 'Die proef doe ik graag, als ik ook de directeur spreek.'),
  );
  expect(String(event.startDate)).toBe('2031-05-06T09:30:00');

  const print = () => card.getByRole('button', { name: take.print }).click();
  const [small, ...none] = await printed(page, print);
  expect([small?.width, small?.height, none.length]).toEqual([148, 105, 0]);
  expect(small?.text).toContain(inLetters('Die proef doe ik graag, als ik ook de directeur spreek.'));
  expect(small?.text).not.toContain(inLetters(words.nl.page.tomorrow.title));
  await card.getByRole('combobox', { name: take.paper }).selectOption('a4');
  expect(await printed(page, print)).toMatchObject([a4]);

  // On its day: nothing was asked before, and the answer stays.
  await card.getByRole('button', { name: take.change }).click();
  expect(await page.getByText(take.how).count()).toBe(0);
  await section.getByLabel(take.date).fill(await page.evaluate(() => new Date().toLocaleDateString('sv-SE')));
  await section.getByRole('button', { name: take.save }).click();
  await card.getByRole('button', { name: take.outcomes['not-said'] }).click();
  await card.getByText(take.after['not-said']).waitFor();
  await page.goto(`${inject('game')}/#/profile`);
  await page.getByRole('heading', { name: take.cards }).waitFor();
  await card.getByText(take.after['not-said']).waitFor();
  await looked(player, 'main');
  await card.getByLabel(take.newDay).fill('2032-01-02');
  await card.getByRole('button', { name: take.move }).click();
  await card.getByText('vrijdag 2 januari').waitFor();

  await card.getByRole('button', { name: take.remove }).click();
  await card.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: player.texts.undo }).click();
  await card.waitFor();
});

test('on paper: the whole conversation with no decision torn apart, a certificate, and the debrief', async ({
  sitDown,
}) => {
  const player = await sitDown({ seed: 32, settings: { ...plain, mode: 'real' } });
  const { page } = player;
  const { keep } = words.nl;
  await player.havePlayed(bestWay(story, 32).choices, 'real');
  const told = debrief(player.run(), 'nl');
  const code = runCode(player.run());
  const section = part(player, 'keep');

  const transcript = await printed(page, () =>
    section.getByRole('button', { name: keep.printOf(keep.transcript) }).click(),
  );
  expect(transcript.length).toBeGreaterThan(1);
  for (const sheet of transcript) expect(sheet).toMatchObject(a4);
  const whole = transcript.map(({ text }) => text).join('');
  for (const { line, choice } of conversation(player.run(), 'nl').flatMap((scene) => scene.told)) {
    expect(whole).toContain(inLetters(line?.text ?? choice?.text ?? ''));
    if (line?.thought) expect(whole).toContain(inLetters(line.thought));
  }
  for (const [index, { taken }] of told.decisions.entries()) {
    const wanted = [keep.sheet.decision(String(index + 1)), taken.text, taken.feedback].map(inLetters);
    expect(
      transcript.some(({ text }) => wanted.every((one) => text.includes(one))),
      `decision ${index + 1} on one page`,
    ).toBe(true);
  }
  await section.getByLabel(keep.withThoughts).uncheck();
  const without = await printed(page, () =>
    section.getByRole('button', { name: keep.printOf(keep.transcript) }).click(),
  );
  const thought = told.decisions.flatMap(({ after }) => after).find((line) => line.thought)?.thought ?? '';
  expect(thought).not.toBe('');
  expect(without.map(({ text }) => text).join('')).not.toContain(inLetters(thought));

  const certificate = section.getByRole('button', { name: keep.printOf(keep.certificate) });
  await certificate.click();
  await section.getByText(keep.nameMissing).waitFor();
  await section.getByLabel(keep.name).fill('Noor van der Meulen');
  const papers = await printed(page, () => certificate.click());
  expect(papers).toMatchObject([a4]);
  for (const text of ['Noor van der Meulen', story.scenario.title.nl, String(told.score), code, keep.proof.provesNot])
    expect(papers[0]?.text).toContain(inLetters(text));
  for (const { name } of told.competencies) expect(papers[0]?.text).toContain(inLetters(name));

  const debriefed = await printed(page, () => section.getByRole('button', { name: keep.printOf(keep.whole) }).click());
  for (const sheet of debriefed) expect(sheet).toMatchObject(a4);
  expect(debriefed[0]?.text).toContain(inLetters(told.ending.title));
  expect(debriefed.map(({ text }) => text).join('')).not.toContain(inLetters(keep.nameHint));
  await looked(player, partOf('keep'));
});

test('a run that did not pass, or was practice, gets no certificate', async ({ sitDown }) => {
  const player = await sitDown({ seed: 33, settings: plain });
  await player.havePlayed([1]);
  const section = part(player, 'keep');
  await section.getByText(words.nl.keep.noCertificate.practice).waitFor();
  expect(await section.getByLabel(words.nl.keep.name).count()).toBe(0);
});

test('a code opens the same run on another device, which keeps it apart from its own', async ({ sitDown }) => {
  const first = await sitDown({ seed: 34, settings: plain });
  await first.havePlayed([1, 0, 2]);
  const told = debrief(first.run(), 'en');
  const section = part(first, 'keep');
  const code = await section.getByText(runCode(first.run()), { exact: true }).innerText();

  const second = await sitDown({ seed: 1, language: 'en', settings: plain });
  const { page } = second;
  const texts = words.en.code;
  await page.goto(`${inject('game')}/#/code`);
  await page.getByRole('button', { name: texts.find }).waitFor();
  const field = page.getByRole('textbox', { name: texts.label });
  await field.fill(code.replace(/^./, '2'));
  await field.press('Enter');
  await page.getByRole('alert').getByText(texts.problems.mistyped()).waitFor();
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
  await looked(second, 'main');

  await field.fill(` ${code.toLowerCase().replaceAll('-', '  ')}`);
  await field.press('Enter');
  await page.getByText(texts.found.outOf(String(told.score))).waitFor();
  await page.getByText(told.ending.title, { exact: true }).waitFor();
  await page.getByRole('heading', { name: story.scenario.title.en }).waitFor();
  await looked(second, 'main');
  await page.getByRole('button', { name: texts.found.review }).click();
  await page.getByRole('heading', { name: told.ending.title }).waitFor();
  await part(second, 'keep').getByText(words.en.keep.noCertificate.received).waitFor();
  const address = page.url();

  // The link leads to the same run, which is here already; the profile counts nothing of it.
  await page.goto(`${inject('game')}/#/code/${code}`);
  await page.getByText(texts.found.mine).waitFor();
  await page.getByRole('button', { name: texts.found.review }).click();
  await page.getByRole('heading', { name: told.ending.title }).waitFor();
  expect(page.url()).toBe(address);
});

test('a code of another version, or of no scenario here, says so', async ({ sitDown }) => {
  const { page } = await sitDown({ seed: 1, settings: plain });
  const texts = words.nl.code;
  const { scenario } = story;
  const older = openStory('an earlier text', scenario);
  await page.goto(`${inject('game')}/#/code/${runCode(play(older, { seed: 2 }))}`);
  await page.getByText(texts.problems['other-version'](scenario.title.nl)).waitFor();
  const elsewhere = openStory('another', { ...scenario, id: 'nowhere-to-be-found' });
  await page.goto(`${inject('game')}/#/code/${runCode(play(elsewhere, { seed: 2 }))}`);
  await page.getByText(texts.problems['unknown-scenario']()).waitFor();
});

test('a run under way is gone on with from its code', async ({ sitDown }) => {
  const player = await sitDown({ seed: 35, settings: plain });
  const { page } = player;
  const half = play(story, { seed: 35, choices: bestWay(story, 35).choices.slice(0, 3) });
  await page.goto(`${inject('game')}/#/code/${runCode(half)}`);
  await page.getByRole('button', { name: words.nl.code.found.goOn }).click();
  player.said.push(...half.choices);
  await player.seeChoices();
});

test('the inner voice goes line by line, by button, key and slider, and a clue leads to its line', async ({
  sitDown,
}) => {
  for (const language of ['nl', 'en'] as const) {
    const player = await sitDown({ seed: 36, language, settings: plain, ...(language === 'en' && { width: 360 }) });
    const { page } = player;
    const run = bestWay(story, 36);
    const told = conversation(run, language).flatMap((scene) => scene.told);
    const textAt = (index: number) => told[index]?.line?.text ?? told[index]?.choice?.text ?? '';
    await openElsewhere(player, run, language);
    const section = part(player, 'inner-voice');
    const now = section.locator('[aria-live]');
    const { inner, page: own } = words[language];
    const firstThought = told.find(({ line }) => line?.thought)?.line?.thought ?? '';
    await now.getByText(firstThought).waitFor();
    const previous = section.getByRole('button', { name: inner.previous });
    while ((await previous.getAttribute('aria-disabled')) !== 'true') await previous.click();
    await now.getByText(textAt(0)).waitFor();
    await section.getByRole('button', { name: inner.next, exact: true }).click();
    await now.getByText(textAt(1)).waitFor();
    await page.keyboard.press('ArrowRight');
    await now.getByText(textAt(2)).waitFor();
    await section.getByRole('slider').focus();
    await page.keyboard.press('End');
    await now.getByText(textAt(told.length - 1)).waitFor();
    await page.keyboard.press('Home');
    await section.getByRole('button', { name: inner.nextThought }).click();
    const thinking = told.findIndex(({ line }, index) => index > 0 && line?.thought);
    await now.getByText(told[thinking]?.line?.thought ?? '').waitFor();
    await looked(player, partOf('inner-voice'));

    const heard = debrief(run, language).clues.find(({ status }) => status === 'heard');
    await page.getByRole('button', { name: own.who.listen }).first().click();
    await now.getByText(heard?.sign?.line.text ?? '').waitFor();
    await section.getByRole('button', { name: inner.ways.whole }).click();
    for (const [index] of told.entries()) expect(await section.innerText()).toContain(textAt(index));
    await looked(player, partOf('inner-voice'));
  }
});

/** A part of the debrief by the end of its heading's id. */
const partOf = (id: string) => `section[aria-labelledby="debrief-${id}"]`;
const part = ({ page }: Player, id: string): Locator => page.locator(partOf(id));

/** Brings a run to the debrief without playing it: by its code. */
async function openElsewhere({ page }: Player, run: Run, language: Language): Promise<void> {
  await page.goto(`${inject('game')}/#/code/${runCode(run)}`);
  await page.getByRole('button', { name: words[language].code.found.review }).click();
  await page.locator('#debrief-title').waitFor();
}

/** Nothing in this part of the screen stands in the way of anybody. */
async function looked({ page }: Player, place: string): Promise<void> {
  const violations = await violationsOf(page, place);
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
