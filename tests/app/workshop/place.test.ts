import { beforeEach, expect, test, vi } from 'vitest';
import { place, takePlace } from '../../../src/app/workshop/place.svelte.ts';
import { listenForTheFile } from '../../support/for-the-file.ts';
import { becomeBrowser, onLine } from '../../support/phone.ts';
import { joinWorkshop, openWorkshop } from '../../support/workshop.ts';

const served = listenForTheFile();
beforeEach(() => becomeBrowser());

test('the workshop that was joined last is the place, also when the clock of the device has gone back', async () => {
  const clock = vi.spyOn(Date, 'now');
  await onLine(`http://127.0.0.1:${served.port}/`, async () => {
    for (const now of [2_000_000, 1_000_000, 0]) {
      const { workshop } = await openWorkshop(served.app);
      const joined = await joinWorkshop(served.app, workshop.code);
      clock.mockReturnValue(now);
      await takePlace(joined, workshop.code);
      expect(place.membership?.workshop.id).toBe(workshop.id);
    }
  });
  clock.mockRestore();
});
