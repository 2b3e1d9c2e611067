/** What axe finds wrong on a page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What breaks a rule on the page, or in the part of it that a selector names. Only that is gathered: it takes a third of the time. */
export async function violationsOf(page: Page, part?: string) {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(); // no frames here
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations;
}
