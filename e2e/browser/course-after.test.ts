import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzlibSync } from 'fflate';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantCourse, type PlantedCourse } from './planted-course.ts';
import { root, startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, press, watchTrouble } from './stage.ts';

const DAY = 86_400_000;
/** The course began so long ago that both follow-ups are due: three and six months after its last day. */
const BEGAN = Date.now() - 200 * DAY;

let product: Product;
let browser: Browser;
let course: PlantedCourse;
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-after-'));
const trouble: string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  course = await plantCourse(product, [['s-hoa', 'Hoa Nguyễn', 'observer']], BEGAN);
  await course.say('person.enrolled', {
    account: 'o-bao',
    name: 'Bảo Trần',
    role: 'trainee',
    organisation: 'Sample agency',
    language: 'vi',
    supervisor: 's-hoa',
  });
  await course.say('session.planned', {
    session: 'd1-2',
    module: 'M1',
    title: 'First response',
    mode: 'room',
    plays: [],
    starts: BEGAN,
    ends: BEGAN + DAY / 24,
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
}

async function enter(account: string, device: 'phone' | 'desktop', locale?: string): Promise<Desk> {
  const desk = await course.enter(browser, account, device, locale);
  watchTrouble(desk.context, product.address, trouble);
  return desk;
}

const place = (path: string): string => `${product.address}/course/${course.id}/${path}`;
const panel = (page: Page, heading: RegExp | string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: heading }) });

const synced = (page: Page): Promise<void> => page.getByText('Everything is sent').first().waitFor();

/** What `press` downloads, as a file of ours. */
async function saved(page: Page, name: string, press: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download');
  await press();
  const path = join(folder, name);
  await (await coming).saveAs(path);
  return path;
}

/** `tracecraft verify` as anybody runs it. The product is stopped or not: nothing is asked of it. */
function verify(...args: readonly string[]): { readonly status: number | null; readonly out: string } {
  const main = join(root, 'apps/cli/src/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'verify', ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

/** The streams of a PDF with their filters undone. */
function streamsOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    const begin = index + mark.length;
    const end = text.indexOf('endstream', begin);
    try {
      return [Buffer.from(unzlibSync(pdf.subarray(begin, end))).toString('utf8')];
    } catch {
      return [];
    }
  });
}

