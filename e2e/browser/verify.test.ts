import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portableHashing as hashing, toHex } from '@tracecraft/bytes';
import { buildBundle } from '@tracecraft/record';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCase, type SampleCase } from '../../vectors/record/sample-case.ts';
import { cutOff, type CutOff } from './cut-off.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt } from './stage.ts';

let product: Product;
let browser: Browser;
let folder: string;
let sample: SampleCase;
let bundle: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracecraft-verify-'));
  sample = await sampleCase({ heads: 1 });
  bundle = buildBundle(hashing, sample.bundle);
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The page, loaded, then without a network. */
function verifyCutOff(width?: number): Promise<CutOff> {
  return cutOff(browser, `${product.address}/verify`, 'Choose a bundle', width);
}

async function drop(page: Page, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await page.locator('input[type=file]').setInputFiles(path);
  const file = page.getByRole('definition').filter({ hasText: name });
  await file.first().waitFor();
  return (await page.getByRole('alert').first().textContent()) ?? '';
}

describe('the verify page, no account, no network', () => {
  it('finds a whole bundle consistent and the signer unknown, the setting first; trusted when its key is given', async () => {
    const { context, page, left } = await verifyCutOff();
    expect(await drop(page, 'whole.tcb', bundle)).toMatch(/^EXERCISE: .*Consistent; signer unknown\.$/);
    for (const heading of ['Proven', 'Only claimed', 'Not covered'])
      await page.getByRole('heading', { name: heading }).waitFor();
    await page.getByText(toHex(hashing.sha256(sample.agency.publicKey.bytes))).waitFor();
    expect(await page.getByText(/authentic|compliant|admissible/i).count()).toBe(0);

    await page.getByLabel(/Key or policy you trust/).fill(sample.bundle.vkey);
    await page.getByRole('button', { name: 'Check with this key' }).click();
    await page.getByText('Consistent, and signed by a key you trust.').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the answer as JSON' }).click(),
    ]);
    const answer = JSON.parse(readFileSync(await saved.path(), 'utf8')) as {
      holds: boolean;
      anchor: string;
      sha256: string;
    };
    expect(answer).toMatchObject({ holds: true, anchor: 'trusted', sha256: toHex(hashing.sha256(bundle)) });
    expect(left).toEqual([]);
    await context.close();
  });

  it('finds one flipped bit, wherever it is, and says what does not hold', async () => {
    const { context, page, left } = await verifyCutOff();
    for (const part of [0.13, 0.5, 0.87]) {
      const flipped = bundle.slice();
      const at = Math.floor(bundle.length * part);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(await drop(page, `flipped-${part}.tcb`, flipped)).toMatch(/NOT (consistent|readable)/);
      await page.getByRole('heading', { name: "What doesn't hold" }).waitFor();
    }
    expect(left).toEqual([]);
    await context.close();
  });

  it('tells a bundle forged whole with fresh keys from the trusted one', async () => {
    const { context, page, left } = await verifyCutOff();
    const forged = buildBundle(hashing, (await sampleCase({ heads: 1, seed: 'forger' })).bundle);
    expect(await drop(page, 'forged.tcb', forged)).toMatch(/Consistent; signer unknown\.$/);
    await page.getByLabel(/Key or policy you trust/).fill(sample.bundle.vkey);
    await page.getByRole('button', { name: 'Check with this key' }).click();
    await page.getByText('Consistent in itself, but NOT signed as you asked.').waitFor();
    expect(left).toEqual([]);
    await context.close();
  });

  it('says plainly that a file is no bundle, and a key no key', async () => {
    const { context, page } = await verifyCutOff();
    expect(await drop(page, 'letter.txt', new TextEncoder().encode('Dear court,'))).toMatch(/NOT readable/);
    await page.getByLabel(/Key or policy you trust/).fill('not a key');
    await page.getByRole('button', { name: 'Check with this key' }).click();
    await page.getByText('This is neither a key nor a policy.').waitFor();
    await context.close();
  });

  it('has no A or AA violation on phone and desktop', async () => {
    const { context, page } = await verifyCutOff();
    await drop(page, 'whole.tcb', bundle);
    await lookAt(page, 'verify');
    await context.close();
  });
});
