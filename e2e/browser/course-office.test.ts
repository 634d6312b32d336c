import ICAL from 'ical.js';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, watchTrouble } from './stage.ts';

let product: Product;
let browser: Browser;
const trouble: string[] = [];

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

async function device(viewport: typeof DESK, timezoneId: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, timezoneId, reducedMotion: 'reduce' });
  watchTrouble(context, product.address, trouble);
  return context;
}

/** A panel of the screen by its heading. */
const panel = (page: Page, heading: RegExp | string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: heading }) });

async function place(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'This course' })
    .getByRole('link', { name, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

const synced = (page: Page): Promise<void> => page.getByText('Everything is sent').first().waitFor();

const PEOPLE = [
  'name;role;state;agency;language;zone',
  'Đỗ Thị Thu Hà;trainee;Viet Nam;Police of the North;vi;Asia/Ho_Chi_Minh',
  'Sok Dara;trainee;Cambodia;Police of the River;;Asia/Phnom_Penh',
  '한지우;trainee;Viet Nam;Police of the North;ko;Asia/Seoul',
  'Chea Vanna;trainee;Cambodia;Police of the River;;Asia/Phnom_Penh',
];

it('a programme office runs a course from invitation to certificate, and an officer goes through it on a phone', async () => {
  const desk = await device(DESK, 'Europe/Vienna');
  const office = await desk.newPage();
  await office.goto(product.links['programme-office'] ?? '');
  await office.getByRole('heading', { name: /exercises/i }).waitFor();

  // A course from the five-day template: every module has something to play.
  await office.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Courses' }).click();
  await office.getByRole('link', { name: 'New course' }).click();
  await office.getByLabel('Name of the course').fill('Scene and device, five days');
  const today = new Date().toISOString().slice(0, 10);
  await office.getByLabel('First day').fill(today);
  await office.getByLabel('Time zone of the place').fill('Asia/Ho_Chi_Minh');
  await office.getByLabel(/^Room/).fill('Hall 2');
  await office.getByLabel(/^Note/).fill('sample, no endorsement');
  for (let module = 0; module <= 10; module++)
    expect(await office.getByText(new RegExp(`^M${module} `)).count()).toBe(1);
  await lookAt(office, 'course-new');
  await office.getByRole('button', { name: /^Make the course with/ }).click();
  await office.getByRole('heading', { name: 'Scene and device, five days' }).waitFor();
  await synced(office);
  await lookAt(office, 'course-office-today');
  const course = new URL(office.url()).pathname;

  // Delegations with seats, one of them from afar; an expert by hand; officers by a list.
  await place(office, 'People');
  await office.getByText('Invite a delegation').click();
  for (const [state, agency, remote] of [
    ['Viet Nam', 'Police of the North', false],
    ['Cambodia', 'Police of the River', true],
  ] as const) {
    await office.getByLabel('State or organisation').fill(state);
    await office.getByLabel('Agency').fill(agency);
    await office.getByLabel('Seats').fill('2');
    await office.getByRole('checkbox', { name: 'It takes part from afar' }).setChecked(remote);
    await office.getByRole('button', { name: 'Invite', exact: true }).click();
    await office.getByText(`Invited: ${agency}`).waitFor();
  }
  const one = panel(office, 'Enrol one person');
  await one.getByLabel('Role').selectOption('trainer');
  await one.getByLabel('Name').fill('Kim Seo-yeon');
  await one.getByLabel('Organisation').fill('A police university');
  await one.getByRole('button', { name: 'Enrol', exact: true }).click();
  await office.getByText('Enrolled: Kim Seo-yeon').waitFor();
  const list = panel(office, 'Enrol people from a list');
  const paste = list.getByLabel('Or paste the list');
  await paste.fill([...PEOPLE, 'Sok Dara;trainee;Cambodia;Police of the River;;Asia/Nowhere'].join('\n'));
  await list.getByText(/faults? in the list\. Nobody is enrolled yet\./).waitFor();
  await list.getByText('Line 6').first().waitFor();
  await list.getByText('Line 6').first().scrollIntoViewIfNeeded();
  await lookAt(office, 'course-roster-faults');
  await paste.fill(PEOPLE.join('\n'));
  await list.getByRole('button', { name: 'Enrol 4 people' }).click();
  await list.getByText('4 people enrolled').waitFor();
  await panel(office, 'Delegations (2)').getByText('2 of 2 seats').first().waitFor();
  await synced(office);
  await office.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await lookAt(office, 'course-people');

  // Sign-in links, shown once.
  await office.getByLabel('Show').selectOption('trainee');
  await office.getByRole('button', { name: 'Tick all' }).click();
  await office.getByRole('button', { name: 'Sign-in links for 4 people' }).click();
  const slip = office.getByRole('listitem').filter({ hasText: 'Đỗ Thị Thu Hà' });
  const link = (await slip.getByText(/\/sign-in#/).textContent()) ?? '';
  await slip.getByRole('img', { name: 'QR code: sign-in link of Đỗ Thị Thu Hà' }).waitFor();
  await lookAt(office, 'course-links');
  await office.keyboard.press('Escape');

  // Mixed teams, suggested and formed; what they will play.
  await place(office, 'Teams');
  await office.getByLabel('How many teams').fill('2');
  await office.getByRole('button', { name: 'Suggest', exact: true }).click();
  await office.getByRole('button', { name: 'Form these 2 teams' }).click();
  await panel(office, 'Teams (2)').waitFor();
  const teams = panel(office, 'Teams (2)').getByRole('listitem').filter({ hasText: /^Team/ });
  for (const state of ['Viet Nam', 'Cambodia'])
    expect(await teams.locator('li small', { hasText: state }).count(), `${state} in each team`).toBe(2);
  for (const team of await teams.all())
    expect(new Set(await team.locator('li small').allTextContents()).size, 'two delegations in a team').toBe(
      2,
    );
  await office.getByRole('button', { name: /^Plan \d+ runs for all teams/ }).click();
  await office.getByText(/\d+ runs planned/).waitFor();
  await synced(office);
  await office.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await lookAt(office, 'course-teams');

  // The programme on both clocks; sponsors, hand-outs; a session moved and one cancelled reach the calendar.
  await place(office, 'Programme');
  await office.getByText(/Times are those of Asia\/Ho_Chi_Minh; yours \(Europe\/Vienna\)/).waitFor();
  await office.getByText('Name a sponsor').click();
  await office.getByLabel('Name of the sponsor').fill('A cooperation fund');
  await office.getByRole('button', { name: 'Name them' }).click();
  await office.getByText('Add a file').click();
  await office
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'map.txt', mimeType: 'text/plain', buffer: Buffer.from('the hall is upstairs') });
  await office.getByRole('button', { name: 'Add it' }).click();
  await office.getByText('Added: map.txt').waitFor();
  await office.getByRole('link', { name: /^M1 / }).click();
  await office.getByText('Move or change it').click();
  await office.getByLabel(/^Begins/).fill(`${today}T11:15`);
  await office.getByRole('button', { name: 'Change it' }).click();
  await office.getByText('11:15–12:30').first().waitFor();
  await lookAt(office, 'course-session');
  await place(office, 'Programme');
  await office.getByRole('link', { name: /^M9 / }).click();
  await office.getByText('Cancel it').click();
  await office.getByLabel('Why it does not take place').fill('The hall is closed.');
  await office.getByRole('button', { name: 'Cancel the session' }).click();
  await office.getByText('Cancelled: The hall is closed.').first().waitFor();
  await synced(office);
  await place(office, 'Programme');
  await lookAt(office, 'course-programme');
  await office.getByRole('button', { name: 'Show the address' }).click();
  const feed = await office.getByLabel('Address of your calendar').inputValue();
  const calendar = new ICAL.Component(ICAL.parse(await (await fetch(feed)).text()));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const moved = events.find(({ uid }) => uid.startsWith('d1-2@'));
  expect(moved?.startDate.toJSDate().toISOString()).toBe(`${today}T04:15:00.000Z`);
  const off = events.find(({ uid }) => uid.startsWith('d5-1@'));
  expect(off?.component.getFirstPropertyValue('status')).toBe('CANCELLED');

  // The officer, on a phone: signs the code, takes the test with the keyboard and without a network.
  const phone = await device(PHONE, 'Asia/Ho_Chi_Minh');
  const officer = await phone.newPage();
  await officer.goto(link);
  await officer.getByRole('heading', { name: /exercises/i }).waitFor();
  await officer.goto(`${product.address}${course}`);
  await officer.getByRole('heading', { name: 'Scene and device, five days' }).waitFor();
  await lookAt(officer, 'course-trainee-today');
  await officer.getByRole('link', { name: 'Sign the code of conduct' }).click();
  await officer.getByRole('button', { name: /^Sign / }).click();
  await officer.getByText(/^You signed /).waitFor();
  await lookAt(officer, 'course-code');
  await officer.getByRole('navigation', { name: 'This course' }).getByRole('link', { name: 'Today' }).click();
  await officer.getByRole('link', { name: 'Test before and after the course' }).click();
  await officer.getByText('Question 1 of 20').waitFor();
  await lookAt(officer, 'course-test');
  await phone.setOffline(true);
  for (let item = 1; item <= 10; item++) {
    await officer.getByText(`Question ${item} of 20`).waitFor();
    await officer.keyboard.press(String(1 + (item % 3)));
    await officer.keyboard.press('ArrowRight');
  }
  await officer.reload();
  await officer.getByText('Question 11 of 20').waitFor();
  await officer.getByText('10 of 20 answered').first().waitFor();
  for (let item = 11; item <= 20; item++) {
    await officer.getByText(`Question ${item} of 20`).waitFor();
    await officer.getByRole('radio').first().check();
    await officer.keyboard.press('Enter');
  }
  await lookAt(officer, 'course-test-review');
  await officer.getByRole('button', { name: 'Hand in' }).click();
  await officer.getByText(/^Handed in before the course/).waitFor();
  await officer
    .getByText(/not yet sent/)
    .first()
    .waitFor();
  await phone.setOffline(false);
  await synced(officer);

  // Attendance: the code on the wall, and for the others the roll call.
  await office.getByRole('link', { name: /^M1 / }).click();
  await office.getByRole('button', { name: 'Show the code' }).click();
  await office.locator('summary', { hasText: 'Show the code' }).click();
  const code = (await office.locator('p', { hasText: /^[A-Z2-9]{6}$/ }).textContent()) ?? '';
  await office.getByText(/^New code in/).scrollIntoViewIfNeeded();
  await lookAt(office, 'course-attendance');
  await officer.goto(`${product.address}${course}/session/d1-2?code=${code}`);
  await officer.getByRole('button', { name: 'I am here' }).click();
  await officer.getByText('You are marked as there.').waitFor();
  await lookAt(officer, 'course-trainee-session');
  await synced(officer);
  await office.getByText('there, by code').waitFor();
  await office.getByRole('button', { name: 'from afar: Sok Dara' }).click();
  await office.getByRole('button', { name: 'missing: Chea Vanna' }).click();
  await office.getByText('Roll call: 2 of 4 there').waitFor();
  await synced(office);

  // Certificates for those who signed and were there in a whole module: one so far.
  await place(office, 'Certificates');
  await lookAt(office, 'course-certificates');
  await office.getByRole('button', { name: 'Issue 1 certificate' }).click();
  await office.getByText('1 certificate issued').waitFor();
  await synced(office);
  await office.getByRole('button', { name: 'Print 1 certificate' }).click();
  const paper = office.getByRole('article');
  await paper.getByText('Đỗ Thị Thu Hà').waitFor();
  await paper.getByText('A cooperation fund').waitFor();
  expect(await paper.getByText(/score \d|points|percent/i).count()).toBe(0);
  const printed = (await office.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await lookAt(office, 'course-certificate-print');
  await office.keyboard.press('Escape');
  await officer.goto(`${product.address}${course}`);
  await officer.getByRole('link', { name: 'Your certificate' }).click();
  await officer.getByRole('article').getByText('Đỗ Thị Thu Hà').waitFor();
  await lookAt(officer, 'course-trainee-certificate');

  await place(office, 'Follow-up');
  await lookAt(office, 'course-follow-up');
  await place(office, 'Report');
  await office.getByRole('heading', { level: 2 }).first().waitFor();
  await lookAt(office, 'course-report');
  expect(trouble).toEqual([]);
}, 480_000);
