import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, openLab, row, WAYBILL, type LabStage } from './lab-stage.ts';
import { artefactVolume, BINNED, canMakeVolumes, pictureVolume } from './picture-volume.ts';
import { lookAt } from './stage.ts';

let lab: LabStage;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

describe('structures', () => {
  it('a file leads to its directory entry; fields are coloured, named in a table, and selected by a key', async () => {
    const { context, page, left } = await lab.cutOff();
    await open(page, lab.stick);
    await page.getByLabel('With folders below').check();
    await row(page, WAYBILL.name).click();
    await page.getByRole('button', { name: 'Its record' }).click();
    const table = page.getByRole('table').filter({ hasText: 'FAT directory entry' });
    await table.waitFor();
    const size = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'size', exact: true }) });
    expect(await size.textContent()).toContain(
      `${WAYBILL.length} (0x${WAYBILL.length.toString(16).toUpperCase()})`,
    );
    await size.getByRole('button').press('Enter');
    await page.getByRole('heading', { name: 'Selected bytes' }).waitFor();
    expect(await page.getByText(/^4 bytes$/).count()).toBe(1);
    expect(await page.locator('[role=gridcell][data-field]').count()).toBeGreaterThan(31);
    await lookAt(page, 'lab-structure');
    await page.getByRole('treeitem', { name: 'Partition table' }).click();
    await page.getByRole('button', { name: 'Show the bytes of Partition table' }).click();
    await page.getByRole('table').filter({ hasText: 'Master boot record' }).getByText('(0xAA55)').waitFor();
    expect(left).toEqual([]);
    await context.close();
  });
});

describe.runIf(canMakeVolumes())('pictures', () => {
  it('are found by content and drawn small; what is hostile or broken says so; each opens its file', async () => {
    const image = pictureVolume(lab.folder, 120);
    const { context, page, left } = await lab.cutOff();
    const asked: string[] = [];
    page.on('dialog', (dialog) => asked.push(dialog.message()));
    await open(page, image);
    await page.getByRole('button', { name: 'Pictures' }).click();
    await page.getByText(/^124 pictures, by content/).waitFor();
    const tiles = page.getByRole('list', { name: 'Pictures found' });
    await tiles.getByText('too large to draw here').waitFor();
    await tiles.getByText('can’t be drawn').waitFor();
    const drawn = (): Promise<number> =>
      tiles
        .locator('canvas')
        .evaluateAll(
          (all) => all.filter((one) => (one as unknown as { height: number }).height === 160).length,
        );
    await expect.poll(drawn).toBeGreaterThan(5);
    // lazily: only what is near the screen has a tile
    expect(await tiles.getByRole('button').count()).toBeLessThan(60);
    await lookAt(page, 'lab-pictures');
    await tiles.getByRole('button').filter({ hasText: 'photo-002' }).click();
    await page.getByRole('heading', { name: /photo-002/ }).waitFor();
    await page.getByRole('img', { name: 'Picture in these bytes' }).waitFor();
    await tiles
      .locator('..')
      .evaluate((box) => (box as unknown as { scrollTo: (x: number, y: number) => void }).scrollTo(0, 1e6));
    await tiles.getByRole('button').filter({ hasText: 'photo-119' }).waitFor();
    expect(asked).toEqual([]);
    expect(left).toEqual([]);
    await context.close();
  });
});

describe.runIf(canMakeVolumes())('artefacts', () => {
  it('are rows with field, byte and what a time counts; each is one tap from a bookmark; packed text is read', async () => {
    const image = artefactVolume(lab.folder);
    const { context, page, left } = await lab.cutOff();
    await open(page, image);
    await page.getByRole('button', { name: 'Artefacts' }).click();
    const rows = page.getByRole('list', { name: 'Facts, one a row' });
    const deleted = rows.getByRole('listitem').filter({ hasText: '$I.DeletionTime' });
    await deleted.waitFor();
    expect(await deleted.textContent()).toContain(BINNED.at);
    expect(await deleted.textContent()).toContain('UTC, 100 ns since 1601');
    await page.getByText(/parts? could not be read/).waitFor();
    await lookAt(page, 'lab-artefacts');
    await deleted.getByRole('button', { name: 'Bookmark $I.DeletionTime' }).click();
    await page.getByRole('button', { name: 'Kept (1)' }).click();
    const kept = page.getByRole('listitem').filter({ hasText: `$I.DeletionTime: ${BINNED.at}` });
    expect(await kept.textContent()).toContain('8 bytes');
    await page.getByRole('button', { name: 'Artefacts' }).click();
    await page.getByLabel('Contains').fill('letter.docx');
    await expect.poll(() => rows.getByRole('listitem').count()).toBe(1);
    await rows.getByRole('button').first().click();
    await page.getByLabel('What this shows').fill('Linh deleted the letter.');
    await page.getByRole('button', { name: 'State a finding' }).click();
    await page.getByRole('button', { name: 'Kept (2)' }).waitFor();

    await page.getByRole('button', { name: 'Files', exact: true }).click();
    await row(page, 'harbour.log.gz').click();
    await page.getByRole('button', { name: 'Unpacked', exact: true }).click();
    await page.getByText('berth 4: crate <b>AR-1187</b> unloaded').waitFor();
    await page.getByText('Times and place').click();
    await page.getByRole('table', { name: 'Times the file system keeps' }).waitFor();
    await page.getByText('FAT directory entry').first().waitFor();
    await lookAt(page, 'lab-facts');
    expect(left).toEqual([]);
    await context.close();
  });
});
