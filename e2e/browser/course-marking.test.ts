import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { playCourse } from './played-course.ts';
import type { PlantedCourse } from './planted-course.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, press, watchTrouble } from './stage.ts';
import { untranslated } from './translated.ts';

let product: Product;
let browser: Browser;
let course: PlantedCourse & { readonly cases: readonly string[] };
const trouble: string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  course = await playCourse(product);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** As `lookAt`, but a screen that fails does not end the story: its end says all of them. */
async function look(page: Page, name: string): Promise<void> {
  await lookAt(page, name).catch((fault: unknown) => trouble.push(String(fault)));
}

interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
}

async function enter(
  account: string,
  device: 'phone' | 'desktop' = 'desktop',
  locale?: string,
): Promise<Desk> {
  const desk = await course.enter(browser, account, device, locale);
  watchTrouble(desk.context, product.address, trouble);
  return desk;
}

const place = (path: string): string => `${product.address}/course/${course.id}/${path}`;
const panel = (page: Page, heading: RegExp | string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: heading }) }).last();
const synced = (page: Page): Promise<void> => page.getByText('Everything is sent').first().waitFor();
const CRITERIA = 5;

/** Types the digits as fast as a hand does; each has to stand as a mark of its own. */
async function typeMarks(page: Page, digits: string, name?: string): Promise<void> {
  await page.getByText('Keys 0 to 4').waitFor();
  await page.keyboard.type(digits, { delay: 15 });
  await page.getByText('Everything here is marked').waitFor();
  await expect
    .poll(() => page.locator('button[aria-pressed=true] kbd').allTextContents())
    .toEqual(digits.split(''));
  if (name !== undefined) await look(page, name);
}

async function calibrate(page: Page, work: string, digits: string, name?: string): Promise<void> {
  await page.goto(place('marking'));
  await page.getByRole('link', { name: work }).click();
  await page.getByRole('heading', { level: 1, name: work }).waitFor();
  expect(await page.getByText('What the expert gave').count()).toBe(0);
  await typeMarks(page, digits);
  await page.getByText('What the expert gave, and why').waitFor();
  if (name !== undefined) await look(page, name);
}

const CAREFUL = 'Report of a careful team';
const HURRIED = 'Report of a hurried team';
const taskOf = (page: Page, team: string): Locator =>
  panel(page, 'To mark')
    .getByRole('listitem')
    .filter({ hasText: `${team}: Explanation and report` });

const standing = (page: Page): Locator =>
  panel(page, 'Calibration').getByRole('listitem').filter({ hasText: 'Explanation and report' });
/** Presses a level of a criterion, as a thumb does. */
const mark = (page: Page, criterion: RegExp, level: number): Promise<void> =>
  page
    .getByRole('group', { name: criterion })
    .getByRole('button', { name: new RegExp(`^${level} `) })
    .click();

