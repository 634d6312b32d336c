import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pulled } from '@tracecraft/protocol';
import { chromium, type BrowserContext } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { Officer } from './officer.ts';
import { FLAGS, startProduct, type Product } from './product.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-offline-'));
let product: Product | undefined;
let tablet: BrowserContext | undefined;
afterAll(async () => {
  await tablet?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The officer's tablet: a browser whose profile stays on its disk. */
function openTablet(): Promise<BrowserContext> {
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
    viewport: { width: 390, height: 844 },
  });
}

it('an act recorded and advised on without a server arrives once, also after the browser was killed', async () => {
  const data = join(folder, 'data');
  product = await startProduct({ data });
  const port = Number(new URL(product.address).port);
  const scene = `${product.address}/exercise/blue-tape/scene`;

  // With a server: sign in, open the case, and let the app settle on the tablet.
  tablet = await openTablet();
  let officer = new Officer(await tablet.newPage());
  await officer.signIn(product.links['trainee'] ?? '');
  await officer.openExercise('Blue Tape (short)');
  await officer.takePlaceAs('team lead');
  await officer.waitForBand('Everything is sent');
  await officer.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  // Closed once in the proper way: Chromium writes a fresh cookie to its disk within half a minute only.
  await tablet.close();
  tablet = await openTablet();
  officer = new Officer(await tablet.newPage());
  await officer.page.goto(scene);
  await officer.waitForBand('Everything is sent');

  // The server is stopped; the tab is loaded again from what the tablet kept.
  await product.stop();
  await officer.page.reload();
  await officer.waitForBand(/Offline/);
  await officer.page.getByRole('heading', { name: 'Record the authority before entry' }).waitFor();
  await officer.mark(/^Taped packet/, 'packet');
  await officer.page.getByRole('heading', { name: 'Photograph with a scale before moving' }).waitFor();
  await officer.openCamera();
  await officer.take('overall', true, 1);
  await officer.closeCamera();
  await officer.waitForBand(/acts? on this device, not yet sent/);

  // The browser is killed, not closed, and started again on the same profile, still without a server.
  await kill(tablet);
  tablet = await openTablet();
  officer = new Officer(await tablet.newPage());
  await officer.page.goto(scene);
  await officer.page.getByRole('button', { name: /^Exhibit 1: Taped packet/ }).waitFor();
  await officer.waitForBand(/acts? on this device, not yet sent/);

  // The server is back on the same address: everything is sent, once, with its picture.
  product = await startProduct({ data, port });
  await officer.waitForBand('Everything is sent');
  const marked = await entriesOf(officer);
  expect(marked.filter(({ header }) => header.kind === 'exhibit.recognised')).toHaveLength(1);
  expect(marked.filter(({ header }) => header.kind === 'exhibit.photographed')).toHaveLength(1);
  expect(
    marked.some(
      ({ header, body }) =>
        header.kind === 'advice.shown' && body.fields['practice'] === 'photograph-before-moving',
    ),
  ).toBe(true);
  expect(new Set(marked.map(({ header }) => `${header.feed} ${header.seq}`)).size).toBe(marked.length);
  const [picture] =
    marked.find(({ header }) => header.kind === 'exhibit.photographed')?.body.attachments ?? [];
  const status = await officer.page.evaluate(
    async (sha256) => (await fetch(`/api/blobs/${sha256}`)).status,
    picture?.sha256 ?? '',
  );
  expect(status).toBe(200);

  // A second tab sends nothing twice.
  const second = new Officer(await tablet.newPage());
  await second.page.goto(scene);
  await second.waitForBand('Everything is sent');
  expect(await entriesOf(second)).toHaveLength(marked.length);
});

/** Everything the server holds of the team's case. */
async function entriesOf(officer: Officer): Promise<Pulled['entries']> {
  return officer.page.evaluate(async () => {
    const cases = (await (await fetch('/api/cases')).json()) as { stream: string; exercise: string }[];
    const stream = cases.find(({ exercise }) => exercise === 'blue-tape')?.stream ?? '';
    const pulled = (await (
      await fetch(`/api/streams/${encodeURIComponent(stream)}/entries?from=0`)
    ).json()) as Pulled;
    return pulled.entries;
  });
}

/** SIGKILL to the browser this test started, by its own process id; nothing gets to say goodbye. */
async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const info = (await session?.send('SystemInfo.getProcessInfo')) as
    | { processInfo: { type: string; id: number }[] }
    | undefined;
  const pid = info?.processInfo.find(({ type }) => type === 'browser')?.id;
  if (pid === undefined) throw new Error('the browser does not tell its process id');
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(pid, 'SIGKILL');
  await closed;
}
