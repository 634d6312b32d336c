import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Officer } from './officer.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, press, watchTrouble } from './stage.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

it('a trainee works Blue Tape from the link to the debrief while a trainer watches the board', async () => {
  const field = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const desk = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const trouble = watchTrouble(field, product.address);
  watchTrouble(desk, product.address, trouble);
  const trainee = new Officer(await field.newPage());
  const trainer = new Officer(await desk.newPage());

  // The trainer opens the board.
  await trainer.page.goto(`${product.address}/sign-in`);
  await lookAt(trainer.page, 'sign-in');
  await trainer.signIn(product.links['trainer'] ?? '');
  await lookAt(trainer.page, 'exercises-trainer');
  await trainer.openExercise('Blue Tape (short)');
  await trainer.page.getByText('Live', { exact: true }).waitFor();

  // The trainee signs in by link; the page says how weak that is.
  await trainee.signIn(product.links['trainee'] ?? '');
  await trainee.page.getByText('identity: sign-in link (weak)').waitFor();
  await lookAt(trainee.page, 'my-exercises');
  await trainee.openExercise('Blue Tape (short)');
  await trainee.page.getByRole('heading', { name: 'What to do' }).waitFor();
  await lookAt(trainee.page, 'brief');
  const team =
    (await trainee.page.getByRole('heading', { name: /^Team: / }).textContent())?.replace('Team: ', '') ?? '';
  await trainee.takePlaceAs('team lead');
  await trainee.waitForBand('Everything is sent');

  // On the scene: advice asks for the authority first, and the act is one tap away.
  await trainee.page.getByRole('link', { name: 'Go to the scene' }).click();
  await trainee.page.getByRole('heading', { name: 'Record the authority before entry' }).waitFor();
  await lookAt(trainee.page, 'scene');
  await trainee.page.getByRole('button', { name: /^Next Record authority/ }).click();
  await press(trainee.page.getByRole('radio', { name: 'warrant' }));
  await trainee.page.getByLabel('Given by').fill('District court of Aranya');
  await trainee.page.getByLabel(/^Valid until/).fill(tomorrow());
  await lookAt(trainee.page, 'act');
  await trainee.page.getByRole('button', { name: 'Record', exact: true }).click();
  await trainee.said('Authority recorded');
  await trainee.act('Enter', { 'Protective clothing': 'yes' });
  await trainee.said('Entered the scene');

  // A packet is marked and photographed at three ranges; each picture has a hash.
  await trainee.mark(/^Taped packet/, 'packet', 'powder');
  await trainee.openCamera();
  await trainee.take('overall', false, 1);
  await trainee.take('mid-range', false, 2);
  await trainee.take('close-up', true, 3);
  await lookAt(trainee.page, 'camera');
  await trainee.closeCamera();

  // Collected with the same gloves: a departure is advised on, never blocked, and explained.
  await trainee.act('Collect', { How: 'lifted with both hands' });
  await trainee.said('Collected');
  await trainee.showAdvice('Departure from a practice');
  await lookAt(trainee.page, 'departure');
  await openGrounds(trainee.page);
  await trainee.page
    .getByText('not yet reviewed by the national authority')
    .or(trainee.page.getByText(/no basis found|Nobody has looked/))
    .first()
    .waitFor();
  await trainee.page.getByText('Explain this departure').click();
  await trainee.page.getByLabel('Your reason').fill('The box of gloves was empty; the next was in the car.');
  await trainee.page.getByRole('button', { name: 'Sign the explanation' }).click();
  await trainee.said('Departure explained');
  await trainee.act('Package', { Container: 'paper bag' });
  await trainee.act('Seal', { 'Seal number': 'AR-000417' });
  await trainee.act('Label', { 'Text of the label': '1 taped packet' });
  await trainee.said('Labelled');

  // The exhibit page: photo sheet, custody as a line of hands, verdicts.
  await trainee.page.getByRole('link', { name: 'Exhibit page' }).click();
  await trainee.page.getByRole('img', { name: 'close-up, with scale' }).waitFor();
  await lookAt(trainee.page, 'exhibit');

  // The strip of time opens an event with its hash; the whole record is a screen.
  await trainee.goTo('Record');
  await trainee.page
    .getByRole('region', { name: 'Record as a strip of time' })
    .getByRole('button')
    .last()
    .click();
  await expect
    .poll(() =>
      trainee.page.getByRole('complementary', { name: 'Event' }).getByRole('code').first().textContent(),
    )
    .toMatch(/^[0-9a-f]{64}$/);
  await lookAt(trainee.page, 'record');
  await trainee.page.keyboard.press('Escape');

  // The trainer sees the team move on, its departure explained, its device in sync.
  const row = trainer.page.locator('article', {
    has: trainer.page.getByRole('heading', { name: team, exact: true }),
  });
  await row.getByText('Departures: 0 open, 1 explained').waitFor();
  await row
    .getByText(/synced/)
    .first()
    .waitFor();
  await lookAt(trainer.page, 'board');

  // Every screen of the manual can be read.
  await trainee.page.goto(`${product.address}/practices`);
  await lookAt(trainee.page, 'practices');
  await trainee.page.getByLabel('Search').fill('photograph scale');
  await trainee.page.getByRole('link', { name: /^Photograph with a scale/ }).click();
  await trainee.page.getByText('The same check in other languages').first().click();
  await trainee.page.getByText('với mỗi vật chứng', { exact: false }).first().waitFor();
  await trainee.page.getByRole('button', { name: 'exhibit', exact: true }).first().click();
  await trainee.page.getByRole('note').waitFor();
  await lookAt(trainee.page, 'practice');
  await trainee.page.goto(`${product.address}/settings`);
  await lookAt(trainee.page, 'settings');

  // Hand-in, then the debrief opens: score, the events it rests on, the truth.
  await trainee.page.goto(`${product.address}/exercise/blue-tape/hand-in`);
  await trainee.page.getByText('State a finding without an image').last().click();
  await press(trainee.page.getByRole('radio', { name: 'Private card debts of another person' }));
  await trainee.page
    .getByLabel('The finding in a sentence')
    .last()
    .fill('The sums are card debts: names and stakes stand beside them.');
  await trainee.page.getByRole('button', { name: 'State the finding' }).last().click();
  await trainee.said('Finding stated');
  await lookAt(trainee.page, 'hand-in');
  await trainee.page.getByLabel('We are done and hand in').check();
  await trainee.page.getByRole('button', { name: 'Hand in the work' }).click();
  await trainee.page.getByRole('heading', { name: 'What really happened' }).waitFor();
  await trainee.page.getByText('awaiting a person').first().waitFor();
  await trainee.page.getByText('Rests on').first().waitFor();
  await lookAt(trainee.page, 'debrief');
  await row.getByText('Handed in', { exact: true }).waitFor();
  expect(await row.locator('[aria-current=step]').textContent()).toBe('Handed in');

  expect(trouble).toEqual([]);
  await field.close();
  await desk.close();
});

