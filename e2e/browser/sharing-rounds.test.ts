import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSharing, panel, synced, type SharingStage } from './sharing-stage.ts';
import { lookAt, press } from './stage.ts';

let sharing: SharingStage;

beforeAll(async () => {
  sharing = await openSharing({
    aranya: [['o-mya', 'Mya Lwin', 'steward']],
    bayu: [['o-dara', 'Dara Sok', 'steward']],
    cendra: [['o-bao', 'Bảo Trần', 'steward']],
  });
});
afterAll(() => sharing?.close());

/** A thumb needs about this long for a key, and for finding and pressing something. */
const [KEY_S, PRESS_S] = [0.35, 2.5];

it('a delegate shares an experience on a phone within three minutes, and nothing of a case goes with it', async () => {
  const { page, context } = await sharing.enter('o-mya', 'phone');
  let presses = 0;
  let typed = 0;
  const touch = async (thing: Locator): Promise<void> => {
    await press(thing);
    presses++;
  };
  const fill = async (label: string, text: string): Promise<void> => {
    await page.getByLabel(label).fill(text);
    presses++;
    typed += text.length;
  };
  await touch(page.getByRole('link', { name: 'Sharing' }));
  await page.getByText('Nothing here yet.').waitFor();
  await touch(page.getByRole('link', { name: 'Share an experience' }));
  await fill('Title', 'A wet phone was switched on');
  await touch(page.getByRole('radio', { name: 'went wrong' }));
  await fill('Situation', 'A phone lay in a flooded car.');

  // Words that point to people or a case are told at once, with neutral words for them.
  await page.getByLabel('What was done').fill('Dara Sok switched it on and called +66 81 234 5678.');
  await page.getByText('“Dara Sok” names a person.').waitFor();
  await page.getByText('“+66 81 234 5678” looks like a phone number.').waitFor();
  await lookAt(page, 'sharing-experience-refused');
  await touch(page.getByRole('button', { name: 'Write “an officer”' }));
  await touch(page.getByRole('button', { name: 'Write “a phone number”' }));
  expect(await page.getByLabel('What was done').inputValue()).toBe(
    'an officer switched it on and called a phone number.',
  );
  typed += 40;

  // What was written is still there after the page was closed.
  await page.locator('small[aria-busy=false]', { hasText: 'kept on this device' }).waitFor();
  await page.reload();
  await page.getByText('A wet phone').or(page.getByLabel('Situation')).first().waitFor();
  expect(await page.getByLabel('Situation').inputValue()).toBe('A phone lay in a flooded car.');
  await fill('What went right or wrong', 'Its memory was gone when the lab opened it.');
  await fill('What you would change', 'Leave it off; ask the examiner first.');
  await touch(page.getByLabel('Practices it speaks of'));
  await page.getByLabel('Practices it speaks of').selectOption({ index: 3 });
  presses++;
  await lookAt(page, 'sharing-experience-form');
  await touch(page.getByRole('button', { name: 'Sign and share' }));
  await page.getByRole('heading', { level: 1, name: 'A wet phone was switched on' }).waitFor();
  await synced(page);
  await lookAt(page, 'sharing-experience');
  const seconds = presses * PRESS_S + typed * KEY_S;
  console.log(`posted with ${presses} presses and ${typed} keys: ${Math.round(seconds)} s of a thumb`);
  expect(seconds).toBeLessThan(180);

  // The practice it speaks of shows it.
  const practice = page.getByRole('main').locator('a[href^="/practices/"]').first();
  await practice.click();
  await page.getByRole('link', { name: 'A wet phone was switched on' }).waitFor();
  await context.close();
}, 600_000);

