import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Officer } from './officer.ts';
import { axeFaults, root, startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, watchTrouble } from './stage.ts';

/** The stick of the exercise Blue Tape: where its deleted waybill lies is what the exercise's truth file says. */
const STICK_SHA256 = '324a74a62b1d74a5d25ed15b95e70b59fdd043c3e198d22835a2df6029280a65';
const WAYBILL = { name: 'Waybill AR-1187.csv', offset: 2_145_792, length: 616 };
const shared = join(root, '../shared/images');

let product: Product;
let browser: Browser;
let folder: string;
let stick: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracecraft-lab-'));
  stick = join(folder, 'stick.img');
  writeFileSync(
    stick,
    gunzipSync(readFileSync(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz'))),
  );
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Bench {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Requests that left the page since the network was cut. */
  readonly left: string[];
}

/** The lab, loaded; from then on every request is refused and counted. */
async function labCutOff(width = 1280): Promise<Bench> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${product.address}/lab`);
  await page.getByRole('button', { name: 'Choose image files' }).waitFor();
  // The service worker fetches the app's files once, in its own time: that is loading, not leaking.
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForLoadState('networkidle');
  const left: string[] = [];
  await context.route('**/*', (route) => route.abort());
  await context.setOffline(true);
  context.on('request', (request) => {
    if (/^(https?|wss?):/.test(request.url())) left.push(request.url());
  });
  return { context, page, left };
}

async function open(page: Page, files: string | string[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('tree').waitFor();
}

/** A click that moves the table under the pointer would miss: the row is found by its name. */
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name }).first();

describe('the lab without a network', () => {
  it('lists, shows, recovers, searches and keeps a finding; no byte leaves', async () => {
    const { context, page, left } = await labCutOff();
    await open(page, stick);
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
    const truth = readFileSync(stick).subarray(WAYBILL.offset, WAYBILL.offset + WAYBILL.length);
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
    const { context, page, left } = await labCutOff();
    await open(page, stick);
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
    const { context, page, left } = await labCutOff();
    await open(page, stick);
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
    const { context, page, left } = await labCutOff();
    await open(page, stick);
    await page.getByText('I have a recorded hash').click();
    await page.getByLabel('Recorded hash to compare with').fill(STICK_SHA256);
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 equals the recorded one').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Open another image' }).click();
    await open(page, stick);
    await page.getByText('I have a recorded hash').click();
    await page.getByLabel('Recorded hash to compare with').fill(STICK_SHA256.replace(/^3/, '4'));
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 differs from the recorded one').waitFor({ timeout: 60_000 });
    expect(left).toEqual([]);
    await context.close();
  });

  it('is worked by keys alone: tree, table, byte selection', async () => {
    const { context, page } = await labCutOff();
    await open(page, stick);
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
    // The list is filtered a moment after the key: Enter must open a text file, not the folder that stood there.
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

  it('says so when a file is no image, and opens the next one', async () => {
    const { context, page } = await labCutOff();
    const text = join(folder, 'letter.txt');
    writeFileSync(text, 'Dear examiner, this is not an image.\n');
    await page.locator('input[type=file]').setInputFiles(text);
    await page.getByText(/No file system that this lab reads was found/).waitFor();
    await page.getByRole('button', { name: 'Open another image' }).click();
    await page.locator('input[type=file]').setInputFiles(stick);
    await page.getByRole('treeitem', { name: /FAT32/ }).waitFor();
    await context.close();
  });
});

describe('accessibility and narrow screens', () => {
  it.each([390, 1280])('axe finds no A or AA violation at %i px in light and dark', async (width) => {
    const { context, page } = await labCutOff(width);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFaults(page)).toEqual([]);
    }
    await open(page, stick);
    if (width < 900) await page.getByRole('treeitem', { name: /FAT32/ }).click();
    await page.getByLabel('With folders below').check();
    expect(await axeFaults(page)).toEqual([]);
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

interface RecordedEntry {
  readonly header: { readonly kind: string };
  readonly body: { readonly fields: Readonly<Record<string, unknown>> };
}

describe('the lab inside a case', () => {
  it('reads the server image by ranges; each step, and no scrolling, is in the record', async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
      reducedMotion: 'reduce',
    });
    const trouble = watchTrouble(context, product.address);
    const page = await context.newPage();
    const officer = new Officer(page);
    await officer.signIn(product.links['trainee'] ?? '');
    await officer.openExercise('Blue Tape (short)');
    await officer.takePlaceAs('digital responder');
    await officer.goTo('Scene');
    await officer.mark(/^USB/, 'storage-device', 'electronic');
    await officer.act('Acquire image', {});
    await officer.said('Image acquired');
    await officer.goTo('Lab');
    const ranges: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/api/evidence/')) ranges.push(request.headers()['range'] ?? 'whole');
    });
    await page.getByRole('button', { name: 'Open this image' }).click();
    await page.getByRole('tree').waitFor();
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 equals the recorded one').waitFor({ timeout: 60_000 });
    await page.getByLabel('Zone assumed for local times').selectOption('Asia/Bangkok');
    await page.getByText('Times in UTC, if the clock ran in Asia/Bangkok').waitFor();
    await page.getByLabel('With folders below').check();
    await page.getByLabel('State').selectOption('deleted');
    await row(page, WAYBILL.name).click();
    await page.getByRole('grid', { name: /^Bytes/ }).hover();
    await page.mouse.wheel(0, 400);
    await lookAt(page, 'lab');
    await page.getByLabel('What this shows').fill('The deleted sheet holds waybill AR-1187.');
    await page.getByLabel(/^Question it answers/).selectOption({ index: 1 });
    await page.getByLabel('Answer in short').fill('AR-1187');
    await page.getByRole('button', { name: 'State a finding' }).click();
    await page.getByRole('button', { name: 'Kept (1)' }).click();
    await page.getByText('In the case record').waitFor();

    const recorded = async (): Promise<readonly RecordedEntry[]> => {
      const [mine] = await (await context.request.get(`${product.address}/api/cases`)).json();
      const { stream } = mine as { stream: string };
      const pulled = await (
        await context.request.get(
          `${product.address}/api/streams/${encodeURIComponent(stream)}/entries?from=0`,
        )
      ).json();
      return (pulled as { entries: readonly RecordedEntry[] }).entries.filter(({ header }) =>
        /^(image|finding|bookmark)\./.test(header.kind),
      );
    };
    await expect
      .poll(async () => (await recorded()).at(-1)?.header.kind, { timeout: 20_000 })
      .toBe('finding.stated');
    const steps = (await recorded()).map(({ header, body }) => [
      header.kind,
      body.fields['action'] ?? body.fields['match'] ?? null,
    ]);
    expect(steps).toEqual([
      ['image.acquired', null],
      ['image.examined', 'list'],
      ['image.hashed', null],
      ['image.verified', true],
      ['image.examined', 'setting'],
      ['image.examined', 'open'],
      ['finding.stated', null],
    ]);
    const bytes = readFileSync(stick).subarray(WAYBILL.offset, WAYBILL.offset + WAYBILL.length);
    expect((await recorded()).at(-1)?.body.fields).toMatchObject({
      sentence: 'The deleted sheet holds waybill AR-1187.',
      answer: 'AR-1187',
      offset: WAYBILL.offset,
      length: WAYBILL.length,
      'content-sha256': createHash('sha256').update(bytes).digest('hex'),
    });
    expect(ranges.length).toBeGreaterThan(0);
    expect(ranges.every((range) => /^bytes=\d+-\d+$/.test(range))).toBe(true);
    expect(trouble).toEqual([]);
    await context.close();
  });
});

const present = existsSync(shared);
if (!present) console.warn(`!! ${shared} is absent: the real images of the lab test did NOT run.`);
if (!present && process.env['CI'] === 'true') throw new Error('the shared images are absent in CI');

describe.runIf(present)('real images', () => {
  it('reaches what the Honeynet floppy hides: the letter, the picture behind a lying entry, the password', async () => {
    const archive = unzipSync(new Uint8Array(readFileSync(join(shared, 'scenario/sotm24-floppy.zip'))));
    const image = join(folder, 'sotm24.img');
    const [bytes] = Object.values(archive).filter((part) => part.length === 1_474_560);
    if (bytes === undefined) throw new Error('no floppy image in the archive');
    writeFileSync(image, bytes);
    const { context, page, left } = await labCutOff();
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
    const { context, page, left } = await labCutOff();
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
    const { context, page } = await labCutOff();
    const cut = join(folder, 'cut.E01');
    writeFileSync(cut, readFileSync(join(shared, 'made/S4FAT32.E01')).subarray(0, 900_000));
    await page.locator('input[type=file]').setInputFiles(cut);
    await page
      .getByText(/The image ends too early/)
      .first()
      .waitFor();
    await context.close();
  });

  it('names the segment that is missing', async () => {
    const { context, page } = await labCutOff();
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
