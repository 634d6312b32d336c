/** What Chromium itself takes for a picked file: an empty page that only reads it, and one that also digests what it reads. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../../e2e/browser/product.ts';

const library = createRequire(join(root, 'apps/web/package.json')).resolve(
  'hash-wasm/dist/sha256.umd.min.js',
);

/** Seconds to read the file at `image` to its end, in the pieces the browser hands over, without and with SHA-256. */
export async function floorOf(
  browser: Browser,
  image: string,
): Promise<{ readonly reading: number; readonly digesting: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent('<input type="file">');
  await page.addScriptTag({ path: library });
  await page.locator('input').setInputFiles(image);
  const pass = (use: string): Promise<number> =>
    page.evaluate<number>(`(async () => {
      const sha256 = await hashwasm.createSHA256();
      const began = performance.now();
      // held by the window: else it may be taken for garbage while it is read
      const reader = (window.reading = document.querySelector('input').files[0].stream().getReader({ mode: 'byob' }));
      for (let memory = new ArrayBuffer(1 << 20); ; ) {
        const { done, value } = await reader.read(new Uint8Array(memory));
        if (done) return (performance.now() - began) / 1000;
        ${use}
        memory = value.buffer;
      }
    })()`);
  const figures = { reading: await pass(''), digesting: await pass('sha256.update(value);') };
  await context.close();
  return figures;
}
