import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDryTeam } from './dry-run.ts';
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

const PHOTOGRAPH = 'Photograph with a scale before moving';
const GLOVES = 'Fresh gloves before each collection';

const strip = (page: Page): Locator => page.getByRole('region', { name: 'Record as a strip of time' });
const drawer = (page: Page): Locator => page.getByRole('complementary', { name: 'Explanation' });
const departuresHere = (page: Page): Locator => page.locator('details', { hasText: /^Departures here/ });

/** A trainee who has entered the store room and marked the first packet. */
async function atThePacket(officer: Officer, kind = 'packet'): Promise<void> {
  await officer.openExercise('Blue Tape (short)');
  await officer.takePlaceAs('team lead');
  await officer.page.getByRole('link', { name: 'Go to the scene' }).click();
  await officer.page.getByRole('button', { name: /^Next Record authority/ }).click();
  await press(officer.page.getByRole('radio', { name: 'warrant' }));
  await officer.page.getByLabel('Given by').fill('District court of Aranya');
  await officer.page.getByRole('button', { name: 'Record', exact: true }).click();
  await officer.said('Authority recorded');
  await officer.act('Enter', { 'Protective clothing': 'yes' });
  await officer.said('Entered the scene');
  await officer.mark(/^Taped packet/, kind, 'powder');
}