it('others ask, answer, compare, translate and group in their own time', async () => {
  const mya = await sharing.enter('o-mya', 'phone');
  const dara = await sharing.enter('o-dara', 'desktop');
  const bao = await sharing.enter('o-bao', 'desktop', { locale: 'vi-VN' });

  await dara.page.goto(`${sharing.product.address}/sharing/rounds`);
  await dara.page.getByRole('link', { name: 'A wet phone was switched on' }).click();
  await dara.page.getByLabel('Ask them').fill('How long was it in the water?');
  await dara.page.getByRole('button', { name: 'Sign the question' }).click();
  await panel(dara.page, 'Questions (1)').getByRole('paragraph').first().waitFor();
  await dara.page.getByText('Say how your agency does it').click();
  await press(dara.page.getByRole('radio', { name: 'different' }));
  await dara.page
    .getByLabel('How it is done there')
    .fill('We put it into a bag of dry rice, off, and label it.');
  await panel(dara.page, /^How others do it/)
    .getByRole('button', { name: 'Sign' })
    .click();
  await panel(dara.page, 'How others do it (1)').waitFor();
  await dara.page.getByLabel('New heading').fill('Water and electronics');
  await dara.page.getByRole('button', { name: 'Sign: it belongs there' }).click();
  await dara.page.getByText('Water and electronics (1)').waitFor();
  await synced(dara.page);
  await lookAt(dara.page, 'sharing-experience-compared');

  // Days later, elsewhere: what is new is marked, and answered.
  await mya.page.goto(`${sharing.product.address}/sharing/rounds`);
  await mya.page.getByRole('link', { name: 'A wet phone was switched on' }).click();
  await panel(mya.page, 'Questions (1)').getByText('How long was it in the water?').waitFor();
  await mya.page.getByText('Answer', { exact: true }).click();
  await mya.page.getByLabel('Your answer').fill('About one night.');
  await mya.page.getByRole('button', { name: 'Sign the answer' }).click();
  await mya.page.getByText('About one night.').first().waitFor();
  await synced(mya.page);
  await dara.page.getByText('About one night.').waitFor();

  // A reader of Vietnamese drafts a translation; it is shown as a draft.
  await bao.page.goto(`${sharing.product.address}/sharing/rounds`);
  await bao.page.getByRole('link', { name: 'A wet phone was switched on' }).click();
  await bao.page.getByText('Viết bản dịch nháp').click();
  for (const [label, text] of [
    ['Tiêu đề', 'Điện thoại ướt bị bật lên'],
    ['Tình huống', 'Một điện thoại nằm trong xe ngập nước.'],
    ['Đã làm gì', 'Một cán bộ đã bật máy.'],
    ['Điều gì tốt hoặc không tốt', 'Bộ nhớ bị hỏng.'],
    ['Bạn sẽ thay đổi điều gì', 'Để máy tắt; hỏi giám định viên trước.'],
  ] as const)
    await bao.page.getByLabel(label).fill(text);
  await bao.page.getByRole('button', { name: 'Ký bản nháp' }).click();
  await bao.page.getByText('Đã có bản nháp.').waitFor();
  await bao.page.goto(`${sharing.product.address}/sharing/rounds`);
  await bao.page.getByRole('link', { name: 'Điện thoại ướt bị bật lên' }).waitFor();
  await lookAt(bao.page, 'sharing-rounds-vi');
  await bao.page.getByRole('link', { name: 'Điện thoại ướt bị bật lên' }).click();
  await bao.page.getByText('bản dịch nháp, do người').waitFor();

  // The agency tells it anew: the translation says it is behind, and its source stands beside it.
  await mya.page.getByRole('link', { name: 'Tell it anew' }).click();
  await mya.page.getByLabel('Title').fill('A wet phone was switched on too early');
  await mya.page.getByRole('button', { name: 'Sign the new version' }).click();
  await mya.page.getByRole('heading', { level: 1, name: 'A wet phone was switched on too early' }).waitFor();
  await bao.page.getByText('Cơ quan đã kể lại sau khi bản này được dịch.').waitFor();
  await lookAt(bao.page, 'sharing-experience-stale-vi');

  // Taken back: it stays, with the questions, and says why.
  await mya.page.getByText('Take it back').click();
  await mya.page.getByLabel('Why').fill('Told before the court had decided.');
  await mya.page.getByRole('button', { name: 'Sign: taken back' }).click();
  await mya.page.getByText('The agency took it back: Told before the court had decided.').waitFor();
  await mya.page.getByText('How long was it in the water?').waitFor();
  await mya.page.getByRole('link', { name: 'Experiences', exact: true }).click();
  await mya.page.getByText('taken back').waitFor();
  await lookAt(mya.page, 'sharing-rounds');
  expect(sharing.trouble).toEqual([]);
  for (const { context } of [mya, dara, bao]) await context.close();
}, 600_000);
