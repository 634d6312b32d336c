import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { Newcomer } from './newcomer.ts';
import { Officer } from './officer.ts';
import { root, startBrowser } from './product.ts';
import { watchTrouble } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-guide-'));
let stop = async (): Promise<void> => undefined;
let browser: Browser | null = null;

afterAll(async () => {
  await browser?.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command of the guide as it stands, in a data folder of our own on any free port. Answers the office's link. */
async function started(command: string): Promise<string> {
  const [program = '', ...words] = command.replace('my-course', join(folder, 'my-course')).split(' ');
  const env = { ...process.env, TRACECRAFT_PORT: '0' };
  const server = spawn(program, words, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  stop = async () => {
    // A group: npm, and what it started.
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
    await ended;
  };
  let said = '';
  for await (const part of server.stdout) {
    said += String(part);
    const link = /http:\/\/\S+\/sign-in#\S+(?=\s)/.exec(said)?.[0];
    if (link !== undefined && said.includes('Ready after')) return link;
  }
  throw new Error(`no link was printed: ${said}`);
}

const panel = (page: Page, heading: RegExp | string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: heading }) });

async function enter(link: string, reader: Newcomer, trouble: string[]): Promise<Page> {
  browser ??= await startBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  watchTrouble(context, link, trouble);
  const page = await context.newPage();
  await page.goto(link);
  reader.opened();
  await page.getByRole('heading', { name: /exercises/i }).waitFor();
  return page;
}

it('a newcomer who follows the guide alone has an exercise running in less than ten minutes', async () => {
  const began = Date.now();
  const trouble: string[] = [];
  const guide = new Newcomer();
  guide.turnTo('1. A server with nobody in it');
  const office = await enter(await started(guide.copies('sh')), guide, trouble);

  guide.turnTo('2. The office makes the course');
  await guide.press(office, 'link', 'Courses');
  await guide.press(office, 'link', 'New course');
  await guide.fill(office, 'First day', new Date().toISOString().slice(0, 10));
  await guide.press(office, 'button', 'Make the course with … sessions');
  await guide.press(office, 'link', 'People');
  await guide.pressThat(office.getByText('Invite a delegation'), 'Invite a delegation');
  const list = guide.copies('csv');
  const [, officer = ''] = list.split('\n');
  const [, , state = '', agency = ''] = officer.split(',');
  await guide.fill(office, 'State or organisation', state);
  await guide.fill(office, 'Agency', agency);
  await guide.press(office, 'button', 'Invite');
  await office.getByText(`Invited: ${agency}`).waitFor();
  await guide.fill(office, 'Or paste the list', list, 'pasted');
  await guide.press(office, 'button', 'Enrol … people');
  await office.getByText(/people enrolled/).waitFor();
  await guide.press(office, 'button', 'Tick all');
  await guide.press(office, 'button', 'Sign-in links for … people');
  const slips = office.getByRole('listitem').filter({ hasText: '/sign-in#' });
  const linkOf = async (name: string): Promise<string> =>
    (await slips
      .filter({ hasText: name })
      .getByText(/\/sign-in#/)
      .textContent()) ?? '';
  const names = list.split('\n').slice(1);
  const person = (role: string): string =>
    names.find((line) => line.includes(`,${role},`))?.split(',')[0] ?? '';
  const [trainersLink, officersLink] = [await linkOf(person('trainer')), await linkOf(person('trainee'))];
  await guide.press(office, 'button', 'Close and forget them');
  await guide.press(office, 'link', 'Teams');
  await guide.press(office, 'button', 'Suggest');
  await guide.pressEither(office, 'button', ['Form these … teams', 'Form this team']);
  await panel(office, /^Teams \(1\)/).waitFor();
  await office.getByText('Everything is sent').first().waitFor();

  guide.turnTo('3. The trainer starts, the teams work');
  const trainer = await enter(trainersLink, guide, trouble);
  await guide.press(trainer, 'link', 'Courses');
  await guide.pressThat(trainer.getByRole('main').getByRole('link').first());
  await guide.press(trainer, 'link', 'Runs');
  await guide.choose(trainer, 'What is played', /^Blue Tape/);
  await guide.press(trainer, 'button', 'Plan it');
  await guide.press(trainer, 'button', 'Start');
  await trainer.getByText('The run is started.').waitFor();
  const field = await enter(officersLink, guide, trouble);
  await guide.press(field, 'link', 'Read the brief');
  await guide.pressThat(field.getByRole('radio').first());
  await guide.press(field, 'button', 'Open the case and begin');
  await guide.press(field, 'link', 'Go to the scene');
  await guide.press(trainer, 'link', 'Board of teams');
  const row = trainer.getByRole('article').filter({ has: trainer.getByRole('heading', { name: 'Team 1' }) });
  await row.getByText('Every device is in touch').waitFor();
  const machine = (Date.now() - began) / 1000;

  // What was promised runs: an act of the officer is on the board.
  await new Officer(field).act('Enter', { 'Protective clothing': 'yes' });
  await row.getByText(/\+1 Departure/).waitFor();
  expect(guide.notFollowed()).toEqual([]);
  const { presses, fields, typed, read, seconds } = guide.effort();
  console.log(
    `guide: ${presses} presses, ${fields} fields, ${typed} characters typed, ${read} words read; a practised hand ${Math.round(seconds.hand)} s, reading ${Math.round(seconds.reading)} s, the machine ${Math.round(machine)} s (start included)`,
  );
  // Somebody who has never seen it looks three times as long for each thing as somebody who knows where it is.
  // The machine's seconds are said and not judged: they depend on what else it does.
  const minutes = (3 * seconds.hand + seconds.reading) / 60;
  console.log(`guide: about ${minutes.toFixed(1)} minutes of a newcomer`);
  expect(minutes).toBeLessThan(8);
  expect(trouble).toEqual([]);
}, 240_000);
