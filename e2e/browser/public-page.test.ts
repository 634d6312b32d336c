import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portableHashing as hashing } from '@tracecraft/bytes';
import { textDigest } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { buildBundle } from '@tracecraft/record';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleCase } from '../../vectors/record/sample-case.ts';
import { plantCourse } from './planted-course.ts';
import { plantExchange, sharingDevice } from './planted-exchange.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, watchTrouble } from './stage.ts';

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-public-'));
const CLEAR = { handling: 'TLP:CLEAR', audience: ['public'] };

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const course = await plantCourse(product);
  const office = await plantExchange(product, {
    aranya: [['o-mya', 'Mya Lwin', 'steward']],
    bayu: [['o-dara', 'Dara Sok', 'steward']],
    cendra: [['o-jun', 'Jun Park', 'steward']],
  });
  const files = (await (await fetch(product.address + paths.practices)).json()) as { text: string }[];
  const [file] = files.flatMap(({ text }) => {
    const id = /^id: (\S+)$/m.exec(text)?.[1];
    const version = /^version: (\S+)$/m.exec(text)?.[1];
    return /^steps:/m.test(text) && id !== undefined && version !== undefined ? [{ id, version, text }] : [];
  });
  if (file === undefined) throw new Error('no practice');
  const about = { practice: file.id, version: file.version, source: textDigest(file.text) };
  const aranya = await sharingDevice(product, course.links.get('o-mya') ?? '');
  await aranya('adoption.decided', { agency: 'aranya', ...CLEAR, ...about, decision: 'adopt' });
  const bayu = await sharingDevice(product, course.links.get('o-dara') ?? '');
  const reason = 'Our law names another officer.';
  await bayu('adoption.decided', { agency: 'bayu', ...CLEAR, ...about, decision: 'reserve', reason });
  const cendra = await sharingDevice(product, course.links.get('o-jun') ?? '');
  const inside = { agency: 'cendra', handling: 'TLP:GREEN', audience: ['members'] };
  await cendra('adoption.decided', { ...inside, ...about, decision: 'reserve', reason: 'For members only.' });
  await office('code.agreed', {
    agency: 'aranya',
    ...CLEAR,
    title: 'Code of the strait',
    version: '2026.1',
    practices: [`${file.id}@${file.version}`],
    sources: [`${file.id}=${textDigest(file.text)}`],
    language: 'en',
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('anybody reads the agreed code with its science and verifies a bundle, without an account and without a network', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  const trouble = watchTrouble(context, product.address);
  const page = await context.newPage();
  await page.goto(`${product.address}/sign-in`);
  await page.getByRole('link', { name: 'Public page' }).click();
  await page.getByRole('heading', { name: 'Code of the strait' }).waitFor();
  await page.getByText('1 agency adopts').waitFor();
  await page.locator('summary', { hasText: '1 reserves' }).click();
  await page.getByText('Our law names another officer.').waitFor();
  await page.getByRole('heading', { name: 'Science' }).first().waitFor();
  await page.getByText('fewer than ten, not told').first().waitFor();
  await page.getByText('anchor none').waitFor();
  await lookAt(page, 'public-page');

  // What is for members, and who wrote, stays inside.
  const shown = await page.evaluate<string>('document.body.innerText');
  expect(shown).not.toMatch(/For members only|Cendra|Mya Lwin|Dara Sok|Jun Park/);

  // Once seen it opens without a network, and verifies in the page: nothing leaves it.
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: 'Code of the strait' }).waitFor();
  const sample = await sampleCase({ heads: 1 });
  const path = join(folder, 'whole.tcb');
  writeFileSync(path, buildBundle(hashing, sample.bundle));
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByText('Consistent; signer unknown.').waitFor();
  await lookAt(page, 'public-page-verified');
  expect(trouble).toEqual([]);
  await context.close();
}, 300_000);

it('speaks the reader’s language', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' });
  const page = await context.newPage();
  await page.goto(`${product.address}/public`);
  await page.getByRole('heading', { name: '누구나 알 수 있는 것' }).waitFor();
  await lookAt(page, 'public-page-ko');
  await context.close();
}, 120_000);
