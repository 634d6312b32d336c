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
const told = (page: Page, count: number) =>
  page.getByRole('heading', { name: new RegExp(`${count.toLocaleString('en')}|${count}`) }).waitFor();

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
  await page.goto(link);
  await page.getByRole('heading', { name: /exercises/i }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.goto(`${address}/sharing/rounds`);
  await told(page, EXPERIENCES);
  // What came is shown before all of it is written.
  await expect.poll(() => inDatabase(page, COUNT_ENTRIES), SOON).toBeGreaterThanOrEqual(EXPERIENCES);
  await page.reload();
  await expect.poll(() => inDatabase(page, ''), SOON).toBeGreaterThanOrEqual(2);

  await context.setOffline(true);
  await inDatabase(page, DROP_AN_EXPERIENCE);
  await page.reload();
  await told(page, EXPERIENCES - 1);
  await inDatabase(page, DROP_A_PACK);
  await page.reload();
  await told(page, EXPERIENCES - 1);
  await context.close();
}, 240_000);

it('lists are shown from what was kept, nobody acts on them, and the entries have the last word', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const whole = (one: Page) => one.getByRole('link', { name: 'Share an experience' }).waitFor();
  const front = (work: string) => inDatabase(page, FRONT + work);
  const experiences = 'return front === undefined ? 0 : JSON.parse(front.text).totals.experiences;';
  await page.goto(link);
  await page.getByRole('heading', { name: /exercises/i }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.goto(`${address}/sharing/rounds`);
  await told(page, EXPERIENCES);
  const title = (await rows(page).first().textContent()) ?? '';
  await expect.poll(() => front(experiences), SOON).toBe(EXPERIENCES);

  // Other words in what was kept, sealed as the app would: they are seen until the entries are read.
  await page.addInitScript(WATCH);
  await front(`await put(await sealed(front.text.replaceAll(${JSON.stringify(title)}, 'Kept words')));`);
  await page.reload();
  await whole(page);
  expect(await rows(page).first().textContent()).toBe(title);
  expect(await page.evaluate('seen')).toEqual({ kept: true, busy: true, acts: 0, fields: 0 });

  await expect.poll(() => front("return front.text.includes('Kept words') ? 1 : 0;"), SOON).toBe(0);

  // Damaged, and thrown away: never seen; the entries say it, and it is kept again.
  await front(
    `await put({ ...front, text: front.text.replaceAll(${JSON.stringify(title)}, 'Kept words') });`,
  );
  await page.reload();
  await whole(page);
  expect(await page.evaluate('seen.kept')).toBe(false);
  await front('await kept.delete(name);');
  await page.reload();
  await whole(page);
  expect(await rows(page).first().textContent()).toBe(title);
  await expect.poll(() => front(experiences), SOON).toBe(EXPERIENCES);

  // What another device writes meanwhile stands in the list soon after it is opened.
  await page.goto('about:blank');
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await other.getByRole('heading', { name: /exercises/i }).waitFor();
  await observed(other, 'Chargers were left behind.');
  await other.context().close();
  await page.goto(`${address}/sharing/lessons`);
  await page.getByRole('link', { name: 'Chargers were left behind.' }).waitFor(SOON);
  await observed(page, 'The tent was too small.');
  await context.close();
}, 240_000);

async function observed(page: Page, words: string): Promise<void> {
  await page.goto(`${address}/sharing/lessons`);
  await page.getByLabel('What happened').fill(words, SOON);
  await page.getByRole('button', { name: 'Sign and share the lesson' }).click();
  await page.getByRole('link', { name: words }).waitFor(SOON);
  await page.getByText('Everything is sent').waitFor(SOON);
}

/** What a page showed of kept words since it was opened: whether it said that it was busy, and what one could have done. */
const WATCH = `globalThis.seen = { kept: false, busy: false, acts: 0, fields: 0 };
  new MutationObserver(() => {
    const main = document.querySelector('main');
    if (seen.kept || !main?.textContent.includes('Kept words')) return;
    const count = (what) => main.querySelectorAll(what).length;
    const busy = count('[aria-busy="true"]') === 1;
    const acts = count('button:enabled, a[href$="/new"]');
    seen = { kept: true, busy, acts, fields: count('input:enabled, select:enabled, textarea:enabled') };
  }).observe(document, { childList: true, subtree: true });`;

/** The front of the lists, and how it is sealed. */
const FRONT = `const [name] = await done(kept.getAllKeys(IDBKeyRange.bound('front:', 'front;')));
  const front = name === undefined ? undefined : await done(kept.get(name));
  const sealed = async (text) => {
    const { build, stream } = front;
    const told = new TextEncoder().encode(JSON.stringify([build, stream, text]));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', told)).toHex();
    return { ...front, text, digest };
  };
  const put = async (value) => {
    const stores = (await done(indexedDB.open('tracecraft'))).transaction('kept', 'readwrite');
    await done(stores.objectStore('kept').put(value, name));
  };
`;

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
