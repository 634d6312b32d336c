import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFaults, root, startBrowser } from './product.ts';
import { watchTrouble } from './stage.ts';

/** Ten thousand are measured by bench/server/library-10k.ts; making and reading them takes longer than a test may. */
const PRACTICES = 2_000;
const EXPERIENCES = 1_200;

/** The list comes from the server, on a busy machine late. */
const SOON = { timeout: 30_000 };

let server: ChildProcess;
let browser: Browser;
let address = '';
let link = '';

beforeAll(async () => {
  const sizes = ['--practices', String(PRACTICES), '--experiences', String(EXPERIENCES), '--lessons', '60'];
  server = spawn(process.execPath, [join(root, 'bench/server/large-server.ts'), ...sizes], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  browser = await startBrowser();
  const [line] = (await once(createInterface(server.stdout!), 'line')) as [string];
  ({ address, link } = JSON.parse(line) as { address: string; link: string });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  server?.stdin?.end();
  if (server !== undefined) await once(server, 'exit');
});

const rows = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('link');

it('a library of thousands is read a page at a time, found by its words, and what was read opens without the server', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  const trouble = watchTrouble(context, address);
  const page = await context.newPage();

  // The shared code comes first, at once; the rest follows by itself as the server reads it.
  await page.goto(`${address}/practices`);
  await rows(page).first().waitFor();
  await page.getByRole('heading', { name: /^A Scene arrival/ }).waitFor();
  await page.getByText(/^Page 1 of 2[01]$/).waitFor({ timeout: 120_000 });
  expect(await rows(page).count()).toBe(100);
  expect(await axeFaults(page)).toEqual([]);

  // The next page begins where this one ended; back from a practice the same page stands.
  const last = await rows(page).last().textContent();
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText(/^Page 2 of 2[01]$/).waitFor();
  expect(await rows(page).last().textContent()).not.toBe(last);
  const chosen = rows(page).first();
  const title = (await chosen.locator('b').textContent()) ?? '';
  await chosen.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.goBack();
  await page.getByText(/^Page 2 of 2[01]$/).waitFor();

  // Words find one of thousands.
  await page.getByRole('searchbox').fill('customs officer');
  await page
    .locator('mark', { hasText: /customs/i })
    .first()
    .waitFor();

  // Without the server: the page of the list and the practice that were read, and the shared code.
  await page.getByRole('searchbox').fill('');
  await page.getByText(/^Page 1 of 2[01]$/).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.reload();
  await page.getByText(/^Page 1 of 2[01]$/).waitFor();
  await context.setOffline(true);
  await page.reload();
  await page.getByText(/^Page 1 of 2[01]$/).waitFor();
  await page.getByRole('searchbox').fill('write blocker');
  await page.getByText('The server is out of reach').waitFor();
  await expect.poll(() => rows(page).first().textContent(), SOON).toMatch(/write blocker/i);
  await page.goto(`${address}/practices/within-authority`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await context.setOffline(false);
  expect(trouble.filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line))).toEqual([]);
  await context.close();
}, 240_000);

it('an experience speaks of any practice of thousands, found by its words', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('heading', { name: /exercises/i }).waitFor();
  await page.goto(`${address}/sharing/rounds/new`);
  await page.getByLabel('Find a practice by its words').fill('made-1234');
  const choice = page.getByLabel('Practices it speaks of');
  await expect.poll(() => choice.locator('option[value="made-1234"]').count(), SOON).toBe(1);
  await choice.selectOption('made-1234');
  await page
    .getByRole('button', { name: /^Leave out: / })
    .first()
    .waitFor();
  await page.goto(`${address}/sharing/lessons`);
  await page.getByRole('button', { name: 'Show more (20 left)' }).click();
  await expect.poll(() => rows(page).count(), SOON).toBe(60);
  await context.close();
}, 240_000);

it('a long record is read in packs the next time, and shows what its entries are, with a pack lost as well', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const told = (count: number) =>
    page.getByRole('heading', { name: new RegExp(`${count.toLocaleString('en')}|${count}`) }).waitFor();
  await page.goto(link);
  await page.getByRole('heading', { name: /exercises/i }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.goto(`${address}/sharing/rounds`);
  await told(EXPERIENCES);
  // What came is shown before all of it is written.
  await expect.poll(() => inDatabase(page, COUNT_ENTRIES), SOON).toBeGreaterThanOrEqual(EXPERIENCES);
  await page.reload();
  await expect.poll(() => inDatabase(page, ''), SOON).toBeGreaterThanOrEqual(2);

  await context.setOffline(true);
  await inDatabase(page, DROP_AN_EXPERIENCE);
  await page.reload();
  await told(EXPERIENCES - 1);
  await inDatabase(page, DROP_A_PACK);
  await page.reload();
  await told(EXPERIENCES - 1);
  await context.close();
}, 240_000);

/** In the page's database, whose stores are `kept` and `entries`: how many packs there are before `work` is done, or what it returns. */
function inDatabase(page: Page, work: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores = (await done(indexedDB.open('tracecraft'))).transaction(['kept', 'entries'], 'readwrite');
    const [kept, entries] = [stores.objectStore('kept'), stores.objectStore('entries')];
    const packs = await done(kept.getAllKeys(IDBKeyRange.bound('entries ', 'entries~')));
    ${work}
    return packs.length;
  })()`);
}
const COUNT_ENTRIES = 'return done(entries.count());';
const DROP_A_PACK = 'await done(kept.delete(packs[0]));';
const DROP_AN_EXPERIENCE = `const rows = await done(entries.getAll());
    await done(entries.delete(rows.find(({ entry }) => entry.header.kind === 'experience.posted').id));`;
