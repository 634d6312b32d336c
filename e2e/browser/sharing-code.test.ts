import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withValue, withVersion } from '@tracecraft/practice';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { colleagueOf, type Colleague } from './colleague.ts';
import { root } from './product.ts';
import { openSharing, panel, synced, type SharingStage } from './sharing-stage.ts';
import { lookAt, press } from './stage.ts';

let sharing: SharingStage;
/** A second steward of Aranya, at a device of his own that has seen nothing of the others. */
let bao: Colleague;
const SHIPPED = readFileSync(join(root, 'content/practices/fresh-gloves.practice.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-code-'));

beforeAll(async () => {
  sharing = await openSharing({
    aranya: [
      ['o-mya', 'Mya Lwin', 'steward'],
      ['o-bao', 'Bảo Trần', 'steward'],
    ],
    bayu: [['o-dara', 'Dara Sok', 'steward']],
    cendra: [['o-jun', 'Jun Park', 'steward']],
  });
  bao = await colleagueOf(sharing.product, sharing.course, 'o-bao');
});
afterAll(async () => {
  await sharing?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The shipped text with another sentence in one place, as its next version. */
const reworded = (path: string): string =>
  withVersion(
    withValue(
      SHIPPED,
      [...path.split('.').map((one) => (/^\d+$/.test(one) ? Number(one) : one)), 'en'],
      'A court may ask whose hand carried the trace.',
    ),
    { version: '0.3.0', date: '2026-11-27', change: 'Says what a court asks.' },
  );
const decide = (page: Page, word: string): Promise<void> =>
  press(page.getByRole('radio', { name: word, exact: true }));
const sign = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Sign for version/ }).click();
  await page.getByText('Signed. Everybody sees it.').waitFor();
  await synced(page);
};

