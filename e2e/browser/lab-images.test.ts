import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, openLab, row, type LabStage } from './lab-stage.ts';
import { root } from './product.ts';

const shared = join(root, '../shared/images');
let lab: LabStage;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

const present = existsSync(shared);
if (!present) console.warn(`!! ${shared} is absent: the real images of the lab test did NOT run.`);
if (!present && process.env['CI'] === 'true') throw new Error('the shared images are absent in CI');

describe.runIf(present)('real images', () => {
  it('reaches what the Honeynet floppy hides: the letter, the picture behind a lying entry, the password', async () => {
    const archive = unzipSync(new Uint8Array(readFileSync(join(shared, 'scenario/sotm24-floppy.zip'))));
    const image = join(lab.folder, 'sotm24.img');
    const [bytes] = Object.values(archive).filter((part) => part.length === 1_474_560);
    if (bytes === undefined) throw new Error('no floppy image in the archive');
    writeFileSync(image, bytes);
    const { context, page, left } = await lab.cutOff();
    await open(page, image);
    await row(page, 'Jimmy Jungle.doc').click();
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await page.getByText('626 Jungle Ave').first().waitFor();

    await page.getByRole('textbox', { name: 'Start' }).fill('73');
    await page.getByLabel('Length in bytes').fill('15585');
    await page.getByRole('button', { name: 'Show bytes', exact: true }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save these bytes' }).click(),
    ]);
    expect(
      createHash('md5')
        .update(readFileSync(await saved.path()))
        .digest('hex'),
    ).toBe('e30e8ecec4500678f7270e96b1d5663b');
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    await expect
      .poll(() => page.locator('canvas').evaluate((canvas) => (canvas as unknown as { width: number }).width))
      .toBeGreaterThan(100);

    await page.getByRole('button', { name: 'Search', exact: true }).first().click();
    await page.getByLabel('Text to find').fill('pw=');
    await page.locator('form').getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText('goodtimes').first().waitFor();
    expect(await page.getByRole('list', { name: 'Hits' }).textContent()).toContain(
      (53_024).toString(16).toUpperCase(),
    );
    expect(left).toEqual([]);
    await context.close();
  });

  it('opens nine E01 segments picked at once, in any order, and finds the stored MD5', async () => {
    const parts = Array.from({ length: 9 }, (_, i) => join(shared, `made/S4FAT32.E0${9 - i}`));
    const { context, page, left } = await lab.cutOff();
    await open(page, parts);
    await page.getByLabel('With folders below').check();
    await expect
      .poll(() => page.getByText(/shown of/).textContent(), { timeout: 60_000 })
      .toMatch(/\d,\d{3} entries/);
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('MD5 equals the recorded one').waitFor({ timeout: 120_000 });
    expect(left).toEqual([]);
    await context.close();
  });

  it('says where a truncated E01 ends', async () => {
    const { context, page } = await lab.cutOff();
    const cut = join(lab.folder, 'cut.E01');
    writeFileSync(cut, readFileSync(join(shared, 'made/S4FAT32.E01')).subarray(0, 900_000));
    await page.locator('input[type=file]').setInputFiles(cut);
    await page
      .getByText(/The image ends too early/)
      .first()
      .waitFor();
    await context.close();
  });

  it('names the segment that is missing', async () => {
    const { context, page } = await lab.cutOff();
    await page
      .locator('input[type=file]')
      .setInputFiles(['1', '3'].map((number) => join(shared, `made/S4FAT32.E0${number}`)));
    await page
      .getByText(/E02|segment.*2|2.*segment/i)
      .first()
      .waitFor();
    await context.close();
  });
});
