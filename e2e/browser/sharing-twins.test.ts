import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSharing, panel, type SharingStage } from './sharing-stage.ts';
import { lookAt } from './stage.ts';

let sharing: SharingStage;

beforeAll(async () => {
  sharing = await openSharing({
    aranya: [['o-mya', 'Mya Lwin', 'steward']],
    bayu: [['o-dara', 'Dara Sok', 'steward']],
    cendra: [['o-jun', 'Jun Park', 'steward']],
  });
});
afterAll(() => sharing?.close());

async function planVisit(page: Page, title: string, starts: string, ends: string): Promise<void> {
  const form = panel(page, 'Plan a visit or meeting');
  await form.getByLabel('What it is').fill(title);
  await form.getByLabel('Place').fill('Port of Lower Bayu, hall 2');
  await form.getByLabel('Begins').fill(starts);
  await form.getByLabel('Ends').fill(ends);
  await form.getByRole('button', { name: 'Sign this plan' }).click();
  await panel(page, /^Shared calendar/)
    .getByText(title)
    .waitFor();
}

it('two forces keep a standing exchange', async () => {
  const aranya = await sharing.enter('o-mya', 'desktop', { path: 'twins' });
  const bayu = await sharing.enter('o-dara', 'phone', { path: 'twins' });

  await aranya.page.getByLabel('With', { exact: true }).selectOption({ label: 'Police of Bayu, Bayu' });
  await aranya.page.getByLabel('Name of the exchange').fill('Two ports');
  await aranya.page.getByLabel('Since').fill('2025-03-01');
  await aranya.page.getByLabel('What it is for').fill('Container scenes on both sides of the strait.');
  await aranya.page.getByRole('button', { name: 'Sign: it begins' }).click();
  await aranya.page.getByRole('link', { name: 'Two ports' }).click();
  await bayu.page.getByRole('link', { name: 'Two ports' }).click();

  // Each plans a visit; the other sees it at once. An end before its beginning is not signed.
  await planVisit(aranya.page, 'Visit of the container team', '2027-02-01T09:00', '2027-02-03T16:00');
  await bayu.page.getByText('Visit of the container team').first().waitFor();
  const form = panel(bayu.page, 'Plan a visit or meeting');
  await form.getByLabel('Begins').fill('2027-06-02T09:00');
  await form.getByLabel('Ends').fill('2027-06-01T09:00');
  await form.getByText('It ends before it begins. Set a later end.').waitFor();
  await planVisit(bayu.page, 'Return visit', '2027-06-01T09:00', '2027-06-02T16:00');
  await aranya.page.getByText('Return visit').first().waitFor();
  await aranya.page.locator('summary', { hasText: 'What came of it' }).first().click();
  await aranya.page
    .getByLabel('What came of it, or why not')
    .first()
    .fill('Seals are read aloud on both sides now.');
  await aranya.page.getByRole('button', { name: 'Sign: it was held' }).first().click();
  await bayu.page.getByText('Seals are read aloud on both sides now.').waitFor();

  // The calendar leaves as a file any calendar reads.
  const coming = aranya.page.waitForEvent('download');
  await aranya.page.getByRole('button', { name: 'Save as calendar file' }).click();
  const file = readFileSync(await (await coming).path(), 'utf8');
  expect(file.match(/^SUMMARY:.*$/gm)?.map((line) => line.trim())).toEqual([
    'SUMMARY:Visit of the container team',
    'SUMMARY:Return visit',
  ]);

  // Or stays in one: at an address that tells what moved.
  await bayu.page.getByRole('button', { name: 'Show the address' }).click();
  const address = await bayu.page.getByLabel('Address of your calendar').inputValue();
  const feed = await (await fetch(address)).text();
  expect(feed.match(/^SUMMARY:/gm)).toHaveLength(2);

  // An exercise for both, and a practice: followed by both once both have said so.
  const shared = panel(aranya.page, /^Exercises of both/);
  await shared.getByLabel('Exercise').fill('blue-tape');
  await shared.getByLabel('Version').fill('1.0.0');
  await aranya.page.getByRole('button', { name: 'Sign: share it' }).click();
  await panel(bayu.page, 'Exercises of both (1)').waitFor();
  await panel(aranya.page, /^Practices both follow/)
    .getByLabel('Practice')
    .selectOption({ index: 1 });
  await aranya.page.getByRole('button', { name: 'Sign: we follow it' }).click();
  await panel(bayu.page, 'Practices both follow (0)').getByText('one of the two').waitFor();
  await bayu.page.getByRole('button', { name: 'Sign: we too' }).click();
  await panel(aranya.page, 'Practices both follow (1)').waitFor();

  // What changed since a day, newest first.
  await panel(aranya.page, 'What changed (7)').waitFor();
  await lookAt(aranya.page, 'sharing-twin');
  await aranya.page.getByLabel('Since', { exact: true }).fill('2099-01-01');
  await panel(aranya.page, 'What changed (0)').waitFor();

  // The two alone see it.
  const cendra = await sharing.enter('o-jun', 'phone', { path: 'twins' });
  await cendra.page.getByRole('heading', { name: 'Standing exchanges (0)' }).waitFor();
  await lookAt(cendra.page, 'sharing-twins-none');

  await bayu.page.locator('summary', { hasText: 'End this exchange' }).click();
  await bayu.page.getByLabel('Why it ends').fill('Two other forces go on.');
  await bayu.page.getByRole('button', { name: 'Sign: it ends' }).click();
  await aranya.page.getByText('This exchange ended: Two other forces go on.').waitFor();
  expect(await aranya.page.getByRole('button', { name: 'Sign this plan' }).count()).toBe(0);
  expect(sharing.trouble).toEqual([]);
  for (const { context } of [aranya, bayu, cendra]) await context.close();
}, 300_000);
