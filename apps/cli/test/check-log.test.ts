import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readCatalogue } from '@tracecraft/phrases';
import { afterAll, describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const main = fileURLToPath(new URL('apps/cli/bin/tracecraft.mjs', root));
const shared = fileURLToPath(new URL('../shared/event-logs/', root));
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-check-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function checkLog(...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'check-log', ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, out: stdout, err: stderr };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function rulesFile(name: string, sets: object): string {
  return file(name, JSON.stringify(sets));
}

const TABLE = 'case\tactivity\ttime_ms\tby\nc1\task\t1000\tAnn\nc2\task\t1500\tBo\nc1\tanswer\t2000\tAnn\n';
const log = file('small.events.tsv', TABLE);
const A = [
  { id: 'A1', template: 'response', a: 'ask', b: 'answer' },
  { id: 'A2', template: 'chain precedence', a: 'ask', b: 'answer' },
];
const B = [
  {
    id: 'B1',
    template: 'response',
    a: 'ask',
    b: 'answer',
    time: [0, 1],
    correlation: [{ attr: 'by', op: 'different' }],
  },
];
const rules = rulesFile('small.json', { A, B });
const VERDICTS = '#A1,A2\nc1\tss\nc2\tvo\n#B1\nc1\tv\t1:1\nc2\tv\t1:1\n';
const PROOFS = '#case\trule\tactivation row\tblocking row\nc2\tA1\t2\t\nc1\tB1\t1\t\nc2\tB1\t2\t\n';

describe('tracecraft check-log', () => {
  test('writes a section a set and a proof a violated activation; violations are no failure', () => {
    const [out, proofs] = [join(folder, 'v.tsv'), join(folder, 'p.tsv')];
    const ran = checkLog(log, rules, '--out', out, '--proofs', proofs);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toBe('3 events in 2 cases checked against 3 rules: 3 of 6 verdicts are violations.\n');
    expect(readFileSync(out, 'utf8')).toBe(VERDICTS);
    expect(readFileSync(proofs, 'utf8')).toBe(PROOFS);
  });

  test('without --out the verdicts go to standard output; packed or not, whatever ends the lines', () => {
    expect(checkLog(log, rules).out).toBe(VERDICTS);
    expect(checkLog(file('small.gz', gzipSync(TABLE)), rules).out).toBe(VERDICTS);
    expect(checkLog(file('crlf.tsv', TABLE.replaceAll('\n', '\r\n')), rules).out).toBe(VERDICTS);
    expect(checkLog(log, rules, '--set', 'B').out).toBe('#B1\nc1\tv\t1:1\nc2\tv\t1:1\n');
    expect(checkLog(log, rules, '--half').out).toBe(
      '#A1,A2\nc1\t1\tvs\nc2\t1\tvs\n#B1\nc1\t1\tv\nc2\t1\tv\n',
    );
  });

  test('--json prints times and counts as one object', () => {
    const { out, status } = checkLog(log, rules, '--json', '--out', join(folder, 'v.tsv'));
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      events: 3,
      cases: 2,
      rules: 3,
      verdicts: 6,
      violations: 3,
      order: 'file',
      half: false,
      sets: [
        { set: 'A', rules: 2, verdicts: 4, violations: 1 },
        { set: 'B', rules: 1, verdicts: 2, violations: 2 },
      ],
      notices: [],
    });
    const { parseMs, checkMs } = JSON.parse(out) as { parseMs: number; checkMs: number };
    expect(parseMs).toBeGreaterThan(0);
    expect(checkMs).toBeGreaterThan(0);
  });

  test('shows examples, letters and exit codes in its help', () => {
    const { status, out } = checkLog('--help');
    expect(status).toBe(0);
    expect(out).toMatch(/Examples:[\s\S]*--proofs[\s\S]*Letters:[\s\S]*Exit codes:/);
  });
});

function haveLogs(): boolean {
  if (existsSync(shared)) return true;
  if (process.env['CI'] === 'true') throw new Error(`${shared} is absent, and CI=true needs it`);
  console.error(`\n!! ${shared} IS ABSENT: check-log does not run on real logs\n`);
  return false;
}

