import { readFileSync } from 'node:fs';
import { paths, type CaseSummary, type Pulled } from '@tracecraft/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Officer } from './officer.ts';
import { plantCourse, type PlantedCourse } from './planted-course.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, watchTrouble } from './stage.ts';

let product: Product;
let browser: Browser;
let course: PlantedCourse;
/** The exercise file the first story saves; the second opens it elsewhere. */
let saved = new Uint8Array();

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  course = await plantCourse(product);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const place = (path: string): string => `${product.address}/course/${course.id}/${path}`;
const section = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

/** How often a message stands in the record of the team's case, as the server has it. */
async function deliveredTimes(page: Page, message: string): Promise<number> {
  const read = async (path: string): Promise<unknown> =>
    (await page.request.get(product.address + path)).json();
  const cases = (await read(paths.cases)) as readonly CaseSummary[];
  const { entries } = (await read(paths.entries(cases[0]?.stream ?? ''))) as Pulled;
  return entries.filter(({ body }) => body.fields['message'] === message).length;
}

it('a trainer adapts Blue Tape, tries it as a trainee, and publishes a version that stays', async () => {
  const { context, page } = await course.enter(browser, 't-suri');
  const trouble = watchTrouble(context, product.address);
  await page.goto(place('exercises'));
  await page.getByText('Nothing published yet.').waitFor();
  await lookAt(page, 'author-list');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'blue-tape' })
    .getByRole('button', { name: 'Adapt' })
    .click();
  await page.getByText('The exercise is complete').waitFor();
  await page.getByLabel('Title').fill('Blue Tape in the rain');

  // Weights that do not add up are said beside the form, and lead to where they are put right.
  await section(page, 'Weights');
  const process = page.getByLabel('How the work was done');
  await process.fill('55');
  await page.getByRole('heading', { name: '1 thing to put right' }).waitFor();
  await section(page, 'Brief');
  await page.getByRole('button', { name: /Weights · weights/ }).click();
  await process.fill('40');
  await page.getByText('The exercise is complete').waitFor();

  // By which rubrics people mark it, and the plan the board holds teams against: more than there is time for is said.
  await page.getByRole('checkbox', { name: /^Explanation and report/ }).check();
  await page.getByText('People mark by those ticked.').waitFor();
  // One of its own: it begins as a shipped one, and an emptied level is said.
  const own = page.getByRole('group', { name: 'Rubrics of this exercise alone' });
  await own.getByRole('button', { name: /^Adapt "Cooperation"/ }).click();
  await own.getByLabel('Title').first().fill('Cooperation in the rain');
  await own.getByText(/^Duties are shared and known/).click();
  await own.getByLabel('Level 4').first().fill('');
  await own.getByText('A field is empty or out of bounds').waitFor();
  await own.getByLabel('Level 4').first().fill('Shared, kept, and said aloud in the rain.');
  await own.getByText('A field is empty or out of bounds').waitFor({ state: 'detached' });
  await page.getByText('The exercise is complete').waitFor();
  await lookAt(page, 'author-marking');
  await section(page, 'Brief');
  const plan = page.getByRole('group', { name: 'Plan of the work, minutes' });
  for (const [phase, minutes] of [
    ['Arrival', '30'],
    ['Documentation', '60'],
    ['Collection', '50'],
  ] as const)
    await plan.getByLabel(phase).fill(minutes);
  await page.getByRole('heading', { name: '1 thing to put right' }).waitFor();
  await plan.getByLabel('Collection').fill('10');
  await plan.getByText('Together 100 of 120 minutes').waitFor();
  await page.getByText('The exercise is complete').waitFor();
  await plan.scrollIntoViewIfNeeded();
  await lookAt(page, 'author-plan');

  // The scene: by pointer and by keyboard.
  await section(page, 'Scene');
  await page.getByRole('button', { name: 'Add a thing' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Wet umbrella');
  await page.getByText('This thing has no drawing yet').or(page.getByLabel('Drawing')).first().waitFor();
  await page.getByRole('button', { name: 'Use a plain box' }).click();
  const left = page.getByLabel('From the left, mm');
  await left.fill('300');
  const before = Number(await left.inputValue());
  const thing = page.locator('rect[data-chosen=true]').first();
  await thing.scrollIntoViewIfNeeded();
  const box = (await thing.boundingBox())!;
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 3);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 3 + 90, box.y + box.height / 3 + 20, { steps: 4 });
  await page.mouse.up();
  expect(Number(await left.inputValue())).toBeGreaterThan(before);
  await lookAt(page, 'author-scene');

  // Evidence is hashed here and sent nowhere.
  await section(page, 'Evidence');
  const sent: string[] = [];
  context.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.getByLabel('Drop a file, or choose one').setInputFiles({
    name: 'camera card.raw',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('abc'),
  });
  await page.getByText('camera card.raw').first().click();
  expect(await page.getByLabel('SHA-256').last().inputValue()).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(sent).toEqual([]);

  // An inject by the clock, one by an act, and a hint with a price.
  await section(page, 'Injects');
  await page.getByRole('button', { name: 'Add an inject' }).click();
  const items = page.locator('#author-section details');
  if ((await items.last().getAttribute('open')) === null) await items.last().locator('summary').click();
  await items
    .last()
    .getByLabel('What the team is told then')
    .fill('The landlord asks how long it will take.');
  await items.last().getByLabel('Not before minute').fill('0');
  await page.getByRole('button', { name: 'Add an inject' }).click();
  await items.last().locator('summary').click();
  await items.last().getByLabel('What the team is told then').fill('A neighbour calls from the stairs.');
  await items.last().getByLabel('Not before minute').fill('0');
  await items.last().getByLabel('Only after this act').selectOption({ label: 'Left the scene' });
  await lookAt(page, 'author-injects');
  await section(page, 'Hints');
  await page.getByRole('button', { name: 'Add a hint' }).click();
  if ((await items.last().getAttribute('open')) === null) await items.last().locator('summary').click();
  await items.last().getByLabel('Text of the hint').fill('Look under the sink.');
  await page.getByText('The exercise is complete').waitFor();

  // Closing the page loses nothing.
  await page.getByText(/^Kept on this device at/).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Blue Tape in the rain' }).waitFor();
  await section(page, 'Scene');
  await page.getByRole('button', { name: 'Wet umbrella' }).waitFor();

  // The file, then a dry run as a trainee.
  await section(page, 'Try and publish');
  await lookAt(page, 'author-publish');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the exercise file' }).click();
  saved = new Uint8Array(readFileSync((await (await download).path()) ?? ''));
  await page.getByRole('link', { name: 'Try this draft' }).click();
  await page.getByText('Dry run: nothing leaves this page').waitFor();
  const self = new Officer(page);
  await self.takePlaceAs('team lead');
  await page.getByText('The landlord asks how long it will take.').waitFor();
  await page.getByText(/hints? on offer/).click();
  await page.getByRole('button', { name: 'Ask for this hint' }).last().click();
  await page.getByRole('button', { name: /^Take it for 2 points/ }).click();
  await page.getByText('Look under the sink.').waitFor();
  await lookAt(page, 'dry-run');
  await page.goBack();

  // Published: the version is used up.
  await section(page, 'Try and publish');
  await page.getByRole('button', { name: /^Publish version 1\.1\.0/ }).click();
  await page.getByText('Version 1.1.0 is published.').waitFor();
  await page.getByText('Version 1.1.0 is already published and stays as it is.').waitFor();
  await page
    .getByText(/Everything is sent/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: /^Publish version/ }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Use 1.2.0' }).click();
  await page.getByRole('button', { name: /^Publish version 1\.2\.0/ }).waitFor();
  expect(trouble).toEqual([]);
  await context.close();
});