it('two assessors calibrate and mark blind; a third is asked where they are far apart; the agreement is shown', async () => {
  const first = await enter('a-lin');
  const second = await enter('a-rosa');
  const third = await enter('a-yoon');

  // Not calibrated: nothing to mark by.
  await first.page.goto(place('marking'));
  await taskOf(first.page, 'Team 1').getByText('first marking').waitFor();
  await look(first.page, 'marking-queue');
  await taskOf(first.page, 'Team 1').getByRole('link').first().click();
  await first.page.getByText('Mark the worked records of this rubric first').waitFor();
  expect(await first.page.getByText('Keys 0 to 4').count()).toBe(0);

  // One is too far from the expert at first, sees where, and marks again.
  await calibrate(first.page, CAREFUL, '44343', 'marking-calibrate');
  await calibrate(first.page, HURRIED, '11044');
  await first.page.goto(place('marking'));
  await standing(first.page).getByText('8 of 10 marks close to the expert').waitFor();
  await standing(first.page).getByText('Not yet').waitFor();
  await first.page.getByRole('link', { name: HURRIED }).click();
  await mark(first.page, /^Global rating/, 1);
  await first.page.getByText('you 1, expert 1').last().waitFor();
  await first.page.goto(place('marking'));
  await standing(first.page).getByText('You may mark').waitFor();
  for (const { page } of [second, third]) {
    await calibrate(page, CAREFUL, '44344');
    await calibrate(page, HURRIED, '11011');
    await page.goto(place('marking'));
    await standing(page).getByText('You may mark').waitFor();
  }

  // The first reads, ticks what a mark rests on, says why, and marks by hand.
  await taskOf(first.page, 'Team 1').getByRole('link').first().click();
  await first.page.getByRole('checkbox').first().check();
  const why = first.page.getByLabel(/^Why/);
  await why.fill('Exhibit named in 4 of 5 findings');
  await first.page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await look(first.page, 'marking-case');
  await mark(first.page, /^Every statement/, 3);
  await expect.poll(() => why.inputValue()).toBe('');
  await first.page.keyboard.type('2233');
  await first.page.getByText('Everything here is marked').waitFor();
  await synced(first.page);

  // The second sees nothing of it, and marks with digits alone.
  await second.page.goto(place('marking'));
  await taskOf(second.page, 'Team 1').getByText('second marking').waitFor();
  await taskOf(second.page, 'Team 1').getByRole('link').first().press('Enter');
  await second.page.getByText('Keys 0 to 4').waitFor();
  expect(await second.page.locator('button[aria-pressed=true] kbd').count()).toBe(0);
  await typeMarks(second.page, '33433');
  await synced(second.page);

  // Two levels apart on one criterion: a third is asked for that one alone.
  await third.page.goto(place('marking'));
  const asked = taskOf(third.page, 'Team 1');
  await asked.getByText('third marking: two were far apart').waitFor();
  await asked.getByText('1 criterion to mark').waitFor();
  await asked.getByRole('link').first().click();
  await third.page.getByText('Keys 0 to 4').waitFor();
  const criteria = await third.page.locator('li > fieldset > legend').allTextContents();
  expect(criteria.map((title) => title.trim())).toEqual(['Other explanations are weighed']);
  await typeMarks(third.page, '3', 'marking-third');
  await third.page.getByRole('link', { name: 'All marking' }).click();
  await expect.poll(() => taskOf(third.page, 'Team 1').count()).toBe(0);

  // How well they agree: five criteria, two markers.
  const agreement = panel(third.page, 'How well markers agree').getByRole('row', { name: /^Explanation/ });
  expect(await agreement.getByRole('cell').first().textContent()).toBe(String(CRITERIA));
  expect(await agreement.getByRole('cell').nth(2).textContent()).toMatch(
    /^-?\d\.\d{3} \[-?\d\.\d\d; -?\d\.\d\d\]$/,
  );
  console.log(`agreement: ${(await agreement.getByRole('cell').allTextContents()).join(' | ')}`);
  await agreement.scrollIntoViewIfNeeded();
  await look(third.page, 'marking-agreement');
  await synced(third.page);
  expect(trouble).toEqual([]);
  for (const { context } of [first, second, third]) await context.close();
}, 400_000);

