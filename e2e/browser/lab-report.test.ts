import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { open, openLab, row, WAYBILL, type LabStage } from './lab-stage.ts';
import { root } from './product.ts';
import { lookAt } from './stage.ts';

let lab: LabStage;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

it('a finding is read again with one click, and by the command that its saved page shows; no byte leaves', async () => {
  const { context, page, left } = await lab.cutOff();
  await open(page, lab.stick);
  await page.getByLabel('With folders below').check();
  await row(page, WAYBILL.name).click();
  await page.getByLabel('What this shows').fill('The <b>deleted</b> sheet is a waybill.');
  await page.getByRole('button', { name: 'State a finding' }).click();
  await page.getByRole('button', { name: 'Kept (1)' }).click();
  await page.getByRole('button', { name: 'Read again and compare' }).click();
  await page.getByText('the same bytes').waitFor();
  await lookAt(page, 'lab-kept');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save a report' }).click(),
  ]);
  const html = readFileSync(await saved.path(), 'utf8');
  expect(html).toContain('The &lt;b&gt;deleted&lt;/b&gt; sheet is a waybill.');
  const command = /npx --no tracecraft (image replay stick\.img [^<]*)</.exec(html)?.[1] ?? '';
  expect(command).toContain(`--offset ${WAYBILL.offset} --length ${WAYBILL.length}`);
  const told = execFileSync(process.execPath, [join(root, 'apps/cli/src/main.ts'), ...command.split(' ')], {
    cwd: lab.folder,
  });
  expect(told.toString()).toMatch(/^The same 616 bytes/);
  const paper = await context.newPage();
  await paper.setContent(html);
  await paper.getByRole('heading', { name: /waybill/ }).waitFor();
  await paper.getByRole('cell', { name: 'opened' }).waitFor();
  await lookAt(paper, 'lab-report');
  expect(left).toEqual([]);
  await context.close();
});
