import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withValue, withVersion } from '@tracecraft/practice';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { colleagueOf, type Colleague } from './colleague.ts';
import { root } from './product.ts';
import { openSharing, panel, synced, type Desk, type SharingStage } from './sharing-stage.ts';
import { lookAt } from './stage.ts';

let sharing: SharingStage;
let bao: Colleague;
const SHIPPED = readFileSync(join(root, 'content/practices/fresh-gloves.practice.md'), 'utf8');

beforeAll(async () => {
  sharing = await openSharing({
    aranya: [
      ['o-mya', 'Mya Lwin', 'member'],
      ['o-bao', 'Bảo Trần', 'steward'],
    ],
    bayu: [['o-dara', 'Dara Sok', 'member']],
  });
  bao = await colleagueOf(sharing.product, sharing.course, 'o-bao');
});
afterAll(() => sharing?.close());

async function enter(account: string, device: 'phone' | 'desktop'): Promise<Desk> {
  const desk = await sharing.enter(account, device, { path: 'translations' });
  await desk.page.getByLabel('Practice', { exact: true }).selectOption('fresh-gloves');
  return desk;
}

it('a unit is translated, reviewed by somebody else, and goes stale with its English; what is written meanwhile is kept', async () => {
  const mya = await enter('o-mya', 'phone');
  const dara = await enter('o-dara', 'desktop');

  // Missing: written on a phone beside the English. A draft until another person has read it.
  const exceptions = panel(mya.page, 'fresh-gloves: Exceptions');
  await exceptions.getByText('not translated').waitFor();
  await exceptions.getByLabel('Translation into').fill('Vật chứng đã được niêm phong.');
  await exceptions.getByRole('button', { name: 'Sign the translation' }).click();
  await exceptions.getByText('draft, not reviewed').waitFor();
  await exceptions.getByText('Somebody else has to review it').waitFor();
  await lookAt(mya.page, 'sharing-translations-draft');
  await synced(mya.page);
  const theirs = panel(dara.page, 'fresh-gloves: Exceptions');
  await theirs.getByRole('button', { name: 'Reviewed: it says the same' }).click();
  await theirs.getByText(/Reviewed by Dara Sok/).waitFor();
  await synced(dara.page);
  await exceptions.getByText(/Reviewed by Dara Sok/).waitFor();

  // While Mya writes, the English of another unit is changed and accepted.
  const why = panel(mya.page, 'fresh-gloves: Why');
  await why.getByLabel('Translation into').fill('Găng tay mang theo dấu vết.');
  const proposal = await bao.propose(
    withVersion(
      withValue(SHIPPED, ['steps', 0, 'why', 'en'], 'Gloves can carry traces to the next exhibit.'),
      {
        version: '0.3.0',
        date: '2026-11-27',
        change: 'Weaker words.',
      },
    ),
  );
  await bao.accept(proposal, '0.3.0');
  await why.getByText('The English changed while you were writing.').waitFor();
  expect(await why.getByLabel('Translation into').inputValue()).toBe('Găng tay mang theo dấu vết.');
  await lookAt(mya.page, 'sharing-translations-moved');
  await why.getByRole('button', { name: 'Sign the translation' }).click();
  // Kept, bound to the English she saw, and told to be stale, with old and new English beside it.
  await why.getByText('its source has changed').waitFor();
  await why.getByText('Gloves carry traces from one exhibit to the next.').first().waitFor();
  await why.getByText('Gloves can carry traces to the next exhibit.').first().waitFor();
  await synced(mya.page);

  // Exactly the units whose English changed are stale, in every language; the reviewed one is not.
  await dara.page.getByLabel('Show').selectOption('stale');
  await dara.page.getByText(/1 whose source has changed/).waitFor();
  expect(await dara.page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['fresh-gloves: Why']);
  await lookAt(dara.page, 'sharing-translations-stale');
  await dara.page.getByLabel('Language', { exact: true }).selectOption('ko');
  await dara.page.getByText(/1 whose source has changed/).waitFor();
  expect(await dara.page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['fresh-gloves: Why']);

  expect(sharing.trouble).toEqual([]);
  for (const { context } of [mya, dara]) await context.close();
}, 300_000);