describe.skipIf(!haveLogs())('a real log', () => {
  const events = join(shared, 'events/sepsis.events.tsv.gz');
  const own = join(shared, 'rules/sepsis.json');
  const expected = (kind: string): string =>
    gunzipSync(readFileSync(join(shared, `expected/sepsis.${kind}.tsv.gz`))).toString();

  test('both sets in one file are the two expected files one after another, in either order', () => {
    for (const order of [[], ['--interleaved']]) {
      const { out, err } = checkLog(events, own, ...order);
      expect(out === expected('A.final') + expected('B.final')).toBe(true);
      expect(err).toBe('');
    }
    expect(checkLog(events, own, '--set', 'A', '--half').out === expected('A.half')).toBe(true);
  });

  test('proofs: as many lines as set B counts violations, each naming rows of its own case', () => {
    const proofs = join(folder, 'sepsis-proofs.tsv');
    checkLog(events, own, '--set', 'B', '--proofs', proofs, '--json');
    const lines = readFileSync(proofs, 'utf8').split('\n').slice(1, -1);
    const counts = [...expected('B.final').matchAll(/\d+:(\d+)/g)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
    expect(lines.length).toBe(counts);
    expect(counts).toBeGreaterThan(3000);
    const rows = gunzipSync(readFileSync(events)).toString().split('\n');
    for (const line of lines) {
      const [ofCase, , activation, blocking] = line.split('\t');
      for (const row of [activation, blocking])
        if (row !== '') expect(rows[Number(row)]!.startsWith(`${ofCase}\t`)).toBe(true);
    }
  });
});

describe('bad input', () => {
  const one = (rule: object): string => rulesFile('one.json', { A: [{ ...A[0], ...rule }] });

  test.each<[string, () => Ran, number, RegExp]>([
    ['no such log', () => checkLog(join(folder, 'none.tsv'), rules), 66, /no file .*none\.tsv/],
    ['no such rules', () => checkLog(log, join(folder, 'none.json')), 66, /none\.json/],
    ['a folder', () => checkLog(folder, rules), 74, /can't be read \(EISDIR\)/],
    [
      'an empty file',
      () => checkLog(file('empty.tsv', ''), rules),
      65,
      /header line that names case, activity, time_ms/,
    ],
    [
      'a gzip cut short',
      () => checkLog(file('cut.gz', gzipSync(TABLE).subarray(0, 40)), rules),
      65,
      /cut short gzip/,
    ],
    [
      'a gzip with a bad byte',
      () => checkLog(file('bad.gz', gzipSync(TABLE).fill(0x5a, 30, 34)), rules),
      65,
      /gzip/,
    ],
    ['no header', () => checkLog(file('bare.tsv', 'c1\task\t1\n'), rules), 65, /begins with: c1\task/],
    [
      'a column misspelt',
      () => checkLog(file('typo.tsv', TABLE.replace('time_ms', 'time')), rules),
      65,
      /no column "time_ms"/,
    ],
    [
      'a tab too many',
      () => checkLog(file('tabs.tsv', `${TABLE}c3\task\t1\tx\ty\n`), rules),
      65,
      /Row 4 .*more fields/,
    ],
    [
      'a time that is none',
      () => checkLog(file('date.tsv', `${TABLE}c3\task\tnoon\t\n`), rules),
      65,
      /Row 4 .*"noon" is no time/,
    ],
    ['rules that are no JSON', () => checkLog(log, file('x.json', '{')), 65, /is no JSON/],
    ['rules without sets', () => checkLog(log, file('y.json', '{}')), 65, /holds no rules/],
    [
      'an unknown template',
      () => checkLog(log, one({ template: 'respons' })),
      65,
      /A1 .*"respons"\. Did you mean "response"\?/,
    ],
    [
      'a template of no kind',
      () => checkLog(log, one({ template: 'zzzz' })),
      65,
      /Known: existence, absence/,
    ],
    [
      'an unknown operator',
      () => checkLog(log, one({ target: [{ attr: 'by', op: 'matches', value: 1 }] })),
      65,
      /target\[0\]\.op" can't be "matches"/,
    ],
    [
      'two rules of one id',
      () => checkLog(log, rulesFile('twice.json', { A: [A[0], A[0]] })),
      65,
      /Two rules .*"A1"/,
    ],
    ['a set that is not there', () => checkLog(log, one({}), '--set', 'B'), 65, /no set B/],
    ['a set of no name', () => checkLog(log, rules, '--set', 'C'), 64, /Allowed choices are A, B/],
    [
      'a folder to write to',
      () => checkLog(log, rules, '--out', join(folder, 'no/v.tsv')),
      74,
      /can't be written/,
    ],
    ['writing over the log', () => checkLog(log, rules, '--out', log), 77, /another name/],
    [
      'proofs over the verdicts',
      () => checkLog(log, rules, '--out', join(folder, 'q'), '--proofs', join(folder, 'q')),
      77,
      /another name/,
    ],
    [
      'order of time without times',
      () => checkLog(file('timeless.tsv', `${TABLE}c3\task\t\t\n`), rules, '--interleaved'),
      65,
      /first in row 4.*Leave out --interleaved/,
    ],
  ])('%s', (_, run, status, says) => {
    const ran = run();
    expect(ran.err).toMatch(says);
    expect(ran).toMatchObject({ status, out: '' });
    expect(ran.err).not.toMatch(/error\.|\bat .*\.ts:/);
  });

  test('what is odd but no fault is said with its row, and checking goes on', () => {
    const odd = file('odd.tsv', `${TABLE}c2\tanswr\t500\t\nc2\tanswer\t\t\n`);
    const asks = rulesFile('asks.json', {
      B: [{ ...B[0], a: 'answr', b: 'reply', target: [{ attr: 'bye', op: 'is', value: 1 }], note: 'x' }],
    });
    const { status, out, err } = checkLog(odd, asks);
    expect(status).toBe(0);
    expect(out).toBe('#B1\nc1\to\t0:0\nc2\tv\t1:1\n');
    expect(err.trimEnd().split('\n')).toEqual([
      'Note: "note" of rule B1 is not read.',
      'Note: no event has the activity "reply" that rule B1 names.',
      'Note: the log has no column "bye" that rule B1 asks about: it counts as absent from every event. Did you mean "by"?',
      'Note: 1 event has no time, the first in row 5. For the rules that measure time (B1) such an event is never in time.',
      'Note: 1 event is earlier than one above in the same case, the first in row 4. The order of the rows counts; --interleaved goes by time instead.',
    ]);
  });
});

test('every code has its words and stands in the specification, and no words are left over', () => {
  const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
  const source = read('packages/practice/src/log/log-fault.ts');
  const [faults, notices] = source.split('export interface LogNotice');
  const codesIn = (text: string): string[] =>
    [...text.matchAll(/'([a-z][a-z-]+)'/g)].map(([, code]) => code!);
  const phrases = Object.keys(readCatalogue(read('content/phrases/en/check-log.po')));
  const spec = read('docs/spec/check-log.md');
  const own = [
    'file-not-found',
    'file-not-readable',
    'file-not-writable',
    'disk-full',
    'overwrites-input',
    'too-large',
    'gzip-damaged',
  ];
  expect(codesIn(faults!).length).toBeGreaterThan(15);
  for (const code of codesIn(faults!)) expect(spec, code).toContain(`\`${code}\``);
  const ids = [
    'check-log.summary',
    ...[...codesIn(faults!), ...own].map((code) => `error.check-log.${code}`),
    ...codesIn(notices!).map((code) => `check-log.notice.${code}`),
  ];
  expect(ids.filter((id) => !phrases.includes(id))).toEqual([]);
  expect(phrases.filter((id) => !ids.includes(id.replace(/\.near$/, '')))).toEqual([]);
});
