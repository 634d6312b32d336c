import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printReport } from '@tracecraft/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFromBundles } from '../src/course/report-from-bundles.ts';
import { typst } from '../src/print/typst.ts';
import { phrasesFor } from '../src/speak.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const bundles = join(folder, 'course');

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function tracecraft(...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

/** One small course for all tests: it is played once. */
describe('a simulated course', () => {
  let played: Outcome;
  beforeAll(() => {
    const size = ['--officers', '8', '--teams', '2', '--seed', '3'];
    played = tracecraft('course', 'simulate', ...size, '--out', bundles, '--json');
  }, 300_000);

  test('what came out agrees with the script of the seed', () => {
    expect(played.err).not.toMatch(/Error|can't/);
    const { checks, cases } = JSON.parse(played.out) as {
      checks: readonly { what: string; agrees: boolean }[];
      cases: readonly { team: string; events: number }[];
    };
    expect(checks.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(new Set(checks.map(({ what }) => what)).size).toBeGreaterThan(15);
    expect(cases.length).toBeGreaterThanOrEqual(2);
    expect(played.status).toBe(0);
  });

  test('the bundles alone make the same three files twice', async () => {
    const written = join(folder, 'report');
    expect(tracecraft('course', 'report', bundles, '--out', written).status).toBe(0);
    const file = (name: string): Buffer => readFileSync(join(written, `programme-report.${name}`));
    const report = await reportFromBundles(bundles, null);
    const again = printReport(report, phrasesFor('en'), false);
    expect(file('json').toString()).toBe(again.data);
    expect(file('html').toString()).toBe(again.html);
    expect(file('pdf').equals(await typst.pdf(again.typeset))).toBe(true);
  }, 120_000);

  test.each(['course.bundle', 'case'])(
    'one altered event in %s and there is no report',
    async (which) => {
      const altered = mkdtempSync(join(folder, 'altered-'));
      const names = readdirSync(bundles);
      for (const name of names) writeFileSync(join(altered, name), readFileSync(join(bundles, name)));
      const name = names.find((one) => one.startsWith(which)) ?? '';
      const bytes = readFileSync(join(altered, name));
      const at = bytes.indexOf('"performer":"') + '"performer":"'.length;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(altered, name), bytes);
      const refused = reportFromBundles(altered, null);
      await expect(refused).rejects.toMatchObject({
        code: 'course.bundle-fails',
        params: { file: name },
        exit: 1,
      });
    },
    60_000,
  );

  test('the record of the course verifies, and says what it is', () => {
    const { status, out } = tracecraft('verify', join(bundles, 'course.bundle'));
    expect([status, out.split('\n')[0]]).toEqual([0, 'COURSE: the record of a course, not of a case.']);
  }, 60_000);
});

describe('sizes and days that can’t be', () => {
  test.each([
    [['--officers', '41'], /40 officers in 8 teams/],
    [['--starts', '2026-13-01'], /no day/],
    [['--server', 'http://127.0.0.1:9'], /--token/],
  ])(
    '%j',
    (args, words) => {
      const { status, err } = tracecraft('course', 'simulate', ...args);
      expect([status, err]).toEqual([64, expect.stringMatching(words)]);
    },
    60_000,
  );
});
