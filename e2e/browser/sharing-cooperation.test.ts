import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSharing, panel, synced, type SharingStage } from './sharing-stage.ts';
import { lookAt } from './stage.ts';

let sharing: SharingStage;

beforeAll(async () => {
  sharing = await openSharing({
    aranya: [['o-mya', 'Mya Lwin', 'liaison']],
    bayu: [['o-dara', 'Dara Sok', 'liaison']],
    cendra: [['o-jun', 'Jun Park', 'member']],
  });
});
afterAll(() => sharing?.close());

const FACTS =
  'A grey van with a broken left lamp came off the night ferry on three Fridays of October and was driven to the timber yard behind the harbour.';

async function writeNote(page: Page, to: string, title: string, facts: string): Promise<void> {
  const form = panel(page, 'Write a note');
  await form.getByLabel('To', { exact: true }).selectOption({ label: to });
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Facts').fill(facts);
}
const send = (page: Page): Promise<void> => page.getByRole('button', { name: 'Sign and send' }).click();

it('a note crosses the border: sent, accepted, answered; the next one is refused with reasons', async () => {
  const aranya = await sharing.enter('o-mya', 'desktop', { path: 'cooperation' });
  const bayu = await sharing.enter('o-dara', 'phone', { path: 'cooperation' });

  // Evidence does not move by a note: said before anything is signed, and the words stay where they were.
  await writeNote(aranya.page, 'Police of Bayu, Bayu', 'Van at the ferry', `${FACTS} ${'ab12'.repeat(16)}`);
  await send(aranya.page);
  await aranya.page.getByText('Evidence never moves by a note').waitFor();
  await lookAt(aranya.page, 'sharing-note-evidence');
  const form = panel(aranya.page, 'Write a note');
  await form.getByLabel('Facts').fill(FACTS);
  await form.getByLabel('Source').selectOption('2');
  await form.getByLabel('Information').selectOption('B');
  await send(aranya.page);
  await aranya.page.getByText('The note is signed.').waitFor();
  await synced(aranya.page);

  // The other state reads it, with label, worth and clock; it accepts and answers.
  await bayu.page.getByRole('link', { name: 'Van at the ferry' }).click();
  await bayu.page.getByText(FACTS).waitFor();
  await bayu.page.getByText('2 untested').waitFor();
  await bayu.page.getByText(/^answer in /).waitFor();
  await bayu.page.getByText('Intelligence only: it proves nothing in court').waitFor();
  await bayu.page.getByRole('button', { name: 'Sign: we work on it' }).click();
  await bayu.page.getByText('Accepted; the other party sees it.').waitFor();
  await bayu.page
    .getByLabel('Answer, or reasons of a refusal')
    .fill('The van is rented; the firm names a yard.');
  await lookAt(bayu.page, 'sharing-note-answering');
  await bayu.page.getByRole('button', { name: 'Sign the answer' }).click();
  await bayu.page.getByText('The answer is signed.').waitFor();
  await aranya.page.getByText('answered', { exact: true }).waitFor();

  // The next asks for more than may be given: refused, with ground and reasons, and the first one sees why.
  await writeNote(
    aranya.page,
    'Police of Bayu, Bayu',
    'The yard itself',
    'We would like the papers of the yard.',
  );
  await send(aranya.page);
  await bayu.page.getByRole('link', { name: 'All notes' }).click();
  await bayu.page.getByRole('link', { name: 'The yard itself' }).click();
  await bayu.page
    .getByLabel('Answer, or reasons of a refusal')
    .fill('Papers are evidence: please ask by a request.');
  await bayu.page.getByLabel('Ground, when it is refused').selectOption('no-legal-basis');
  await bayu.page.getByRole('button', { name: 'Sign the refusal' }).click();
  await bayu.page.getByText('The refusal is signed, with its reasons.').waitFor();
  await aranya.page.getByRole('link', { name: 'The yard itself' }).click();
  await aranya.page.getByText('no legal basis').first().waitFor();
  await aranya.page.getByText('Papers are evidence: please ask by a request.').waitFor();
  await lookAt(aranya.page, 'sharing-note-refused');

  expect(sharing.trouble).toEqual([]);
  for (const { context } of [aranya, bayu]) await context.close();
}, 300_000);