it('after the release a trainee sees the components and asks for one to be looked at again; an assessor answers with new points and a reason', async () => {
  const trainer = await enter('t-suri');
  const trainee = await enter('o-mya', 'phone');
  const assessor = await enter('a-rosa');
  await trainee.page.goto(place('runs'));
  await trainee.page
    .getByRole('link', { name: 'See the case' })
    .or(trainee.page.getByRole('link', { name: 'Go in' }))
    .click();
  await trainee.page
    .getByRole('navigation', { name: 'This case' })
    .getByRole('link', { name: 'Debrief' })
    .click();
  await trainee.page.getByText('The score is shown when the trainer has released it.').waitFor();

  await trainer.page.goto(place('runs'));
  await trainer.page.getByRole('link', { name: 'Run it' }).click();
  await trainer.page.getByRole('button', { name: 'Close the run' }).click();
  await trainer.page.getByRole('button', { name: /^Really close it/ }).click();
  await trainer.page.getByText('The run is closed.').waitFor();
  await trainer.page.getByRole('button', { name: 'Release the scores' }).click();
  await trainer.page.getByRole('button', { name: /^Really release/ }).click();

  // What people marked, in words; what nobody marked yet awaits a person.
  const line = trainee.page
    .getByRole('listitem')
    .filter({ hasText: 'Limits and departures are said (Explanation and report)' });
  await line.getByText('level 2.5 of 4, by 2 independent markers').waitFor();
  await line.getByText('3.12 / 5.00').waitFor();
  await trainee.page.getByText('Awaiting a person').first().waitFor();
  await look(trainee.page, 'debrief-marked');
  await line.getByRole('button', { name: 'Ask for it to be looked at again' }).click();
  await line
    .getByLabel(/^What should be looked at/)
    .fill('We named the stopped watch at 07:40, with its effect.');
  await line.scrollIntoViewIfNeeded();
  await look(trainee.page, 'debrief-ask-again');
  await line.getByRole('button', { name: 'Sign the request' }).click();
  await line.getByText('Asked; an assessor will answer.').waitFor();

  await assessor.page.goto(place('marking'));
  const appeal = panel(assessor.page, 'Appeals').getByRole('listitem').filter({ hasText: 'stopped watch' });
  await appeal.getByText('now 3.12 of 5 points').waitFor();
  await press(appeal.getByRole('radio', { name: 'Upheld', exact: true }));
  await appeal
    .getByLabel('Reason the officer will read')
    .fill('The effect stands in the explanation; it was overlooked.');
  const points = appeal.getByLabel('New points');
  await points.fill('7');
  expect(await appeal.getByRole('button', { name: 'Sign the answer' }).isDisabled()).toBe(true);
  await points.fill('4.5');
  await appeal.scrollIntoViewIfNeeded();
  await look(assessor.page, 'marking-appeal');
  await appeal.getByRole('button', { name: 'Sign the answer' }).click();
  await appeal.getByText('set to 4.5 points').waitFor();

  // The officer sees it without reloading.
  const changed = trainee.page.getByRole('listitem').filter({ hasText: 'Set by a person; it was 3.12' });
  await changed.getByText('4.50 / 5.00').waitFor();
  await changed.getByText('Upheld').waitFor();
  await changed.scrollIntoViewIfNeeded();
  await look(trainee.page, 'debrief-changed');

  // The own replay, now that the scores are out: the own team alone.
  await trainee.page.goto(place('runs'));
  await trainee.page.getByRole('link', { name: 'Replay' }).click();
  await trainee.page.getByRole('slider', { name: 'Time since the start' }).waitFor();
  await panel(trainee.page, 'Departures that stand at the end').getByRole('listitem').first().waitFor();
  expect(await trainee.page.getByLabel('Beside it').count()).toBe(0);
  await look(trainee.page, 'replay-own');

  // The results as a table: a line for each component of each team, and no sum to sort anybody by.
  const office = await enter('office');
  await office.page.goto(place('report'));
  const coming = office.page.waitForEvent('download');
  await office.page.locator('a[download="results.csv"]').click();
  const lines = readFileSync(await (await coming).path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  const asked = lines.filter((one) => /^blue-tape-friday,blue-tape,1\.0\.0,Team 1,.*,450,500$/.test(one));
  console.log(`results: ${lines.length - 1} lines; ${asked.join(' | ')}`);
  expect(asked.length).toBe(1);
  await office.context.close();
  expect(trouble).toEqual([]);
  for (const { context } of [trainer, trainee, assessor]) await context.close();
}, 300_000);

it('a mock court asks from the record, and the officer answers on a phone', async () => {
  const bench = await enter('a-yoon');
  const witness = await enter('o-mya', 'phone');
  await bench.page.goto(place('marking'));
  await panel(bench.page, 'Cases of the runs')
    .getByRole('listitem')
    .filter({ hasText: 'Team 1' })
    .getByRole('link', { name: 'Mock court' })
    .click();
  const offered = panel(bench.page, 'Questions from the record').getByRole('listitem');
  await offered.first().waitFor();
  const question = ((await offered.first().locator('span').first().textContent()) ?? '').trim();
  await look(bench.page, 'court-bench');
  await offered.first().getByRole('button', { name: 'Ask' }).click();
  await panel(bench.page, 'Asked').getByText(question).waitFor();
  await witness.page.goto(place(`court/${course.cases[0] ?? ''}`));
  await witness.page.getByText(question).waitFor();
  // The witness sees no list of what else could be asked.
  expect(await witness.page.getByText('Questions from the record').count()).toBe(0);
  await witness.page
    .getByLabel('Your answer')
    .fill('That is right. We noticed it at 07:40 and wrote it down then.');
  await look(witness.page, 'court-witness');
  await witness.page.getByRole('button', { name: 'Sign the answer' }).click();
  await panel(bench.page, 'Asked').getByText('We noticed it at 07:40').waitFor();
  expect(trouble).toEqual([]);
  await bench.context.close();
  await witness.context.close();
}, 200_000);

it('a replay goes to each departure, shows two teams side by side and asks what if; one tap opens a blank lesson that leads to the practice', async () => {
  const { context, page } = await enter('t-suri');
  await page.goto(place('runs'));
  await page.getByRole('link', { name: 'Replay' }).click();
  const slider = page.getByRole('slider', { name: 'Time since the start' });
  await slider.waitFor();
  await panel(page, 'Departures that stand at the end').getByRole('listitem').first().waitFor();
  const told = (): Promise<string> => slider.evaluate((node) => (node as unknown as { value: string }).value);
  await slider.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
  expect(Number(await told())).toBeGreaterThan(0);
  await look(page, 'replay');

  // To a departure; the moment is in the list around it.
  const departures = panel(page, 'Departures that stand at the end').getByRole('listitem');
  const departure = departures.filter({ hasText: 'Record the authority before entry' }).first();
  await departure.getByRole('button').click();
  console.log(`jumped to ${Math.round(Number(await told()) / 1000)} s: ${await departure.textContent()}`);
  const around = panel(page, 'Around this moment');
  await around.getByText('Here the record departs from Record the authority before entry').waitFor();

  // What if they had entered later: judged anew. What if the authority had come before there was a case: it can't.
  const whatIf = async (act: string, key: string, times: number): Promise<void> => {
    await around
      .getByRole('listitem')
      .filter({ hasText: act })
      .getByRole('button', { name: 'What if?' })
      .click();
    const asked = panel(page, `What if: ${act}`);
    for (let i = 0; i < times; i++) await asked.getByRole('slider').press(key);
    await asked.getByRole('button', { name: 'Check the rules again' }).click();
  };
  await whatIf('Entered the scene', 'ArrowRight', 4);
  const change = panel(page, 'What if: Entered the scene').getByText(
    /Record the authority before entry: .+ → .+/,
  );
  await change.waitFor();
  console.log(`what if: ${await change.textContent()}`);
  await look(page, 'replay-what-if');
  await whatIf('Authority recorded', 'ArrowLeft', 5);
  await page.getByText('The case had not begun at that time.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  // Two teams on one axis.
  await page.getByLabel('Beside it').selectOption({ label: 'Team 2' });
  await page.getByRole('heading', { level: 2, name: 'Team 2' }).waitFor();
  await expect.poll(() => panel(page, 'Departures that stand at the end').count()).toBe(1);
  await page.getByRole('heading', { name: 'Around this moment' }).nth(1).waitFor();
  await look(page, 'replay-two-teams');

  // From a departure to a blank page: the practice is named, nothing is copied.
  await departures.first().getByRole('link', { name: 'Write a lesson' }).click();
  await page.getByRole('heading', { level: 1, name: 'Lessons' }).waitFor();
  const words = page.getByLabel('What happened');
  expect(await words.inputValue()).toBe('');
  expect(await page.getByLabel(/^Practice it is about/).inputValue()).not.toBe('');
  await words.fill('Who holds the paper was not said before the door opened.');
  await page.getByLabel(/^What should change/).fill('Say aloud who holds the authority, then enter.');
  await page.getByRole('button', { name: 'Sign the lesson' }).click();
  await page.getByText('Signed. Everyone in the course can read it.').waitFor();
  await look(page, 'lessons');
  await page.getByRole('link', { name: 'Change this practice' }).click();
  await page.waitForURL(/\/practices\/[^/]+\/edit/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(trouble).toEqual([]);
  await context.close();
}, 300_000);

/** Who sees which screens of a course; `CASE` and `RUN` stand for the first team's case and the run. */
const SCREENS = {
  office: ['', 'people', 'teams', 'programme', 'certificates', 'follow-up', 'report'],
  't-suri': ['runs', 'runs/RUN', 'board/RUN', 'replay/RUN', 'exercises'],
  'a-lin': ['marking', 'court/CASE', 'lessons'],
  'o-mya': ['', 'runs', 'replay/RUN', 'code'],
} as const;

it.each([
  ['vi', 'vi-VN'],
  ['ko', 'ko-KR'],
])(
  'on a phone in %s every screen of a course has its words and its room',
  async (language, locale) => {
    const faults: string[] = [];
    for (const [account, screens] of Object.entries(SCREENS)) {
      const { context, page } = await enter(account, 'phone', locale);
      for (const screen of screens) {
        const path = screen.replace('RUN', 'blue-tape-friday').replace('CASE', course.cases[0] ?? '');
        await page.goto(place(path));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expect.poll(() => page.locator('main progress').count(), { timeout: 20_000 }).toBe(0);
        const name = `course-${account === 'office' ? 'office' : account.slice(2)}-${screen.split('/')[0] || 'today'}`;
        faults.push(...(await untranslated(page, language, name)));
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  },
  300_000,
);
