/**
 * The lab in Chromium, offline once the file is picked: SHA-256 and listing of a 1 GiB NTFS image with 90,000 files at the
 * same time, memory, and the frames of the file table while it is scrolled. The image is made when it is not there
 * (make-images.ts); the web app must be built (`npm start` or `npm test` does it). Load makes the figures worse: it is printed,
 * and so is what an empty page takes in the same run to read and digest the same file.
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import type { Page } from 'playwright-core';
import { cutOff } from '../../e2e/browser/cut-off.ts';
import { startBrowser, startProduct } from '../../e2e/browser/product.ts';
import { print } from './compare.ts';
import { treeImage } from './make-images.ts';
import { floorOf } from './chromium-floor.ts';
import { rendererOf } from './chromium-process.ts';

const image = treeImage({ kind: 'ntfs', gibibytes: 1, folders: 900, files: 100, bytes: 5400 });
const bytes = statSync(image).size;

async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(image, { highWaterMark: 1 << 22 })) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** Milliseconds from the pick until a text stands on the page, by the page's own clock. */
function until(page: Page, text: RegExp): Promise<number> {
  // the page's policy forbids eval, so the waiting is done in one expression
  return page.evaluate<number>(`new Promise((done) => {
    const look = () =>
      ${text}.test(document.body.textContent)
        ? done(performance.now() - window.picked)
        : setTimeout(look, 50);
    look();
  })`);
}

/** Times between frames while the table is scrolled from end to end for five seconds, milliseconds. */
async function frames(page: Page): Promise<readonly number[]> {
  return page.evaluate<number[]>(`new Promise((done) => {
    const grid = document.querySelector('[role=grid][aria-rowcount]');
    const times = [];
    let last = performance.now();
    const began = last;
    const step = (now) => {
      times.push(now - last);
      last = now;
      grid.scrollTop += 400 + 40 * (times.length % 50);
      if (now - began < 5000) requestAnimationFrame(step);
      else done(times.slice(1));
    };
    requestAnimationFrame(step);
  })`);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Seconds from the pick to the whole list, with nothing else asked for. */
async function listingAlone(address: string): Promise<number> {
  const { context, page } = await cutOff(browser, address, 'Choose image files');
  await markPick(page);
  await page.locator('input[type=file]').setInputFiles(image);
  await page.getByLabel('With folders below').check();
  const listed = await until(page, /shown of 9\d,\d{3} entries/);
  await context.close();
  return listed / 1000;
}

async function markPick(page: Page): Promise<void> {
  await page.evaluate(
    `document.querySelector('input[type=file]').addEventListener('change', () => { window.picked = performance.now(); }, { capture: true })`,
  );
}

const sha256 = await digest();
const [product, browser] = await Promise.all([startProduct(), startBrowser()]);
try {
  const { context, page, left } = await cutOff(browser, `${product.address}/lab`, 'Choose image files');
  const renderer = await rendererOf(browser);
  const before = renderer.cost();
  await markPick(page);
  await page.locator('input[type=file]').setInputFiles(image);
  await page.getByText('I have a recorded hash').click();
  await page.getByLabel('Recorded hash to compare with').fill(sha256);
  await page.getByRole('button', { name: 'Check the hash' }).click();
  const begun = until(page, /[1-9][\d,]* shown(; reading| of)/);
  const hashing = until(page, /SHA-256 equals the recorded one/);
  await page.getByLabel('With folders below').check();
  const listed = await until(page, /shown of 9\d,\d{3} entries/);
  const hashed = await hashing;
  const rows =
    (await page
      .getByText(/shown of 9/)
      .first()
      .textContent()) ?? '';
  const after = renderer.cost();
  const times = (await frames(page)).toSorted((a, b) => a - b);
  const longest = Math.max(hashed, listed) / 1000;
  const cost = renderer.cost();
  await context.close();
  const alone = await listingAlone(`${product.address}/lab`);
  const floor = await floorOf(browser, image);
  print(
    {
      'rows in the table': Number(/^([\d,]+)/.exec(rows)?.[1]?.replaceAll(',', '')),
      'SHA-256 and listing in one pass, MB/s': bytes / 1e6 / longest,
      'empty page, reading, MB/s': bytes / 1e6 / floor.reading,
      'empty page, reading and SHA-256, MB/s': bytes / 1e6 / floor.digesting,
      'first rows, s': (await begun) / 1000,
      'listing, s': listed / 1000,
      'listing alone, s': alone,
      'SHA-256, s': hashed / 1000,
      'renderer, s of processor': after.cpu - before.cpu,
      'renderer, MiB at most': cost.mebibytes,
      'renderer before the pick, MiB': before.mebibytes,
      'frames while scrolling': times.length,
      'frame, ms (median)': at(times, 0.5),
      'frame, ms (95 of 100)': at(times, 0.95),
      'frame, ms (longest)': times.at(-1) ?? Number.NaN,
      'requests after the pick': left.length,
      'load of the machine': loadavg()[0] ?? Number.NaN,
      processors: Number(readFileSync('/proc/cpuinfo', 'utf8').match(/^processor/gm)?.length),
    },
    `Headless Chromium ${browser.version()}; ${(bytes / 2 ** 30).toFixed(0)} GiB NTFS, warm cache; both workers at once.`,
  );
} finally {
  await browser.close();
  await product.stop();
}