it('the originator decides who else sees it', async () => {
  const bayu = await sharing.enter('o-dara', 'desktop', { path: 'cooperation' });
  await writeNote(bayu.page, 'Police of Cendra, Cendra', 'A van again', `Told in confidence: ${FACTS}`);
  await send(bayu.page);
  await bayu.page.getByText('whose originator decides who else sees it').waitFor();

  const aranya = await sharing.enter('o-mya', 'phone', { path: 'cooperation' });
  await aranya.page.getByRole('link', { name: 'Van at the ferry' }).click();
  await aranya.page.getByLabel('Further party').selectOption({ label: 'Police of Cendra, Cendra' });
  await aranya.page.getByRole('button', { name: 'Sign the leave' }).click();
  await aranya.page.getByText('The leave is signed.').waitFor();
  await lookAt(aranya.page, 'sharing-note-leave');
  await synced(aranya.page);
  // A third state sees neither note nor leave, until it is passed on.
  const cendra = await sharing.enter('o-jun', 'phone', { path: 'cooperation' });
  await cendra.page.getByRole('heading', { name: 'Notes to answer (0)' }).waitFor();

  await bayu.page.getByRole('link', { name: 'Van at the ferry' }).click();
  await bayu.page.getByText('May also go to').waitFor();
  await bayu.page.getByRole('link', { name: 'All notes' }).click();
  await writeNote(bayu.page, 'Police of Cendra, Cendra', 'A van again', `Told in confidence: ${FACTS}`);
  await bayu.page.getByLabel('Passes on a note').selectOption({ label: 'Van at the ferry' });
  await send(bayu.page);
  await bayu.page.getByText('The note is signed.').waitFor();
  await cendra.page.getByRole('link', { name: 'A van again' }).waitFor();
  expect(sharing.trouble).toEqual([]);
  for (const { context } of [aranya, bayu, cendra]) await context.close();
}, 300_000);

it('a draft request names what is missing, is marked as training, and is signed', async () => {
  const { page, context } = await sharing.enter('o-mya', 'desktop', { path: 'cooperation' });
  await page.getByRole('link', { name: 'Van at the ferry' }).click();
  await page.getByRole('link', { name: 'Draft a request for mutual legal assistance' }).click();
  await page.getByText('TRAINING DRAFT').waitFor();
  const missing = page.getByText(/headings? still missing:/);
  await missing.waitFor();
  expect(await page.getByLabel('Facts said to be the offence').inputValue()).toBe(FACTS);
  await lookAt(page, 'sharing-request-missing');
  for (const box of await page.getByRole('textbox').all())
    if ((await box.inputValue()) === '' && (await box.getAttribute('type')) === null)
      await box.fill('As agreed.');
  await page.getByText('Every heading such a request needs has words.').waitFor();
  await page.getByRole('button', { name: 'Sign this draft' }).click();
  await page.getByText('The draft is signed.').waitFor();
  await page.getByRole('button', { name: 'Show as paper' }).click();
  const paper = page.getByRole('article');
  expect(await paper.getByText('TRAINING DRAFT').count()).toBe(2);
  await lookAt(page, 'sharing-request-paper');
  expect(sharing.trouble).toEqual([]);
  await context.close();
}, 300_000);

it('a contact card is put up by the person alone and taken down at any time', async () => {
  const dara = await sharing.enter('o-dara', 'phone', { path: 'cooperation', locale: 'vi-VN' });
  const mya = await sharing.enter('o-mya', 'desktop', { path: 'cooperation' });
  await dara.page.getByLabel('Cách liên lạc').fill('+000 555 0100');
  await dara.page.getByRole('button', { name: 'Ký: đưa lên' }).click();
  await dara.page.getByText('Danh thiếp đã được đưa lên.').waitFor();
  await mya.page.getByText('+000 555 0100').waitFor();
  expect(await mya.page.getByRole('button', { name: 'Take down' }).count()).toBe(0);
  await lookAt(dara.page, 'sharing-contacts-vi');
  await dara.page.getByRole('button', { name: 'Gỡ xuống' }).click();
  await mya.page.getByText('+000 555 0100').waitFor({ state: 'detached' });
  expect(sharing.trouble).toEqual([]);
  for (const { context } of [dara, mya]) await context.close();
}, 300_000);
