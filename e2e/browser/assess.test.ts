import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Officer } from './officer.ts';
import { startBrowser, startProduct, type Product } from './product.ts';
import { lookAt, watchTrouble } from './stage.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const act = (page: Page, title: RegExp) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });

it('an assessor marks acts from a phone at the scene, also without a network, and the officer’s record shows it', async () => {
  const field = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const beside = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const trouble = watchTrouble(field, product.address);
  watchTrouble(beside, product.address, trouble);
  const trainee = new Officer(await field.newPage());
  const assessor = new Officer(await beside.newPage());
  await trainee.signIn(product.links['trainee'] ?? '');
  await trainee.openExercise('Blue Tape (short)');
  await trainee.takePlaceAs('team lead');
  await trainee.page.getByRole('link', { name: 'Go to the scene' }).click();
  await trainee.act('Enter', { 'Protective clothing': 'yes' });
  await trainee.said('Entered the scene');
  await trainee.mark(/^Taped packet/, 'packet', 'powder');
  await trainee.act('Collect', { How: 'by hand' });
  await trainee.said('Collected');
  await trainee.wholeScene();

  // A person, without a name: recorded, then chosen from the list.
  await trainee.act('Record a person', { Role: 'victim', 'Who it is': 'woman in a red coat' });
  await trainee.said('Person recorded');
  await trainee.page.getByRole('button', { name: /^person 1/ }).click();
  await trainee.act('Screen for vulnerability', { 'Signs found': 'yes', 'May be under age': 'no' });
  await trainee.said('Person screened');
  await lookAt(trainee.page, 'persons');
  await trainee.waitForBand('Everything is sent');

  await assessor.signIn(product.links['assessor'] ?? '');
  await assessor.openExercise('Blue Tape (short)', 'Mark acts');
  await lookAt(assessor.page, 'assess-teams');
  const team = (await trainee.page.locator('header p span').first().textContent()) ?? '';
  await assessor.page.getByRole('link', { name: new RegExp(`^${team}`) }).click();
  const collected = act(assessor.page, /Collected: exhibit 1/);
  await collected.waitFor();
  // Newest first; a victim's description stays with the team.
  expect(await assessor.page.getByText('woman in a red coat').count()).toBe(0);
  await assessor.page.getByText('description withheld').waitFor();
  const box = await collected.getByRole('button', { name: 'Seen', exact: true }).boundingBox();
  expect(box?.height ?? 0).toBeGreaterThanOrEqual(48);
  await lookAt(assessor.page, 'assess');

  // Seen, with a network.
  await collected.getByRole('button', { name: 'Seen', exact: true }).click();
  await assessor.said('Act marked by an assessor');
  expect(
    await collected.getByRole('button', { name: 'Seen', exact: true }).getAttribute('aria-pressed'),
  ).toBe('true');
  await collected.evaluate((card: { scrollIntoView(): void }) => card.scrollIntoView());
  await lookAt(assessor.page, 'assess-marked');
  await assessor.waitForBand('Everything is sent');

  // Not seen, and seen but not recorded, without one: kept on the phone, sent later.
  await beside.setOffline(true);
  const entered = act(assessor.page, /Entered the scene/);
  await entered.getByText('Add a remark').click();
  await entered.getByLabel(/^Remark/).fill('The lead went in before the cordon.');
  await entered.getByRole('button', { name: 'Not seen' }).click();
  await entered.getByText('The lead went in before the cordon.').waitFor();
  await assessor.page.getByText(/^Seen but not recorded/).click();
  await assessor.page.getByLabel('What you saw').fill('A second officer moved the chair.');
  await assessor.page.getByRole('button', { name: 'Sign what you saw' }).click();
  await assessor.page.getByText('Seen but not recorded (1)').waitFor();
  await assessor.waitForBand(/not yet sent/);
  await lookAt(assessor.page, 'assess-offline');
  await beside.setOffline(false);
  await assessor.waitForBand('Everything is sent');

  // Filters: by officer and by exhibit.
  await assessor.page.getByLabel('Exhibit').selectOption({ index: 1 });
  await entered.waitFor({ state: 'detached' });
  await collected.waitFor();

  // On the officer's side the act is corroborated, and says by whom.
  await trainee.goTo('Record');
  await trainee.page
    .getByRole('main')
    .getByRole('button', { name: /Collected: exhibit 1/ })
    .click();
  const event = trainee.page.getByRole('complementary', { name: 'Event' });
  await event.getByRole('list', { name: 'Seen by an assessor' }).getByText(/^Seen/).waitFor();
  await event.getByText('Basis: corroborated').first().waitFor();
  await event.getByRole('link', { name: /Photograph with a scale before moving/ }).click();
  const explanation = trainee.page.getByRole('complementary', { name: 'Explanation' });
  await explanation.getByText('Corroborated: a picture, a scan or a second person backs it.').waitFor();
  await explanation.getByRole('list', { name: 'Seen by an assessor' }).waitFor();
  await lookAt(trainee.page, 'explanation-seen');

  expect(trouble).toEqual([]);
  await field.close();
  await beside.close();
});