it('speaks Vietnamese and Korean, and says that these are drafts', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
  const trouble = watchTrouble(context, product.address);
  const page = await context.newPage();
  await page.goto(`${product.address}/settings`);
  for (const [name, word, mark] of [
    ['Tiếng Việt', 'Thực hành', /bản dịch máy/i],
    ['한국어', '수칙', /기계 번역/],
  ] as const) {
    await press(page.getByRole('radio', { name }));
    await page.getByRole('link', { name: word }).waitFor();
    await page.getByText(mark).first().waitFor();
    await lookAt(page, `settings-${await page.locator('html').getAttribute('lang')}`);
  }
  expect(trouble).toEqual([]);
  await context.close();
});

it('says plainly that nothing can be recorded where the browser offers no signing', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  // What a page on a plain LAN address sees: no subtle, no service worker, no locks (settled question 26).
  await context.addInitScript('Object.defineProperty(Crypto.prototype, "subtle", { value: undefined })');
  const trainee = new Officer(await context.newPage());
  await trainee.page.goto(`${product.address}/sign-in`);
  await trainee.page.getByText(/not on a secure address/).waitFor();
  await trainee.signIn(product.links['trainee'] ?? '');
  await trainee.page.goto(`${product.address}/exercise/blue-tape/scene`);
  await trainee.page.getByRole('heading', { name: "The case can't be opened" }).waitFor();
  await trainee.page.getByText(/You cannot record/).waitFor();
  await context.close();
});

async function openGrounds(page: Page): Promise<void> {
  await page.getByText('Why · science · law').click();
  await page.getByRole('heading', { name: 'Science' }).waitFor();
}

/** This time tomorrow, as a local date-time field takes it. */
function tomorrow(): string {
  return new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
}
