/** What is said stays said: through a reload, in two tabs, and openly where the browser keeps nothing. */
import { expect, inject } from 'vitest';
import { story, test } from '../support/player.ts';

test('after a reload the conversation stands exactly where it was', async ({ sitDown }) => {
  const player = await sitDown({ seed: 6, settings: { stage: false } });
  const { page } = player;
  await player.begin();
  await player.say(0);
  await player.say(1);
  await page.reload();
  await player.seeChoices();
  const { meters, notebook } = player.expected();
  for (const { label, value } of meters) {
    expect(await page.getByRole('button', { name: label }).innerText()).toContain(String(value));
  }
  await page.keyboard.press('n');
  for (const { text } of notebook) await page.getByRole('dialog').getByText(text).waitFor();
  await page.keyboard.press('Escape');
  await player.sayToTheEnd();
  await player.toDebrief();
});

test('whoever leaves finds the conversation on the home screen, and it goes on there', async ({ sitDown }) => {
  const player = await sitDown({ seed: 7, settings: { stage: false } });
  const { page, texts } = player;
  await player.begin();
  await player.say(0);
  await page.keyboard.press('p');
  await page.getByRole('button', { name: texts.pause.leave }).click();
  await page.getByRole('link', { name: `${texts.home.goOn}: ${story.scenario.title.nl}` }).click();
  await player.seeChoices();
  await player.say(0);
});

test('of two tabs one plays, and the other goes on from there when asked', async ({ sitDown }) => {
  const player = await sitDown({ seed: 8, settings: { stage: false } });
  await player.begin();
  await player.say(0);
  const address = player.page.url();
  const tab = await player.context.newPage();
  await tab.goto(address);
  const second = player.as({ page: tab });
  await tab.getByRole('heading', { name: second.texts.elsewhere.title }).waitFor();
  await tab.getByRole('button', { name: second.texts.elsewhere.here }).click();
  await second.seeChoices();
  await player.page.getByRole('heading', { name: player.texts.elsewhere.title }).waitFor();
  await second.say(1);
  // Back in the first tab: what was said in the second is there.
  await player.page.bringToFront();
  await player.page.getByRole('button', { name: player.texts.elsewhere.here }).click();
  const back = second.as({ page: player.page });
  await back.seeChoices();
  await back.sayToTheEnd();
  await back.toDebrief();
});

test('where the browser keeps nothing the game says so and plays to the end', async ({ sitDownWithoutStorage }) => {
  const player = await sitDownWithoutStorage({ seed: 9, settings: { stage: false } });
  const { page, texts } = player;
  await player.begin();
  await page.getByRole('alert').getByText(texts.storage.blocked).waitFor();
  await player.sayToTheEnd([1]);
  await player.toDebrief();
  await page
    .getByRole('heading', { name: texts.debrief.title })
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor();
});

test('a run log edited by hand is refused, not believed', async ({ sitDown }) => {
  const player = await sitDown({ seed: 10, settings: { stage: false } });
  const { page, texts } = player;
  await player.begin();
  await player.say(0);
  const address = page.url();
  await page.goto(inject('game'));
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open('tegenspel');
      request.onsuccess = () => opened(request.result);
      request.onerror = () => failed(new Error(request.error?.message));
    });
    const change = database.transaction('choices', 'readwrite');
    const rows = change.objectStore('choices');
    rows.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (cursor) cursor.update({ ...(cursor.value as object), choiceId: 'win-at-once' });
    };
    await new Promise((done) => (change.oncomplete = done));
    database.close();
  });
  await page.goto(address);
  await page.getByText(texts.broken.damaged).waitFor();
});
