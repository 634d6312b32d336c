import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '@tracecraft/phrases';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFaults, root } from './product.ts';

/**
 * What goes wrong in a context, added to `trouble` as it happens: requests to another host, uncaught errors. The array
 * grows after this returns, so a copy of it stays empty. A journey ends with `expect(trouble).toEqual([])`.
 */
export function watchTrouble(context: BrowserContext, address: string, trouble: string[] = []): string[] {
  const { host } = new URL(address);
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`));
    void slowed(page);
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host)
      trouble.push(`other host: ${request.url()}`);
  });
  return trouble;
}

/** With `SLOWED=4` each page computes as on a laptop four times slower: what a test takes for granted too early shows. */
async function slowed(page: Page): Promise<void> {
  const rate = Number(process.env['SLOWED'] ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/**
 * Presses it as a finger does. A radio button lies unseen under its words: pressed by force it is missed, without a word, where the screen moves
 * just then.
 */
export async function press(thing: Locator): Promise<void> {
  const unseen = (await thing.getAttribute('type')) === 'radio';
  await (unseen ? thing.locator('xpath=..') : thing).click();
}

const pictures = join(root, 'docs/pictures');
const DEVICES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
/** Layout depends on the device and colour on the time of day: two of the four looks see every rule axe has. */
const JUDGED = new Set(['phone-dark', 'desktop-light']);

/**
 * The screen as it stands: words and no ids of phrases, no A or AA violation on a phone by night and a desktop by day. With `PICTURES` set it is
 * photographed for the documents in all four looks. The page is left as it was.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  expect(await idsShown(page), `${name}: phrases without words`).toEqual([]);
  const before = page.viewportSize();
  for (const [device, size] of Object.entries(DEVICES))
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = `${device}-${colorScheme}`;
      if (!JUDGED.has(look) && process.env['PICTURES'] === undefined) continue;
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      // Colours are half-way while a transition runs.
      await page.waitForTimeout(250);
      await keepPicture(page, `${name}-${look}`);
      const beside = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(beside, `${name}, ${look}: pixels beside the screen`).toBeLessThanOrEqual(0);
      if (JUDGED.has(look)) expect(await axeFaults(page), `${name}, ${look}`).toEqual([]);
    }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

const phraseIds: ReadonlySet<string> = new Set(
  readdirSync(join(root, 'content/phrases/en')).flatMap((file) =>
    Object.keys(readCatalogue(readFileSync(join(root, 'content/phrases/en', file), 'utf8'))),
  ),
);

/** Ids of phrases that stand on the page in place of their words: a catalogue was not loaded there. */
async function idsShown(page: Page): Promise<readonly string[]> {
  const text = await page.evaluate<string>('document.body.innerText');
  const found = text.match(/[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+/g) ?? [];
  return [...new Set(found)].filter((one) => phraseIds.has(one));
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['PICTURES'] === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
