import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, openLab, row, STICK_SHA256, WAYBILL, type LabStage } from './lab-stage.ts';
import { axeFaults, root } from './product.ts';
import { lookAt } from './stage.ts';

let lab: LabStage;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

describe('the lab without a network', () => {
  it('lists, shows, recovers, searches and keeps a finding; no byte leaves', async () => {
    const { context, page, left } = await lab.cutOff();
    await open(page, lab.stick);
    await page.getByLabel('With folders below').check();
    await page.getByLabel('State').selectOption('deleted');
    await row(page, WAYBILL.name).click();
    const first = page
      .getByRole('grid', { name: /^Bytes/ })
      .getByRole('rowheader')
      .first();
    await expect
      .poll(() => first.textContent())
      .toBe(WAYBILL.offset.toString(16).toUpperCase().padStart(8, '0'));
    await expect.poll(() => page.getByText(/^recovery (exact|guessed)$/).count()).toBe(1);

    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Recover a copy' }).click(),
    ]);
    const truth = readFileSync(lab.stick).subarray(WAYBILL.offset, WAYBILL.offset + WAYBILL.length);
    expect(Buffer.compare(readFileSync(await saved.path()), truth)).toBe(0);
    await page.getByText(`SHA-256 ${createHash('sha256').update(truth).digest('hex')}`).waitFor();

    await page.getByRole('button', { name: 'Search', exact: true }).first().click();
    await page.getByLabel('Text to find').fill('harbour lane');
    await page.locator('form').getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText(/hits? for “harbour lane”/).waitFor();
    const hit = page.getByRole('list', { name: 'Hits' }).getByRole('button').first();
    expect(await hit.textContent()).toContain(`in deleted /`);
    await hit.click();
    await page.getByRole('heading', { name: 'Selected bytes' }).waitFor();
    await page.getByLabel('What this shows').fill('The deleted waybill names Harbour Lane Trading.');
    await page.getByRole('button', { name: 'State a finding' }).click();
    await lookAt(page, 'lab-search');
    await page.getByRole('button', { name: 'Kept (1)' }).click();
    await page.getByText('The deleted waybill names Harbour Lane Trading.').first().waitFor();
    expect(left).toEqual([]);
    await context.close();
  });

  it('searches words and a pattern in chosen encodings; what is faulty in a pattern is said', async () => {
    const { context, page, left } = await lab.cutOff();
    await open(page, lab.stick);
    await page.getByRole('button', { name: 'Search', exact: true }).first().click();
    const go = page.locator('form').getByRole('button', { name: 'Search', exact: true });
    await page.getByLabel('Look for').selectOption('words');
    await page.getByLabel('Words to find').fill('harbour lane\nwaybill');
    await page.getByText(/^Written in/).click();
    await page.getByLabel('Korean (EUC-KR, code page 949)').check();
    await lookAt(page, 'lab-search-words');
    await go.click();
    await page.getByText(/hits for “harbour lane, waybill”/).waitFor();
    const hits = page.getByRole('list', { name: 'Hits' });
    await hits.getByText('“waybill”').first().waitFor();

    await page.getByLabel('Look for').selectOption('regex');
    await page.getByLabel('Pattern to find').fill('[A-Z]{2}-\\d{4}');
    await go.click();
    await page.getByText(/hits? for “\[A-Z\]/).waitFor();
    await hits.getByText('AR-1187').first().waitFor();

    await page.getByLabel('Pattern to find').fill('AR-(');
    await go.click();
    await page.getByText(/The pattern AR-\( is faulty at letter/).waitFor();
    expect(left).toEqual([]);
    await context.close();
  });

  it('shows all times as bars that zoom by keys, wheel and table to the second, the clock taken off', async () => {
    const { context, page, left } = await lab.cutOff();
    await open(page, lab.stick);
    await page.getByRole('button', { name: 'Times', exact: true }).click();
    const chart = page.getByRole('scrollbar', { name: /^Times of files from/ });
    const stretch = async (): Promise<number> => {
      const [from, to] = [
        ...((await chart.getAttribute('aria-label')) ?? '').matchAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g),
      ];
      return (Date.parse(`${to?.[0]}Z`) - Date.parse(`${from?.[0]}Z`)) / 1000;
    };
    const whole = await stretch();
    await lookAt(page, 'lab-times');
    await chart.focus();
    await page.keyboard.press('+');
    await expect.poll(stretch).toBeLessThan(whole * 0.6);
    await page.keyboard.press('Home');
    await expect.poll(stretch).toBe(whole);
    await chart.hover();
    await page.mouse.wheel(0, -300);
    await expect.poll(stretch).toBeLessThan(whole * 0.8);
    await page.getByText('The bars as a table').click();
    for (let i = 0; i < 12 && (await stretch()) > 60; i++)
      await page.getByRole('row').getByRole('button').first().click();
    expect(await stretch()).toBeLessThanOrEqual(60);
    const first = page.getByRole('list', { name: 'Times, oldest first' }).getByRole('button').first();
    const before = (await first.locator('code').textContent()) ?? '';
    await page.getByRole('button', { name: 'All times' }).click();
    const oldest = (await first.locator('code').textContent()) ?? '';
    expect(oldest <= before).toBe(true);
    await page.getByLabel('Seconds the clock was ahead').fill('86400');
    await page.getByRole('button', { name: 'Take off' }).click();
    const dayOf = async (): Promise<number> =>
      Date.parse(((await first.locator('code').textContent()) ?? '').slice(0, 10));
    await expect.poll(dayOf).toBe(Date.parse(oldest.slice(0, 10)) - 86_400_000);
    expect(left).toEqual([]);
    await context.close();
  });

  it('hashes the whole image and compares with a typed digest, right and wrong', async () => {
    const { context, page, left } = await lab.cutOff();
    await open(page, lab.stick);
    await page.getByText('I have a recorded hash').click();
    await page.getByLabel('Recorded hash to compare with').fill(STICK_SHA256);
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 equals the recorded one').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Open another image' }).click();
    await open(page, lab.stick);
    await page.getByText('I have a recorded hash').click();
    await page.getByLabel('Recorded hash to compare with').fill(STICK_SHA256.replace(/^3/, '4'));
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 differs from the recorded one').waitFor({ timeout: 60_000 });
    expect(left).toEqual([]);
    await context.close();
  });

  it('is worked by keys alone: tree, table, byte selection', async () => {
    const { context, page } = await lab.cutOff();
    await open(page, lab.stick);
    const tree = page.getByRole('tree');
    await tree.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Layers of the image' }).waitFor();
    await tree.focus();
    while (!/FAT32/.test((await page.locator('[data-active]').first().textContent()) ?? 'FAT32'))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(() => page.getByRole('treeitem', { name: /FAT32/ }).getAttribute('aria-expanded'))
      .toBe('false');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('[role=treeitem][aria-selected=true]').textContent())
      .toMatch(/FAT32/);
    await page.getByRole('grid', { name: 'Files' }).focus();
    await page.getByLabel('With folders below').check();
    await page.getByLabel('Name contains').fill('.txt');
    // The list is filtered a moment after the key: Enter must open a text file, not the lab.folder that stood there.
    await expect
      .poll(() => page.getByRole('grid', { name: 'Files' }).getByRole('row').nth(1).textContent())
      .toMatch(/\.txt/i);
    await page.getByRole('grid', { name: 'Files' }).focus();
    await page.keyboard.press('Enter');
    const bytes = page.getByRole('grid', { name: /^Bytes/ });
    await bytes.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => bytes.locator('[role=gridcell][aria-selected=true]').count()).toBe(17);
    await context.close();
  });

  it('opens a gzip as the image it holds, and says what to do with one that is cut short', async () => {
    const { context, page, left } = await lab.cutOff();
    const packed = readFileSync(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz'));
    const cut = join(lab.folder, 'cut.img.gz');
    writeFileSync(cut, packed.subarray(0, packed.length >> 1));
    await page.locator('input[type=file]').setInputFiles(cut);
    await page.getByText(/cut\.img\.gz can’t be unpacked whole here: .*gzip -dk FILE/).waitFor();
    const whole = join(lab.folder, 'whole.img.gz');
    writeFileSync(whole, packed);
    await open(page, whole);
    await page.getByLabel('With folders below').check();
    await row(page, WAYBILL.name).waitFor();
    await page.getByText('I have a recorded hash').click();
    await page.getByLabel('Recorded hash to compare with').fill(STICK_SHA256);
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 equals the recorded one').waitFor({ timeout: 60_000 });
    expect(left).toEqual([]);
    await context.close();
  });

  it('says so when a file is no image, and opens the next one', async () => {
    const { context, page } = await lab.cutOff();
    const text = join(lab.folder, 'letter.txt');
    writeFileSync(text, 'Dear examiner, this is not an image.\n');
    await page.locator('input[type=file]').setInputFiles(text);
    await page.getByText(/No file system that this lab reads was found/).waitFor();
    await page.getByRole('button', { name: 'Open another image' }).click();
    await page.locator('input[type=file]').setInputFiles(lab.stick);
    await page.getByRole('treeitem', { name: /FAT32/ }).waitFor();
    await context.close();
  });
});