it('a change is proposed, disputed in brackets, settled and accepted; one on a text that moved is merged by step', async () => {
  const aranya = await sharing.enter('o-mya', 'desktop', { path: 'proposals' });
  const bayu = await sharing.enter('o-dara', 'phone', { path: 'proposals' });

  // From the library into the editor: the sentence's reason is said better, tried on records, and proposed.
  await aranya.page.goto(`${sharing.product.address}/practices/fresh-gloves/edit`);
  await aranya.page
    .getByLabel('Why, in one sentence (English)')
    .fill('Gloves always carry traces from one exhibit to the next.');
  await aranya.page.getByLabel('What changed, in a sentence').fill('Says it more strongly.');
  await aranya.page.getByRole('button', { name: /would be judged differently$/ }).click();
  await aranya.page.getByText(/records would be judged differently/).waitFor();
  await aranya.page.getByLabel('Science or law behind it').fill('Locard; see the sources of the practice.');
  await aranya.page.getByRole('button', { name: 'Sign: propose this change to all' }).click();
  await aranya.page.getByText('Proposed. Every agency that takes part can read it.').waitFor();
  await aranya.page.getByRole('link', { name: 'Open the proposal' }).click();
  await synced(aranya.page);
  // Another one starts from the same text and changes another part: it will find that text gone.
  await bao.propose(reworded('steps.0.risk'));

  // Another agency disputes a word, on a phone.
  await bayu.page
    .getByRole('link', { name: /Fresh gloves/ })
    .last()
    .click();
  await bayu.page.getByText('Put a phrase in brackets').click();
  await bayu.page.getByLabel('Part', { exact: true }).selectOption('fresh-gloves/why');
  await bayu.page.getByLabel('Words that are disputed').fill('never there');
  await bayu.page.getByText('These words do not stand in this part.').waitFor();
  await bayu.page.getByLabel('Words that are disputed').fill('always carry');
  await bayu.page.getByLabel('Words in their place').fill('can carry');
  await bayu.page.getByLabel('Why it is disputed').fill('Clean gloves carry nothing.');
  await bayu.page.getByRole('button', { name: 'Sign the bracket' }).click();
  await bayu.page.getByText('[always carry / can carry]').first().waitFor();
  await lookAt(bayu.page, 'sharing-proposal-bracket');
  await synced(bayu.page);

  // Not accepted while a phrase is open; settled, then accepted.
  await aranya.page.getByText('[always carry / can carry]').first().waitFor();
  await aranya.page.getByLabel('Reason of the decision').fill('Clearer for a new officer.');
  expect(await aranya.page.getByRole('button', { name: 'Accept and sign' }).isDisabled()).toBe(true);
  await aranya.page.getByText('Disputed phrases are open.').waitFor();
  await aranya.page.getByLabel('What was agreed').fill('Both agree.');
  await aranya.page.getByRole('button', { name: 'Sign: these words' }).click();
  await aranya.page.getByText('Now: “can carry”.').waitFor();
  await aranya.page.getByRole('button', { name: 'Accept and sign' }).click();
  await aranya.page.getByText('It is the text agencies decide on from now.').first().waitFor();
  await lookAt(aranya.page, 'sharing-proposal-accepted');
  await synced(aranya.page);

  // The other proposal: told plainly, merged by step, proposed anew on the text that stands, accepted.
  await bayu.page.getByRole('link', { name: 'Proposed changes' }).click();
  await panel(bayu.page, /^Open/)
    .getByRole('link', { name: /Fresh gloves/ })
    .click();
  await bayu.page.getByText('was accepted since this was proposed').waitFor();
  await bayu.page.getByText('from both, different parts').waitFor();
  await lookAt(bayu.page, 'sharing-proposal-moved');
  await bayu.page.getByRole('button', { name: 'Propose the merged text' }).click();
  await bayu.page.getByText('The merged text is proposed anew').waitFor();
  await bayu.page.getByRole('link', { name: 'Proposed changes' }).click();
  await panel(bayu.page, /^Open/)
    .getByRole('link', { name: /Fresh gloves/ })
    .first()
    .click();
  await bayu.page.getByLabel('Reason of the decision').fill('Two good changes in one text.');
  await bayu.page.getByRole('button', { name: 'Accept and sign' }).click();
  await bayu.page.getByText('It is the text agencies decide on from now.').first().waitFor();
  await synced(bayu.page);
  // The page of the practice shows it as a draft that is in force nowhere.
  await bayu.page.goto(`${sharing.product.address}/practices/fresh-gloves`);
  await bayu.page
    .getByText(/draft 0\.\d\.0, in force nowhere/)
    .first()
    .waitFor();

  // A file from elsewhere that hides something is refused with its line.
  await bayu.page.goto(`${sharing.product.address}/sharing/proposals`);
  await bayu.page.getByLabel('Choose a file').setInputFiles({
    name: 'gloves.practice.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from(SHIPPED.replace('id: fresh-gloves', 'id: fresh-\u200Bgloves')),
  });
  await bayu.page.getByText('Line 2: An invisible character (U+200B) stands in a word.').waitFor();
  await lookAt(bayu.page, 'sharing-foreign-file');

  expect(sharing.trouble).toEqual([]);
  for (const { context } of [aranya, bayu]) await context.close();
}, 300_000);

it('two stewards of one agency sign opposite decisions at once: both are kept, neither counts, one names both', async () => {
  const aranya = await sharing.enter('o-mya', 'desktop', { path: 'code/seal-and-label' });
  await decide(aranya.page, 'adopts');
  await sign(aranya.page);
  // His device has not seen hers: what it signs names nothing it stands in place of.
  await bao.decide('seal-and-label', 'reserve', 'The seals of the new supplier are being tried.');
  await aranya.page.getByText('Two decisions were signed without one having seen the other.').waitFor();
  await aranya.page.getByText('The seals of the new supplier are being tried.').waitFor();
  await lookAt(aranya.page, 'sharing-code-conflict');
  await decide(aranya.page, 'adopts');
  await aranya.page.getByLabel('Reason').fill('Both stewards agree now.');
  await sign(aranya.page);
  await aranya.page.getByText('Two decisions were signed').waitFor({ state: 'detached' });
  expect(
    await panel(aranya.page, 'How each agency stands').getByText('Both stewards agree now.').count(),
  ).toBe(1);
  expect(sharing.trouble).toEqual([]);
  await aranya.context.close();
}, 300_000);