it('a departure is advised on beside the act, explained in one tap, waived by a trainer, and stays a departure', async () => {
  const field = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const desk = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const trouble = watchTrouble(field, product.address);
  watchTrouble(desk, product.address, trouble);
  const trainee = new Officer(await field.newPage());
  const trainer = new Officer(await desk.newPage());
  await trainee.signIn(product.links['trainee'] ?? '');
  await atThePacket(trainee);
  await trainee.page.getByText('Advice is shown while you work.').waitFor();

  // An act not yet done is next advice, put away for good by the officer.
  const next = await trainee.showAdvice(PHOTOGRAPH);
  await next.getByText('Next', { exact: true }).waitFor();
  await next.getByRole('button', { name: 'Put away' }).click();
  expect(await trainee.page.getByRole('article').filter({ hasText: PHOTOGRAPH }).count()).toBe(0);
  await trainee.page.reload();
  await trainee.choose(/^Exhibit 1/);
  await trainee.page.getByRole('region', { name: 'Advice' }).getByRole('article').first().waitFor();
  expect(await trainee.page.getByRole('article').filter({ hasText: PHOTOGRAPH }).count()).toBe(0);

  // A hundred acts: the filter finds one in the officer's words.
  await trainee.page.getByLabel('Find an act').fill('coll');
  expect(
    await trainee.page.getByRole('region', { name: 'All acts' }).getByRole('button').allTextContents(),
  ).toEqual(['Collect']);
  await trainee.page.getByLabel('Find an act').fill('');
  await trainee.page
    .getByRole('region', { name: 'All acts' })
    .evaluate((list: { scrollIntoView(): void }) => list.scrollIntoView());
  await lookAt(trainee.page, 'acts-by-phase');

  // Collected without a photograph and with the same gloves: two departures, the graver first, none in the way.
  await trainee.act('Collect', { How: 'lifted with both hands' });
  await trainee.said('Collected');
  await strip(trainee.page)
    .getByRole('button', { name: /Collected: exhibit 1\. Departure/ })
    .waitFor();
  const card = await trainee.showAdvice(PHOTOGRAPH);
  await card.getByText('Departure from a practice').waitFor();
  await card.getByText('Basis: declared').waitFor();
  await card.getByRole('button', { name: 'Explain this departure' }).click();
  await expect.poll(() => trainee.page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
  await card.getByLabel('Your reason').fill('Water ran towards the packet.');
  await lookAt(trainee.page, 'advice-explain');
  await card.getByRole('button', { name: 'Sign the explanation' }).click();
  await trainee.said('Departure explained');
  await expect
    .poll(() => trainee.page.getByRole('article').filter({ hasText: PHOTOGRAPH }).count(), {
      timeout: 10_000,
    })
    .toBe(0);

  // The other one: ask for a waiver.
  const gloves = await trainee.showAdvice(GLOVES);
  await gloves.getByRole('button', { name: 'Ask for a waiver' }).click();
  await gloves.getByLabel('Why it cannot be done').fill('The box of gloves is empty.');
  await gloves.getByRole('button', { name: 'Sign the request' }).click();
  await trainee.said('Waiver asked for');
  await departuresHere(trainee.page).getByText('Departures here').click();
  await departuresHere(trainee.page).getByText('waiver asked for').waitFor();
  await departuresHere(trainee.page).getByText('explained', { exact: true }).waitFor();
  await lookAt(trainee.page, 'advice-departures');
  await trainee.waitForBand('Everything is sent');

  // The trainer reads the request and grants it, with a reason of their own.
  await trainer.signIn(product.links['trainer'] ?? '');
  await trainer.openExercise('Blue Tape (short)', 'Mark acts');
  const team = (await trainee.page.locator('header p span').first().textContent()) ?? '';
  await trainer.page.getByRole('link', { name: new RegExp(`^${team}`) }).click();
  const request = trainer.page.getByRole('region', { name: 'Waivers asked for' });
  await request.getByText('The box of gloves is empty.').waitFor();
  await lookAt(trainer.page, 'waiver-request');
  await request.getByLabel('Why you grant it').fill('The training stock ran out; agreed before the day.');
  await request.getByRole('button', { name: 'Sign the waiver' }).click();
  await trainer.said('Waiver recorded');
  await request.waitFor({ state: 'detached' });

  // The officer sees by whom; the explanation tells it whole, and the departure is one still.
  await departuresHere(trainee.page)
    .getByText(/^waived by /)
    .waitFor();
  await departuresHere(trainee.page).getByRole('link', { name: GLOVES }).click();
  await drawer(trainee.page)
    .getByRole('heading', { name: /^Departure/ })
    .waitFor();
  await drawer(trainee.page).getByText('The box of gloves is empty.').waitFor();
  await drawer(trainee.page).getByText('The training stock ran out; agreed before the day.').waitFor();
  await drawer(trainee.page).getByText('Declared: an officer said so. Nothing else backs it yet.').waitFor();
  await lookAt(trainee.page, 'explanation');
  await trainee.page.keyboard.press('Escape');
  await drawer(trainee.page).waitFor({ state: 'detached' });

  // By keys alone: the strip is one tab stop, arrows walk it, Enter opens the act with its verdicts.
  await strip(trainee.page).locator('button[tabindex="0"]').focus();
  await trainee.page.keyboard.press('Home');
  await trainee.page.keyboard.press('End');
  for (let i = 0; i < 12; i++) {
    const name = await trainee.page.evaluate('document.activeElement?.getAttribute("aria-label") ?? ""');
    if (/Collected: exhibit 1/.test(String(name))) break;
    await trainee.page.keyboard.press('ArrowLeft');
  }
  await trainee.page.keyboard.press('Enter');
  await trainee.page
    .getByRole('complementary', { name: 'Event' })
    .getByText('What the practices say')
    .waitFor();

  // The same cards in the other languages of the shell: no screen is wider than a phone.
  for (const name of ['Tiếng Việt', '한국어']) {
    await trainee.page.goto(`${product.address}/settings`);
    await press(trainee.page.getByRole('radio', { name }));
    await trainee.page.goto(`${product.address}/exercise/blue-tape/scene`);
    await trainee.page.getByRole('button', { name: /1/ }).first().waitFor();
    await lookAt(trainee.page, `scene-${await trainee.page.locator('html').getAttribute('lang')}`);
  }
  expect(trouble).toEqual([]);
  await field.close();
  await desk.close();
});

it('a deadline counts down on card and strip, and turns into a departure without a new act', async () => {
  const { contexts } = await openDryTeam(browser, product.address, 'blue-tape', ['A']);
  const [context] = contexts;
  if (context === undefined) throw new Error('no officer');
  const trouble = watchTrouble(context, product.address);
  const officer = new Officer(await context.newPage());
  await officer.page.clock.install();
  await officer.page.goto(product.address);
  await atThePacket(officer, 'drugs');
  await officer.act('Weigh', { Mass: '0.5' });
  await officer.said('Weighed');
  const due = strip(officer.page).getByRole('button', { name: /^Due at \d\d:\d\d\. Still to do\. / });
  await due.waitFor();
  const left = (): Promise<string | null> => due.locator('[data-word]').first().getAttribute('data-word');
  expect(await left()).toMatch(/^(10:00|9:\d\d)$/);
  await due.click();
  await drawer(officer.page).getByRole('heading', { name: 'Still to do: exhibit 1' }).waitFor();
  await officer.page.keyboard.press('Escape');
  await officer.page.clock.fastForward('08:30');
  const card = await officer.showAdvice('Time is short');
  await card.getByText(/^1:[0-3]\d$/).waitFor();
  await card
    .locator('output')
    .getByText(/Less than 2:00 left/)
    .waitFor();
  await lookAt(officer.page, 'deadline');

  const acts = (): Promise<number> =>
    strip(officer.page)
      .getByRole('button', { name: /^\d\d:\d\d:\d\d / })
      .count();
  const before = await acts();
  await officer.page.clock.fastForward('02:00');
  await strip(officer.page)
    .getByRole('button', { name: /^Time passed at \d\d:\d\d\. Departure\./ })
    .waitFor();
  await officer.showAdvice('Departure from a practice');
  expect(await acts()).toBe(before);
  await lookAt(officer.page, 'deadline-passed');
  expect(trouble).toEqual([]);
  await context.close();
});

it('a photograph that arrives late changes a departure already shown: appended, with its cause', async () => {
  const { contexts } = await openDryTeam(browser, product.address, 'blue-tape', ['A', 'B']);
  const [one, other] = contexts;
  if (one === undefined || other === undefined) throw new Error('no officers');
  const collector = new Officer(await one.newPage());
  const photographer = new Officer(await other.newPage());
  await collector.page.goto(product.address);
  await atThePacket(collector);
  await collector.waitForBand('Everything is sent');
  await photographer.page.goto(product.address);
  await photographer.openExercise('Blue Tape (short)');
  await photographer.goTo('Brief');
  await press(photographer.page.getByRole('radio', { name: 'photographer' }));
  await photographer.page.getByRole('button', { name: 'Join the case' }).click();
  await photographer.page.getByRole('link', { name: 'Go to the scene' }).click();
  await photographer.choose(/^Exhibit 1/);

  // Out of reach of the network, the photographer photographs; the collector, who cannot know, collects.
  await other.setOffline(true);
  await photographer.openCamera();
  await photographer.take('close-up', true, 1);
  await photographer.closeCamera();
  await collector.page.waitForTimeout(3_000);
  await collector.act('Collect', { How: 'by hand' });
  await collector.said('Collected');
  const departed = strip(collector.page).getByRole('button', { name: /Collected: exhibit 1\. Departure/ });
  await departed.waitFor();
  await collector.showAdvice(PHOTOGRAPH);

  await other.setOffline(false);
  await photographer.waitForBand('Everything is sent');
  await strip(collector.page)
    .getByRole('button', { name: /Collected: exhibit 1\..*revised by a late entry/ })
    .waitFor();
  await expect
    .poll(() => collector.page.getByRole('article').filter({ hasText: PHOTOGRAPH }).count())
    .toBe(0);
  await strip(collector.page)
    .getByRole('button', { name: /Collected: exhibit 1\./ })
    .click();
  const event = collector.page.getByRole('complementary', { name: 'Event' });
  await event.getByText('(before: Departure)').waitFor();
  await event.getByRole('link', { name: PHOTOGRAPH }).click();
  await drawer(collector.page).getByRole('heading', { name: 'Satisfied: exhibit 1' }).waitFor();
  await drawer(collector.page)
    .getByRole('link', { name: /^Photographed: exhibit 1/ })
    .first()
    .waitFor();
  await lookAt(collector.page, 'revised');

  // The change is an event of the record, once, and still told after the page is loaded anew.
  await collector.page.keyboard.press('Escape');
  await collector.waitForBand('Everything is sent');
  await collector.page.goto(`${product.address}/exercise/blue-tape/record`);
  await press(collector.page.getByRole('radio', { name: 'Everything' }));
  await collector.page
    .getByRole('button', { name: /Verdict revised/ })
    .first()
    .waitFor();
  const kinds = await collector.page.getByRole('button', { name: /Verdict revised/ }).count();
  expect(kinds).toBeGreaterThan(0);
  await press(collector.page.getByRole('radio', { name: 'Acts' }));
  await collector.page
    .getByRole('main')
    .getByRole('button', { name: /Collected: exhibit 1/ })
    .click();
  await event.getByText('(before: Departure)').waitFor();
  for (const context of contexts) await context.close();
});
