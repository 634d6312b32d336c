import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, row, WAYBILL, type LabStage } from './lab-stage.ts';
import { Officer } from './officer.ts';
import { lookAt, watchTrouble } from './stage.ts';

let lab: LabStage;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab?.close());

interface RecordedEntry {
  readonly header: { readonly kind: string };
  readonly body: { readonly fields: Readonly<Record<string, unknown>> };
}

describe('the lab inside a case', () => {
  it('reads the server image by ranges; each step, and no scrolling, is in the record', async () => {
    const context = await lab.browser.newContext({
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
      reducedMotion: 'reduce',
    });
    const trouble = watchTrouble(context, lab.product.address);
    const page = await context.newPage();
    const officer = new Officer(page);
    await officer.signIn(lab.product.links['trainee'] ?? '');
    await officer.openExercise('Blue Tape (short)');
    await officer.takePlaceAs('digital responder');
    await officer.goTo('Scene');
    await officer.mark(/^USB/, 'storage-device', 'electronic');
    await officer.act('Acquire image', {});
    await officer.said('Image acquired');
    await officer.goTo('Lab');
    const ranges: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/api/evidence/')) ranges.push(request.headers()['range'] ?? 'whole');
    });
    await page.getByRole('button', { name: 'Open this image' }).click();
    await page.getByRole('tree').waitFor();
    await page.getByRole('button', { name: 'Check the hash' }).click();
    await page.getByText('SHA-256 equals the recorded one').waitFor({ timeout: 60_000 });
    await page.getByLabel('Zone assumed for local times').selectOption('Asia/Bangkok');
    await page.getByText('Times in UTC, if the clock ran in Asia/Bangkok').waitFor();
    await page.getByLabel('With folders below').check();
    await page.getByLabel('State').selectOption('deleted');
    await row(page, WAYBILL.name).click();
    await page.getByRole('grid', { name: /^Bytes/ }).hover();
    await page.mouse.wheel(0, 400);
    await lookAt(page, 'lab');
    await page.getByLabel('What this shows').fill('The deleted sheet holds waybill AR-1187.');
    await page.getByLabel(/^Question it answers/).selectOption({ index: 1 });
    await page.getByLabel('Answer in short').fill('AR-1187');
    await page.getByRole('button', { name: 'State a finding' }).click();
    await page.getByRole('button', { name: 'Kept (1)' }).click();
    await page.getByText('In the case record').waitFor();

    const recorded = async (): Promise<readonly RecordedEntry[]> => {
      const [mine] = await (await context.request.get(`${lab.product.address}/api/cases`)).json();
      const { stream } = mine as { stream: string };
      const pulled = await (
        await context.request.get(
          `${lab.product.address}/api/streams/${encodeURIComponent(stream)}/entries?from=0`,
        )
      ).json();
      return (pulled as { entries: readonly RecordedEntry[] }).entries.filter(({ header }) =>
        /^(image|finding|bookmark)\./.test(header.kind),
      );
    };
    await expect
      .poll(async () => (await recorded()).at(-1)?.header.kind, { timeout: 20_000 })
      .toBe('finding.stated');
    const steps = (await recorded()).map(({ header, body }) => [
      header.kind,
      body.fields['action'] ?? body.fields['match'] ?? null,
    ]);
    expect(steps).toEqual([
      ['image.acquired', null],
      ['image.examined', 'list'],
      ['image.hashed', null],
      ['image.verified', true],
      ['image.examined', 'setting'],
      ['image.examined', 'open'],
      ['finding.stated', null],
    ]);
    const bytes = readFileSync(lab.stick).subarray(WAYBILL.offset, WAYBILL.offset + WAYBILL.length);
    expect((await recorded()).at(-1)?.body.fields).toMatchObject({
      sentence: 'The deleted sheet holds waybill AR-1187.',
      answer: 'AR-1187',
      offset: WAYBILL.offset,
      length: WAYBILL.length,
      'content-sha256': createHash('sha256').update(bytes).digest('hex'),
    });
    expect(ranges.length).toBeGreaterThan(0);
    expect(ranges.every((range) => /^bytes=\d+-\d+$/.test(range))).toBe(true);
    expect(trouble).toEqual([]);
    await context.close();
  });
});
