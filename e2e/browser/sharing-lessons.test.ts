import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantCourse, type PlantedCourse } from './planted-course.ts';
import { plantExchange } from './planted-exchange.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, watchTrouble } from './stage.ts';

let product: Product;
let browser: Browser;
let course: PlantedCourse;
const trouble: string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  course = await plantCourse(product);
  await course.say('lesson.observed', {
    observed: 'Notes written in the evening were not believed.',
    cause: 'Nobody was free to write.',
    change: 'One who only writes.',
    practice: 'notes-at-the-time',
    language: 'en',
  });
  await plantExchange(product, {
    aranya: [['o-mya', 'Mya Lwin', 'steward']],
    bayu: [['o-dara', 'Dara Sok', 'steward']],
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
}

async function enter(account: string, device: 'phone' | 'desktop', locale?: string): Promise<Desk> {
  const desk = await course.enter(browser, account, device, locale);
  trouble.push(...watchTrouble(desk.context, product.address));
  return desk;
}

const panel = (page: Page, heading: RegExp | string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: heading, level: 2 }) });
const synced = (page: Page): Promise<void> => page.getByText('Everything is sent').first().waitFor();
const at = (page: Page, stage: string): Promise<void> =>
  page.locator('li[aria-current=step]', { hasText: stage }).waitFor();

it('a lesson goes its path: carried over, identified, agreed, worded anew, agreed again, and no step is skipped', async () => {
  const mya = await enter('o-mya', 'desktop');
  const dara = await enter('o-dara', 'phone');

  // The words it had in the course are carried over and say so; nothing of a record is.
  await mya.page.goto(`${product.address}/sharing/lessons`);
  await mya.page.getByText('No lesson here yet.').waitFor();
  await mya.page
    .getByLabel('Carry over words of a course')
    .selectOption({ label: 'Regional course: Notes written in the evening were not believed.' });
  await mya.page.getByText('First noted in: Regional course.').waitFor();
  await lookAt(mya.page, 'sharing-lessons-carried-over');
  await mya.page.getByRole('button', { name: 'Sign and share the lesson' }).click();
  await mya.page.getByRole('link', { name: 'Notes written in the evening were not believed.' }).click();
  await at(mya.page, 'Observed');

  // Cause, remedy and who acts; only then may others agree.
  await mya.page.getByText('First say cause, remedy and who acts.').waitFor();
  await mya.page.getByLabel('Who acts').fill('Dara Sok');
  await mya.page.getByText('“Dara Sok” names a person.').waitFor();
  await mya.page.getByLabel('Who acts').fill('Stewards of the shared code');
  await panel(mya.page, 'Identified').getByRole('button', { name: 'Sign' }).click();
  await at(mya.page, 'Identified');
  await synced(mya.page);

  await dara.page.goto(`${product.address}/sharing/lessons`);
  await dara.page.getByRole('link', { name: 'Notes written in the evening were not believed.' }).click();
  await dara.page.getByRole('button', { name: 'Sign: my agency agrees' }).click();
  await at(dara.page, 'Agreed');
  await synced(dara.page);

  // Worded anew: who agreed before is asked again.
  await at(mya.page, 'Agreed');
  await mya.page.getByText('Word it anew').click();
  await mya.page.getByLabel('Remedy').fill('Say in the practice why the hour counts.');
  await panel(mya.page, 'Identified').getByRole('button', { name: 'Sign' }).click();
  await at(mya.page, 'Identified');
  await mya.page.getByText('agreed with an earlier wording').waitFor();
  await lookAt(mya.page, 'sharing-lesson');
  await synced(mya.page);
  await dara.page.getByText('Say in the practice why the hour counts.').waitFor();
  await dara.page.getByRole('button', { name: 'Sign: my agency agrees' }).click();
  await at(dara.page, 'Agreed');
  await dara.page.getByText('An exercise can try it once a practice was changed.').waitFor();
  await lookAt(dara.page, 'sharing-lesson-agreed');
  expect(trouble).toEqual([]);
  for (const { context } of [mya, dara]) await context.close();
}, 600_000);
