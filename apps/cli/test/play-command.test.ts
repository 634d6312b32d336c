import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const plays = join(root, 'content/exercises/blue-tape/plays');
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-play-test-'));
const SLOW = { timeout: 180_000 };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function tracecraft(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'apps/cli/src/main.ts'), ...args], { cwd: folder });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += String(text)));
  child.stderr.on('data', (text: Buffer) => (said.err += String(text)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

interface Report {
  readonly score: {
    readonly total: number;
    readonly components: readonly { readonly id: string; readonly state: string }[];
  } | null;
  readonly departures: readonly {
    readonly practice: string;
    readonly state: string;
    readonly object: { readonly name: string };
    readonly activation: { readonly line: number } | null;
    readonly nearestMiss: {
      readonly failed: readonly { readonly condition: string; readonly found: string | null }[];
    } | null;
    readonly science: readonly unknown[];
    readonly law: readonly { readonly status: string }[];
  }[];
  readonly findings: readonly { readonly question: string; readonly answer: string; readonly line: number }[];
  readonly refused: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
  readonly advice: readonly { readonly line: number; readonly text: string }[];
  readonly verdicts: readonly {
    readonly practice: string;
    readonly step: string;
    readonly name: string;
    readonly verdict: string;
  }[];
  readonly bundle: string;
}

async function played(acts: string, name: string): Promise<Report> {
  const { code, out, err } = await tracecraft(
    'play',
    'blue-tape',
    acts,
    '--json',
    '--out',
    join(folder, `${name}.bundle`),
  );
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Report;
}

/** What two plays of one script must have in common: everything but the random ids. */
function essence({ score, departures, verdicts, refused, findings, advice }: Report): unknown {
  return {
    score:
      score === null
        ? null
        : { total: score.total, components: score.components.map(({ id, state }) => [id, state]) },
    departures: departures.map(({ practice, object, state, activation }) => [
      practice,
      object.name,
      state,
      activation?.line,
    ]),
    verdicts: verdicts
      .map(({ practice, step, name, verdict }) => `${practice}/${step}/${name}/${verdict}`)
      .toSorted(),
    refused,
    findings: findings.map(({ question, answer, line }) => [question, answer, line]),
    advice: advice.map(({ line, text }) => [line, text]),
  };
}

test(
  'the careful play has no unexplained departure and at least 90; its bundle checks clean and verifies',
  SLOW,
  async () => {
    const report = await played(join(plays, 'careful.acts'), 'careful');
    expect(report.departures.filter(({ state }) => state === 'open')).toEqual([]);
    expect(report.refused).toEqual([]);
    expect(report.score?.total).toBeGreaterThanOrEqual(90);
    const check = await tracecraft('check', report.bundle);
    expect(check.code).toBe(0);
    expect(check.out).toContain('No departure found among 15 practices');
    expect(check.out).toContain('blue-tape-short');
    expect(check.out).toContain('tracecraft verify');
    expect(check.out).not.toMatch(/authentic|compliant|admissible/i);
    expect((await tracecraft('verify', report.bundle)).code).toBe(0);
  },
);

test(
  'the hurried play shows exactly the departures its script announces, each with what it rests on, twice the same',
  SLOW,
  async () => {
    const acts = join(plays, 'hurried.acts');
    const announced = [...readFileSync(acts, 'utf8').matchAll(/^# {3}([a-z-]+) {2,}(\S+) {2,}/gm)].map(
      ([, practice, object]) => `${practice} ${object === 'search' ? 'the scene' : object}`,
    );
    expect(announced.length).toBeGreaterThan(10);
    const [first, second] = [await played(acts, 'hurried-1'), await played(acts, 'hurried-2')];
    const shown = first.departures.map(({ practice, object }) => `${practice} ${object.name}`);
    expect(new Set(shown)).toEqual(new Set(announced));
    expect(shown.length).toBe(announced.length);
    for (const { activation, science, law } of first.departures) {
      expect(activation?.line).toBeGreaterThan(0);
      expect(science.length).toBeGreaterThan(0);
      expect(law.every(({ status }) => status === 'not-reviewed-by-national-authority')).toBe(true);
    }
    const late = first.departures.find(({ practice }) => practice === 'isolate-running-device');
    expect(late?.nearestMiss?.failed).toEqual([{ condition: 'within 5 min', found: '11 min' }]);
    expect(essence(first)).toEqual(essence(second));
    const check = JSON.parse((await tracecraft('check', first.bundle, '--json')).out) as {
      departures: unknown[];
      inForce: { relation: string };
    };
    expect(check.departures).toHaveLength(first.departures.length);
    expect(check.inForce.relation).toBe('same');
  },
);

test(
  'a script with a fault is not played: line, column and the right word are said, exit 65',
  SLOW,
  async () => {
    const file = join(folder, 'faulty.acts');
    writeFileSync(
      file,
      'officer linh name "Linh" duty lead\n06:20 linh photgraph packet view overall scale no\n06:10 lihn enter\n',
    );
    const { code, out, err } = await tracecraft('play', 'blue-tape', file);
    expect([code, out]).toEqual([65, '']);
    expect(err).toContain('faulty.acts:2:12: No act is called "photgraph". Did you mean "photograph"?');
    expect(err).toContain('faulty.acts:3:7: No officer is called "lihn". Did you mean "linh"?');
    expect(err).toContain('nothing was recorded');
  },
);

test('a missing script, exercise, practice folder or bundle has its own message and code', SLOW, async () => {
  const file = join(folder, 'one.acts');
  writeFileSync(file, 'officer linh duty lead\n06:20 linh enter\n');
  const ends = async (...args: readonly string[]): Promise<readonly [number | null, boolean]> => {
    const { code, err } = await tracecraft(...args);
    return [code, err.length > 20 && !err.includes('no words for') && !err.includes('error.')];
  };
  expect(await ends('play', 'blue-tape', join(folder, 'nothing.acts'))).toEqual([66, true]);
  expect(await ends('play', join(folder, 'no-exercise'), file)).toEqual([66, true]);
  expect(await ends('play', 'blue-tape')).toEqual([64, true]);
  expect(await ends('play', 'blue-tape', file, '--out', '/proc/nowhere/x.bundle')).toEqual([74, true]);
  expect(await ends('play', 'blue-tape', file, '--server', 'http://127.0.0.1:9')).toEqual([74, true]);
  expect(await ends('check', join(folder, 'nothing.bundle'))).toEqual([66, true]);
  expect(await ends('check', file)).toEqual([65, true]);
});

test(
  'lines about things that are not there are reported with their reason and the play goes on',
  SLOW,
  async () => {
    const file = join(folder, 'gaps.acts');
    writeFileSync(
      file,
      'officer linh duty lead\n06:20 linh photograph ghost view overall scale no\n06:21 linh recognise usb kind storage-device\n06:22 linh acquire img from usb evidence ghost\n06:23 linh note text "done"\n',
    );
    const report = await played(file, 'gaps');
    expect(report.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, 'play.object-unknown'],
      [4, 'evidence.id-unknown'],
    ]);
    expect(report.refused[1]?.reason).toContain('usb-stick');
  },
);

test('the grammar names every verb and its fields', SLOW, async () => {
  const { code, out } = await tracecraft('play', '--acts');
  expect(code).toBe(0);
  for (const word of [
    'photograph NAME',
    'recognise | mark NEW-NAME',
    'view overall | mid-range | close-up',
    'late HH:MM',
  ])
    expect(out).toContain(word);
});
