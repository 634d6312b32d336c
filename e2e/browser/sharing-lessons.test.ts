import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSharing, panel, synced, type SharingStage } from './sharing-stage.ts';
import { lookAt, press } from './stage.ts';

let sharing: SharingStage;

beforeAll(async () => {
  sharing = await openSharing({
    aranya: [['o-mya', 'Mya Lwin', 'steward']],
    bayu: [['o-dara', 'Dara Sok', 'steward']],
  });
  await sharing.course.say('lesson.observed', {
    observed: 'Notes written in the evening were not believed.',
    cause: 'Nobody was free to write.',
    change: 'One who only writes.',
    practice: 'notes-at-the-time',
    language: 'en',
  });
});
afterAll(() => sharing?.close());

const at = (page: Page, stage: string): Promise<void> =>
  page.locator('li[aria-current=step]', { hasText: stage }).waitFor();

it('a lesson goes its path: carried over, identified, agreed, worded anew, agreed again, becomes a change, and an exercise tries it', async () => {
  const mya = await sharing.enter('o-mya', 'desktop');
  const dara = await sharing.enter('o-dara', 'phone');

  // The words it had in the course are carried over and say so; nothing of a record is.
  await mya.page.goto(`${sharing.product.address}/sharing/lessons`);
  await mya.page.getByText('No lesson here yet.').waitFor();
  await mya.page
    .getByLabel('Carry over words of a course')
    .selectOption({ label: 'Regional course: Notes written in the evening were not believed.' });
  await mya.page.getByText('First noted in: Regional course.').waitFor();
  await lookAt(mya.page, 'sharing-lessons-carried-over');
  await mya.page.getByRole('button', { name: 'Sign and share the lesson' }).click();
  await mya.page.getByRole('link', { name: 'Notes written in the evening were not believed.' }).click();
  await at(mya.page, 'Observed');

  // Cause, remedy and who acts; only then may others agree.
  await mya.page.getByText('First say cause, remedy and who acts.').waitFor();
  await mya.page.getByLabel('Who acts').fill('Dara Sok');
  await mya.page.getByText('“Dara Sok” names a person.').waitFor();
  await mya.page.getByLabel('Who acts').fill('Stewards of the shared code');
  await panel(mya.page, 'Identified', 2).getByRole('button', { name: 'Sign' }).click();
  await at(mya.page, 'Identified');
  await synced(mya.page);

  await dara.page.goto(`${sharing.product.address}/sharing/lessons`);
  await dara.page.getByRole('link', { name: 'Notes written in the evening were not believed.' }).click();
  await dara.page.getByRole('button', { name: 'Sign: my agency agrees' }).click();
  await at(dara.page, 'Agreed');
  await synced(dara.page);

  // Worded anew: who agreed before is asked again.
  await at(mya.page, 'Agreed');
  await mya.page.getByText('Word it anew').click();
  await mya.page.getByLabel('Remedy').fill('Say in the practice why the hour counts.');
  await panel(mya.page, 'Identified', 2).getByRole('button', { name: 'Sign' }).click();
  await at(mya.page, 'Identified');
  await mya.page.getByText('agreed with an earlier wording').waitFor();
  await lookAt(mya.page, 'sharing-lesson');
  await synced(mya.page);
  await dara.page.getByText('Say in the practice why the hour counts.').waitFor();
  await dara.page.getByRole('button', { name: 'Sign: my agency agrees' }).click();
  await at(dara.page, 'Agreed');
  await dara.page.getByText('An exercise can try it once a practice was changed.').waitFor();
  await lookAt(dara.page, 'sharing-lesson-agreed');
  await synced(dara.page);

  // A change of the practice is proposed from the lesson, and a steward of another agency accepts it.
  await mya.page.getByRole('link', { name: 'Propose a change of the practice' }).click();
  await mya.page
    .getByLabel('Why, in one sentence (English)')
    .fill('What is written in the hour of the act is remembered as it was.');
  await mya.page.getByLabel('What changed, in a sentence').fill('Says why the hour counts.');
  await mya.page.getByRole('button', { name: /would be judged differently$/ }).click();
  await mya.page.getByText(/records would be judged differently/).waitFor();
  await mya.page
    .getByLabel('Lesson it comes from')
    .selectOption({ label: 'Notes written in the evening were not believed.' });
  await mya.page.getByRole('button', { name: 'Sign: propose this change to all' }).click();
  await mya.page.getByRole('link', { name: 'Open the proposal' }).click();
  await synced(mya.page);
  await dara.page.getByRole('link', { name: 'Says why the hour counts.' }).click();
  await dara.page.getByLabel('Reason of the decision').fill('It is the lesson both agencies agreed with.');
  await dara.page.getByRole('button', { name: 'Accept and sign' }).click();
  await dara.page.getByText('It is the text agencies decide on from now.').first().waitFor();
  await synced(dara.page);

  // It came of this lesson; an exercise then shows whether it works.
  await dara.page.goto(`${sharing.product.address}/sharing/lessons`);
  await dara.page.getByRole('link', { name: 'Notes written in the evening were not believed.' }).click();
  await dara.page
    .getByLabel('Change that was accepted')
    .selectOption({ label: 'notes-at-the-time: Says why the hour counts.' });
  await dara.page.getByRole('button', { name: 'Sign: it came of this lesson' }).click();
  await at(dara.page, 'Practice changed');
  await dara.page.getByLabel('Exercise').fill('Blue Tape');
  await press(dara.page.getByRole('radio', { name: 'it works' }));
  await dara.page.getByLabel('What was seen').fill('Both teams wrote within the hour.');
  await dara.page.getByRole('button', { name: 'Sign what the exercise showed' }).click();
  await at(dara.page, 'Validated by an exercise');
  await lookAt(dara.page, 'sharing-lesson-validated');
  await synced(dara.page);
  expect(sharing.trouble).toEqual([]);
  for (const { context } of [mya, dara]) await context.close();
}, 600_000);
