import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Locator, Page } from 'playwright-core';
import { cutOff, type CutOff } from './cut-off.ts';
import { root, startBrowser, startProduct, type Product } from './product.ts';

/** The stick of the exercise Blue Tape: where its deleted waybill lies is what the exercise's truth file says. */
export const STICK_SHA256 = '324a74a62b1d74a5d25ed15b95e70b59fdd043c3e198d22835a2df6029280a65';
export const WAYBILL = { name: 'Waybill AR-1187.csv', offset: 2_145_792, length: 616 };

/** A product, and a folder with the stick's image unpacked. */
export interface LabStage {
  readonly product: Product;
  readonly browser: Browser;
  readonly folder: string;
  /** Path of the stick's image. */
  readonly stick: string;
  /** The lab, loaded, then without a network. */
  readonly cutOff: (width?: number) => Promise<CutOff>;
  readonly close: () => Promise<void>;
}

export async function openLab(): Promise<LabStage> {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-lab-'));
  const stick = join(folder, 'stick.img');
  const packed = readFileSync(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz'));
  writeFileSync(stick, gunzipSync(packed));
  const [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  return {
    product,
    browser,
    folder,
    stick,
    cutOff: (width) => cutOff(browser, `${product.address}/lab`, 'Choose image files', width),
    async close() {
      await browser.close();
      await product.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function open(page: Page, files: string | string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('tree').waitFor();
}

/** A click that moves the table under the pointer would miss: the row is found by its name. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name }).first();
}