describe('accessibility and narrow screens', () => {
  it.each([390, 1280])('axe finds no A or AA violation at %i px in light and dark', async (width) => {
    const { context, page } = await lab.cutOff(width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page)).toEqual([]);
    }
    await open(page, lab.stick);
    if (width < 900) await page.getByRole('treeitem', { name: /FAT32/ }).click();
    await page.getByLabel('With folders below').check();
    expect(await axeFaults(page)).toEqual([]);
    // Bars and list have room, whichever width; a list nobody sees would satisfy axe.
    await page.getByRole('button', { name: 'Times', exact: true }).click();
    const times = page.getByRole('list', { name: 'Times, oldest first' });
    expect((await times.locator('..').boundingBox())?.height).toBeGreaterThan(200);
    expect((await page.getByRole('scrollbar').boundingBox())?.height).toBeGreaterThan(130);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Search', exact: true }).first().click();
    await page.getByLabel('Text to find').fill('waybill');
    await page.locator('form').getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText(/hits for “waybill”/).waitFor();
    const hits = page.getByRole('list', { name: 'Hits' });
    expect((await hits.locator('..').boundingBox())?.height).toBeGreaterThan(150);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Files', exact: true }).click();
    await row(page, '.').click();
    await page.getByRole('grid', { name: /^Bytes/ }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page)).toEqual([]);
    }
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(wide).toBeLessThanOrEqual(0);
    await context.close();
  });
});
