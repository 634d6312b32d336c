import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Officer } from './officer.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, press, watchTrouble } from './stage.ts';

/** The list comes from the server, on a busy machine late. */
const SOON = { timeout: 30_000 };

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function reader(): Promise<{ context: BrowserContext; page: Page; trouble: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  const trouble = watchTrouble(context, product.address);
  return { context, page: await context.newPage(), trouble };
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('link');

it('the sixty are browsed by letter, filtered, and found by words in three languages', async () => {
  const { context, page, trouble } = await reader();
  await page.goto(`${product.address}/practices`);
  await page.getByRole('heading', { name: /^A Scene arrival/ }).waitFor();
  await page.getByRole('heading', { name: /^K Conduct and rights/ }).waitFor();
  expect(await rows(page).count()).toBeGreaterThanOrEqual(60);
  await lookAt(page, 'library');

  await page.getByLabel('Part of the work').selectOption('E');
  await expect.poll(() => rows(page).count(), SOON).toBe(6);
  await page.getByLabel('Part of the work').selectOption('');
  await page.getByLabel('Marked').selectOption('protected');
  await expect.poll(() => rows(page).count(), SOON).toBe(8);
  await page.getByLabel('Marked').selectOption('');

  await page.getByRole('searchbox').fill('write blocker');
  await expect.poll(() => rows(page).first().textContent(), SOON).toMatch(/write blocker/i);
  expect(await page.locator('mark').first().textContent()).toMatch(/^(write|blocker)$/i);
  await lookAt(page, 'library-search');

  for (const [language, query, mark] of [
    ['Tiếng Việt', 'niem phong', /^(niêm|phong)$/i],
    ['한국어', '봉인', /봉인/],
  ] as const) {
    await page.goto(`${product.address}/settings`);
    await press(page.getByRole('radio', { name: language }));
    await page.goto(`${product.address}/practices`);
    await page.getByRole('searchbox').fill(query);
    await expect.poll(() => page.locator('mark').count(), SOON).toBeGreaterThan(0);
    expect(await page.locator('mark').first().textContent()).toMatch(mark);
  }
  expect(trouble).toEqual([]);
  await context.close();
});

it('a practice is a manual page: plain sentence first, law of the reader first, pictures, versions, who adopted it', async () => {
  const { context, page, trouble } = await reader();
  await page.goto(`${product.address}/practices/within-authority`);
  await page.getByText('This practice protects people.').first().waitFor();
  await page.getByText('For each device: whenever you copy its data').waitFor();
  await page.getByText('Law of Philippines').first().waitFor();
  await page.getByText('not yet reviewed by the national authority').first().waitFor();
  await page
    .getByText(/^Law of (other countries|1 other)/)
    .first()
    .click();
  await page.getByText('Nothing worked out yet: Brunei').waitFor();
  await page.getByText('No agency has adopted it yet.').waitFor();
  expect(await page.getByRole('heading', { name: 'Step: selective-copy' }).count()).toBe(0);

  // Read as the Republic of Korea has it: the added step stands there, with what it adds.
  await page.getByLabel('Read this page as').selectOption({ label: 'Republic of Korea' });
  await page.getByRole('heading', { name: 'Step: selective-copy' }).waitFor();
  await page.getByText('This overlay changes 2 steps.').waitFor();
  await page.getByRole('button', { name: 'device', exact: true }).first().click();
  await page.getByRole('note').first().waitFor();
  await lookAt(page, 'practice-overlay');

  // A picture of right and one of wrong, each with its words.
  await page.goto(`${product.address}/practices/complete-label`);
  await page.getByRole('heading', { name: 'Right and wrong in a picture' }).scrollIntoViewIfNeeded();
  const sizes = await page
    .getByRole('img')
    .evaluateAll((images) =>
      images.map((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    );
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  expect(sizes.every((width) => width > 0)).toBe(true);
  await lookAt(page, 'practice-pictures');
  expect(trouble).toEqual([]);
  await context.close();
});

it('the code of conduct is read in three languages and signed inside a case', async () => {
  const { context, page, trouble } = await reader();
  await page.goto(`${product.address}/conduct`);
  await page.getByText('I report departures, mine first.').waitFor();
  expect(await page.getByRole('main').locator('ol > li').count()).toBe(10);
  await page.getByRole('link', { name: /^A1 / }).first().waitFor();
  await lookAt(page, 'conduct');
  await press(page.getByRole('radio', { name: '한국어' }));
  await page.getByText('나는 이탈을 보고하며, 내 것부터 보고한다.').waitFor();

  const trainee = new Officer(page);
  await trainee.signIn(product.links['trainee'] ?? '');
  await trainee.openExercise('Blue Tape (short)');
  await trainee.takePlaceAs('team lead');
  await page.getByRole('button', { name: 'Sign code-of-conduct 0.1.0' }).click();
  await page.getByText(/^Signed by you: code-of-conduct 0\.1\.0/).waitFor();
  await lookAt(page, 'brief-signed');
  await trainee.goTo('Record');
  await page.getByText('Code of conduct signed').first().waitFor();
  expect(trouble).toEqual([]);
  await context.close();
});