it('a certificate is issued, read by its officer, checked by anybody, and taken back', async () => {
  const office = await enter('office', 'desktop');
  const officer = await enter('o-bao', 'phone', 'vi-VN');

  // There on the day, and the code signed.
  await office.page.goto(place('session/d1-2'));
  await office.page.getByRole('button', { name: 'there: Bảo Trần' }).click();
  await synced(office.page);
  await officer.page.goto(place('code'));
  await officer.page.getByRole('main').getByRole('button', { name: /^Ký / }).click();
  await officer.page.getByText(/^Bạn đã ký /).waitFor();

  // The office issues; only then has the officer one, in the own language.
  await office.page.goto(place('certificates'));
  await office.page.getByRole('button', { name: 'Issue 1 certificate' }).click();
  await office.page.getByText('1 certificate issued').waitFor();
  await synced(office.page);
  await officer.page.goto(place(''));
  await officer.page.getByRole('link', { name: 'Chứng chỉ của bạn' }).click();
  const paper = officer.page.getByRole('article');
  await paper.getByText('Bảo Trần').waitFor();
  expect(await paper.getAttribute('lang')).toBe('vi');
  await paper.getByRole('img').waitFor();
  await lookAt(officer.page, 'course-certificate-vi');

  // Saved: the signed file, and the paper with that very file inside.
  const header = officer.page.getByRole('main').locator('header');
  const pdf = await saved(officer.page, 'bao.pdf', () => header.getByRole('link', { name: 'PDF' }).click());
  const file = await saved(officer.page, 'bao.credential.json', () =>
    header.getByRole('button', { name: 'Tệp đã ký' }).click(),
  );
  const credential = readFileSync(file, 'utf8');
  expect(credential).not.toMatch(/score|points/i);
  const printed = readFileSync(pdf);
  expect(printed.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(streamsOf(printed)).toContain(credential);

  // Checked by somebody who has the file and the agency's key, and asks nobody.
  const good = verify(file, '--trust', product.vkey);
  console.log(good.out);
  expect(good.status).toBe(0);
  const forged = join(folder, 'forged.json');
  writeFileSync(forged, credential.replace('Bảo Trần', 'Bảo Trấn'));
  expect(verify(forged, '--trust', product.vkey).status).toBe(1);

  // Taken back with a reason: the list says so, the officer reads it, and whoever checks with the list is told.
  await office.page.locator('summary', { hasText: 'Take back' }).click();
  await office.page.getByLabel('Why it is taken back').fill('Issued to the wrong session');
  await lookAt(office.page, 'course-certificate-take-back');
  await office.page.getByRole('button', { name: 'Take back' }).click();
  await office.page.getByText('Taken back: Issued to the wrong session').waitFor();
  await synced(office.page);
  await officer.page.getByText('Đã thu hồi: Issued to the wrong session').waitFor();
  await officer.page.goto(place(''));
  await officer.page.getByText('Đã thu hồi: Issued to the wrong session').waitFor();
  await lookAt(officer.page, 'course-certificate-revoked-vi');
  const status = join(folder, 'status.json');
  const list = await officer.page.request.get(`${product.address}/api/courses/${course.stream}/status.json`);
  writeFileSync(status, await list.body());
  const revoked = verify(file, '--trust', product.vkey, '--status', status);
  console.log(revoked.out);
  expect(revoked.status).toBe(1);
  expect(trouble).toEqual([]);
  for (const { context } of [office, officer]) await context.close();
}, 300_000);

it('months later officer and supervisor answer, and the programme report counts them together', async () => {
  const officer = await enter('o-bao', 'phone', 'vi-VN');
  await answer(officer.page, 'Trả lời', 'Nộp', 'course-follow-up-officer-vi');
  const supervisor = await enter('s-hoa', 'phone', 'ko-KR');
  await answer(supervisor.page, '답하기', '제출', 'course-follow-up-supervisor-ko');
  const office = await enter('office', 'desktop');
  await office.page.goto(place('follow-up'));
  await panel(office.page, /^Everybody: 2 of 10 answered/).waitFor();
  await lookAt(office.page, 'course-follow-up-answered');

  // The report: on the page, as data and as paper. One answer is nobody's figure: it is held back.
  await office.page.goto(place('report'));
  await office.page.getByRole('heading', { level: 2 }).first().waitFor();
  await lookAt(office.page, 'course-report-after');
  const asPaper = await saved(office.page, 'report.pdf', () =>
    office.page.getByRole('link', { name: 'PDF' }).first().click(),
  );
  const asData = await saved(office.page, 'report.json', () =>
    office.page.locator('a[download="report.json"]').click(),
  );
  const report = readFileSync(asData, 'utf8');
  const paper = readFileSync(asPaper);
  expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  // The same data stands inside the paper.
  const inPaper = streamsOf(paper).filter((one) => one.startsWith('{'));
  expect(inPaper.map((one): unknown => JSON.parse(one))).toContainEqual(JSON.parse(report));
  expect(trouble).toEqual([]);
  for (const { context } of [officer, supervisor, office]) await context.close();
}, 300_000);

/** Answers the form that is due after six months, from the page of the course on. */
async function answer(page: Page, open: string, handIn: string, name: string): Promise<void> {
  await page.goto(place('follow-up'));
  await page.getByRole('link', { name: open }).last().click();
  const form = page.locator('form');
  await form.waitFor();
  const groups = await form.getByRole('group').all();
  for (const group of groups) await press(group.getByRole('radio').first());
  await lookAt(page, name);
  await form.getByRole('button', { name: handIn }).click();
  await page.getByRole('status').or(page.locator('[role=alert], output')).first().waitFor();
  await page.locator('form').waitFor({ state: 'detached' });
}
