import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Academy, freePort } from './academy.ts';
import { plantCourse } from './planted-course.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, press, watchTrouble } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-interop-'));
let product: Product;
let browser: Browser;
let academy: Academy;

beforeAll(async () => {
  const port = await freePort();
  academy = new Academy(`http://127.0.0.1:${port}`, 'vi');
  await academy.platform.start();
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const settings = { tool: `http://127.0.0.1:${port}`, platforms: [academy.platform.registration] };
  writeFileSync(join(data, 'lti-platforms.json'), JSON.stringify(settings), { mode: 0o600 });
  [product, browser] = await Promise.all([startProduct({ data, port }), startBrowser()]);
  const keys = await fetch(`${product.address}/lti/jwks.json`);
  academy.platform.toolKeys = (await keys.json()) as typeof academy.platform.toolKeys;
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await academy?.platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function visitor(locale: string, trouble: string[]): Promise<{ context: BrowserContext; page: Page }> {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, locale, reducedMotion: 'reduce' });
  watchTrouble(context, product.address, trouble);
  return { context, page: await context.newPage() };
}

it('a teacher puts an exercise into the academy’s course, a student opens it there, works, hands in, and the grade is in the grade book', async () => {
  const trouble: string[] = [];
  const teacher = await visitor('en-US', trouble);
  await teacher.page.goto(academy.course('teacher'));
  await teacher.page.getByRole('link', { name: 'Select content' }).click();
  // In the language the academy is read in.
  await teacher.page.getByRole('heading', { level: 1, name: 'Chọn bài tập' }).waitFor();
  expect(await teacher.page.locator('html').getAttribute('lang')).toBe('vi');
  await lookAt(teacher.page, 'lti-choose');
  const offer = teacher.page.locator('form').first();
  const title = (await offer.getByRole('heading').textContent()) ?? '';
  await offer.getByRole('button').click();
  await teacher.page.getByText(`Added: ${title}`).waitFor();
  console.log(`selected: ${JSON.stringify(academy.item)}`);

  const student = await visitor('en-US', trouble);
  const { page } = student;
  await page.goto(academy.course('student'));
  await page.getByRole('link', { name: title }).click();
  // Signed in under a name that is nobody's, at the brief of the exercise that was selected.
  await page.waitForURL(new RegExp(`/exercise/${academy.item?.custom['exercise'] ?? ''}$`));
  await press(page.getByRole('radio').first());
  await page.getByRole('button', { name: 'Open the case and begin' }).click();
  await page.getByRole('link', { name: /^Go to the/ }).waitFor();
  expect(await page.content()).not.toMatch(/Somchai/);
  await lookAt(page, 'lti-launched');
  await page
    .getByRole('navigation', { name: 'This case' })
    .getByRole('link', { name: 'Hand in', exact: true })
    .click();
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect.poll(() => academy.platform.scores.length, { timeout: 30_000 }).toBe(1);
  const [score] = academy.platform.scores;
  console.log(`graded: ${JSON.stringify(score?.score)}`);
  expect(score?.score).toMatchObject({
    userId: '41',
    scoreMaximum: 100,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
  });
  const given = Number(score?.score['scoreGiven']);
  expect(given).toBeGreaterThanOrEqual(0);
  expect(given).toBeLessThanOrEqual(100);

  // Twice the same launch: refused in the reader's words.
  const again = await visitor('ko-KR', trouble);
  await again.page.goto(
    `${product.address}/lti/login?iss=https://elsewhere.example&target_link_uri=${product.address}`,
  );
  await again.page.getByRole('heading', { level: 1, name: '연습이 열리지 않았습니다' }).waitFor();
  await lookAt(again.page, 'lti-refused');
  const own = new URL(academy.platform.issuer).host;
  expect(trouble.filter((one) => !one.includes(own))).toEqual([]);
  for (const { context } of [teacher, student, again]) await context.close();
}, 300_000);

const TRICKY = [
  ['t-quote', 'Nguyễn "Ba", Văn', 'trainee'],
  ['t-lines', 'Đỗ Hà', 'trainee'],
  ['t-sum', '=SUM(A1:A9)', 'trainee'],
] as const;

it('the office takes the roster along as a plain table, names in any script and with any sign unchanged', async () => {
  const course = await plantCourse(product, TRICKY);
  const { context, page } = await course.enter(browser, 'office');
  await page.goto(`${product.address}/course/${course.id}/report`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  const tables = new Map<string, readonly (readonly string[])[]>();
  for (const name of ['roster.csv', 'results.csv']) {
    const coming = page.waitForEvent('download');
    await page.locator(`a[download="${name}"]`).click();
    const file = await (await coming).path();
    tables.set(name, readCsv(readFileSync(file, 'utf8')));
  }
  const [head = [], ...people] = tables.get('roster.csv') ?? [];
  console.log(`roster: ${head.join(' ')}; ${people.length} people`);
  const names = people.map((row) => row[head.indexOf('name')] ?? '');
  for (const [, name] of TRICKY.slice(0, 2)) expect(names).toContain(name);
  // A spreadsheet must not take a name for a formula; the apostrophe is what spreadsheets themselves write.
  expect(names.filter((name) => name.includes('SUM(A1:A9)') && /^[=+@-]/.test(name))).toEqual([]);
  expect(people.every((row) => row.length === head.length)).toBe(true);
  expect(people.length).toBe(5 + TRICKY.length);
  const [columns = []] = tables.get('results.csv') ?? [];
  expect(columns).toEqual([
    'run',
    'exercise',
    'version',
    'team',
    'part',
    'component',
    'state',
    'points',
    'maximum',
  ]);
  expect(columns).not.toContain('total');
  await context.close();
}, 200_000);

/** RFC 4180, read from its grammar: fields between commas, quoted ones with doubled quotes, records ended by CRLF or LF. */
function readCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  const field = /\uFEFF?(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) throw new Error(`not a table at ${field.lastIndex}`);
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