it('an exercise file opens as the next version; one bit changed, or no exercise at all, is refused in words', async () => {
  const { context, page } = await course.enter(browser, 't-suri');
  const trouble = watchTrouble(context, product.address);
  await page.goto(place('exercises'));
  const field = page.getByLabel('Open an exercise file');
  const bad = Buffer.from(saved);
  bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 1;
  for (const buffer of [bad, Buffer.from('not an exercise')]) {
    await field.setInputFiles({ name: 'x.tcx', mimeType: 'application/zip', buffer });
    await page.getByText("This file can't be used as it is.").waitFor();
  }
  await field.setInputFiles({ name: 'x.tcx', mimeType: 'application/zip', buffer: Buffer.from(saved) });
  await page.getByRole('heading', { name: 'Blue Tape in the rain' }).waitFor();
  expect(await page.getByLabel('Version').inputValue()).toBe('1.2.0');
  await page.getByText('The exercise is complete').waitFor();
  expect(trouble).toEqual([]);
  await context.close();
});

it('a trainer runs it against the clock; a team hears injects and messages, asks for a hint, hands in, and sees its score after the release', async () => {
  const desk = await course.enter(browser, 't-suri');
  const field = await course.enter(browser, 'o-mya', 'phone');
  const trouble = watchTrouble(desk.context, product.address);
  watchTrouble(field.context, product.address, trouble);
  const trainer = desk.page;
  const trainee = new Officer(field.page);
  const clock = trainee.page.getByRole('region', { name: 'This run' });

  // Planned: the published version, both teams, who does what.
  await trainer.goto(place('runs'));
  await trainer.getByLabel('What is played').selectOption({ label: 'Blue Tape in the rain 1.1.0' });
  await trainer.getByLabel('Minutes').fill('45');
  await lookAt(trainer, 'runs-plan');
  await trainer.getByRole('button', { name: 'Plan it' }).click();
  await trainer.getByText('not started').waitFor();
  await trainer.getByRole('button', { name: 'Suggest a rotation for all teams' }).click();
  await expect.poll(() => trainer.getByLabel('Mya Lwin').inputValue()).toBe('lead');
  expect(await trainer.getByLabel('Bảo Trần').inputValue()).not.toBe('lead');

  // One marker is enough here, and assessors must come nearer to the expert than usual.
  await trainer.getByLabel('Independent markers').fill('6');
  await trainer.getByText('A whole number from 1 to 5.').waitFor();
  await trainer.getByLabel('Independent markers').fill('1');
  await trainer.getByLabel('Percent near the expert before marking').fill('90');
  await trainer.getByRole('button', { name: 'Set the rule' }).click();
  await trainer.getByText('The rule is set.').waitFor();
  await lookAt(trainer, 'run-marking');

  // The trainee sees the duty, and waits.
  await trainee.page.goto(place('runs'));
  await trainee.page.getByText('Your duty: team lead').waitFor();
  await trainee.page.getByText('It begins when the trainer starts it.').waitFor();
  await trainer.getByRole('button', { name: 'Start', exact: true }).click();
  await trainer.getByText('The run is started.').waitFor();
  await lookAt(trainer, 'run-control');
  await trainee.page.getByRole('link', { name: 'Go in' }).click();
  await clock.getByText(/left, until/).waitFor();
  await trainee.takePlaceAs('team lead');
  await clock.getByText('The landlord asks how long it will take.').waitFor();
  await lookAt(trainee.page, 'run-brief');

  // A message, and the clock stands still for a fire drill.
  await trainer.getByLabel('Words').fill('The fire alarm is a drill. Stay where you are.');
  await trainer.getByLabel('To', { exact: true }).selectOption({ label: 'Team 1' });
  await trainer.getByRole('button', { name: 'Send', exact: true }).click();
  await trainer.getByText('Team 1: signed into its record.').waitFor();
  await clock.getByText('The fire alarm is a drill. Stay where you are.').waitFor();
  await trainer.getByRole('button', { name: 'Pause the clock' }).click();
  await clock.getByText(/The clock stands still/).waitFor();
  await trainer.getByRole('button', { name: 'Go on' }).click();
  await clock.getByText(/left, until/).waitFor();
  await trainer.getByLabel('Minutes more').fill('5');
  await trainer.getByRole('button', { name: 'Extend' }).click();
  await trainer.getByText('5 minutes more.').waitFor();

  // A hint: the price first, then the act, then its text.
  await clock.getByText(/hints? on offer/).click();
  await clock.getByRole('button', { name: 'Ask for this hint' }).last().click();
  await clock.getByText('It costs the team 2 points. Take it?').waitFor();
  await clock.getByRole('button', { name: 'Take it for 2 points' }).click();
  await clock.getByText('Look under the sink.').waitFor();
  await lookAt(trainee.page, 'run-hint');
  await clock.getByText(/hints? on offer/).click();

  // The board: where the team is, and large for the room without anybody's name.
  await trainer.getByRole('link', { name: 'Board of teams' }).click();
  const row = trainer.getByRole('article').filter({ has: trainer.getByRole('heading', { name: 'Team 1' }) });
  await row.getByText('Every device is in touch').waitFor();
  // 30, 60 and 10 parts of a hundred, of the fifty minutes this run has.
  await trainer
    .getByText('Arrival until minute 15 · Documentation until minute 45 · Collection until minute 50')
    .waitFor();
  await trainee.page.getByRole('link', { name: 'Go to the scene' }).click();
  await trainee.act('Enter', { 'Protective clothing': 'yes' });
  const since = Date.now();
  await row.getByText(/\+1 Departure, just now/).waitFor();
  console.log(`the board turned after ${Date.now() - since} ms`);
  // Without a network the inject that waits for an act comes all the same, and stands once in the record.
  await field.context.setOffline(true);
  await trainee.act('Leave');
  await clock.getByText('A neighbour calls from the stairs.').waitFor();
  await trainee.waitForBand(/not yet sent/);
  await field.context.setOffline(false);
  await trainee.waitForBand('Everything is sent');
  await row.getByText('Mya Lwin').first().waitFor();
  await lookAt(trainer, 'run-board');
  await trainer.getByRole('button', { name: 'For the projector' }).click();
  await row.getByText('Mya Lwin').first().waitFor({ state: 'detached' });
  await lookAt(trainer, 'run-board-projector');

  // Handed in, closed, released; before the release no score.
  expect(await deliveredTimes(trainee.page, 'A neighbour calls from the stairs.')).toBe(1);
  await trainee.goTo('Hand in');
  await trainee.page.getByRole('checkbox').last().check();
  await trainee.page.getByRole('button', { name: 'Hand in' }).click();
  await trainee.page.getByText('The score is shown when the trainer has released it.').waitFor();
  await trainer.goto(place('runs'));
  await trainer.getByRole('link', { name: 'Run it' }).click();
  await trainer.getByRole('button', { name: 'Close the run' }).click();
  await trainer.getByRole('button', { name: /^Really close it/ }).click();
  await trainer.getByText('The run is closed.').waitFor();
  await trainer.getByRole('button', { name: 'Release the scores' }).click();
  await trainer.getByRole('button', { name: /^Really release/ }).click();
  await trainer.getByText('scores released').waitFor();
  await trainee.page.getByText('How the work was done').first().waitFor();
  await lookAt(trainee.page, 'run-score');
  expect(trouble).toEqual([]);
  await desk.context.close();
  await field.context.close();
});