it('agencies adopt, adapt and reserve; the programme ends with one text, on the page and in print', async () => {
  const aranya = await sharing.enter('o-mya', 'phone', { path: 'code' });
  const bayu = await sharing.enter('o-dara', 'desktop', { path: 'code/fresh-gloves' });
  const cendra = await sharing.enter('o-jun', 'desktop', { path: 'code/fresh-gloves' });

  // Adopted on a phone, with a criterion weighed beside it.
  await aranya.page.getByRole('link', { name: /Fresh gloves/ }).click();
  await decide(aranya.page, 'adopts');
  await aranya.page.getByText('Criteria to weigh').click();
  await aranya.page.getByLabel('Feasibility').selectOption('favours');
  await lookAt(aranya.page, 'sharing-code-decide');
  await sign(aranya.page);

  // Adapted with less asked for: said before it is signed, and wherever it is shown after.
  await decide(bayu.page, 'adapts');
  await bayu.page.getByLabel('How binding').selectOption('should');
  await bayu.page.getByText('This asks for less than the shared practice.').waitFor();
  expect(await bayu.page.getByRole('button', { name: /^Sign for version/ }).isDisabled()).toBe(true);
  await bayu.page.getByLabel('Reason').fill('Our patrols carry two pairs of gloves a shift until spring.');
  await sign(bayu.page);
  await cendra.page.getByText('adapts, asks for less').waitFor();

  await decide(cendra.page, 'reserves');
  await cendra.page.getByLabel('Reason').fill('Our rules of the trace unit are being rewritten.');
  await sign(cendra.page);

  // A practice that protects people takes no reservation, and no overlay that asks for less.
  await cendra.page.goto(`${sharing.product.address}/sharing/code/authority-before-entry`);
  await decide(cendra.page, 'adapts');
  expect(await cendra.page.getByRole('radio', { name: 'reserves' }).count()).toBe(0);
  await cendra.page.getByLabel('How binding').selectOption('should');
  await cendra.page
    .getByText(/protects people|protected/i)
    .nth(1)
    .waitFor();
  expect(await cendra.page.getByRole('button', { name: /^Sign for version/ }).isDisabled()).toBe(true);
  await lookAt(cendra.page, 'sharing-code-protected');

  await aranya.page.goto(`${sharing.product.address}/sharing/code`);
  await aranya.page.getByText('adapts, asks for less').waitFor();
  await lookAt(aranya.page, 'sharing-code-matrix');

  // Day five: the office closes the text.
  const office = await sharing.enter('office', 'desktop', { path: 'code' });
  await office.page.getByText('2 practices somebody has decided about').waitFor();
  await office.page.getByRole('button', { name: 'Sign: this is the agreed text' }).click();
  await office.page.getByText('Version 1.0 is agreed.').waitFor();
  await synced(office.page);
  await office.page.getByRole('link', { name: 'Read the agreed text' }).click();
  const text = panel(office.page, /Fresh gloves/);
  await text.getByText('Thay găng tay mới').first().waitFor();
  await text.getByText('Our rules of the trace unit are being rewritten.').waitFor();
  await text.getByText('asks for less').waitFor();
  await lookAt(office.page, 'sharing-agreed');
  const coming = office.page.waitForEvent('download');
  await office.page.getByRole('link', { name: 'Print (PDF)' }).click();
  const path = join(folder, 'code.pdf');
  await (await coming).saveAs(path);
  const pdf = readFileSync(path);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);

  expect(sharing.trouble).toEqual([]);
  for (const { context } of [aranya, bayu, cendra, office]) await context.close();
}, 300_000);