it('a team decides at a running device by cards, with keys alone, and sees the result when the run is closed', async () => {
  const now = Date.now();
  await course.say('run.planned', {
    run: 'cards',
    plays: 'activity:running-device',
    version: '1.0.0',
    teams: ['team-1', 'team-2'],
    starts: now,
    ends: now + 1_800_000,
  });
  const desk = await course.enter(browser, 't-suri');
  const field = await course.enter(browser, 'o-dara', 'phone');
  const trouble = watchTrouble(desk.context, product.address);
  watchTrouble(field.context, product.address, trouble);
  await desk.page.goto(place('runs/cards'));
  await desk.page.getByRole('button', { name: 'Start', exact: true }).click();
  const { page } = field;
  await page.goto(place('activity/cards'));
  await page.getByText(/^Card 1 of/).waitFor();
  await lookAt(page, 'activity-cards');
  const radio = page.getByRole('radio').first();
  await radio.focus();
  await page.keyboard.press('Space');
  expect(await radio.isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter');
  await page.getByText(/^Card 2 of .*, 1 answered/).waitFor();
  // What is typed survives the page.
  await page.reload();
  await page.getByText(/, 1 answered/).waitFor();
  await page.getByRole('button', { name: 'Sign 1 answer' }).click();
  await page.getByText(/^Signed\. You can answer anew/).waitFor();
  await desk.page.getByRole('button', { name: 'Close the run' }).click();
  await desk.page.getByRole('button', { name: /^Really close it/ }).click();
  await page.getByRole('heading', { name: 'Result' }).waitFor();
  await page.getByText(/Right among what there was/).waitFor();
  await lookAt(page, 'activity-result');
  expect(trouble).toEqual([]);
  await desk.context.close();
  await field.context.close();
});
