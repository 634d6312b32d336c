import { beforeAll, describe, expect, test } from 'vitest';
import { compilePractices, type Verdict } from '@tracecraft/practice';
import { playRecord, type PlayedRecord } from './records/play-record.ts';
import {
  allFaults,
  changesBetween,
  recordText,
  RECORDS,
  theSixty,
  told,
  underOverlay,
} from './records/seeded-faults.ts';

const sixty = theSixty();
const compiled = compilePractices(sixty);
const rows = allFaults();
const clean = new Map<string, PlayedRecord>();
const KEPT: readonly Verdict[] = ['satisfied', 'not-applicable'];

beforeAll(async () => {
  for (const name of RECORDS) clean.set(name, await playRecord(recordText(name), compiled));
});

function cleanRecord(name: string): PlayedRecord {
  const played = clean.get(name);
  if (played === undefined) throw new Error(`no record ${name}`);
  return played;
}

describe('the clean four', () => {
  test.each(RECORDS)('%s: 150 acts or more, and no verdict but kept or not concerned', (name) => {
    const { events, verdicts } = cleanRecord(name);
    console.log(`${name}: ${events.length} events, ${verdicts.length} verdicts`);
    expect(events.length).toBeGreaterThanOrEqual(150);
    expect(verdicts.length).toBeGreaterThan(200);
    expect(verdicts.filter(({ verdict }) => !KEPT.includes(verdict))).toEqual([]);
  });

  test('every step of the sixty binds in one of them, and is kept', () => {
    expect(sixty).toHaveLength(60);
    const steps = sixty.flatMap(({ id, code, steps: own }) =>
      own.map((step) => ({ code, step: `${id}/${step.id}`, in: recordsThatKeep(`${id}/${step.id}`) })),
    );
    console.log(steps.map((row) => `${row.code} ${row.step}: ${row.in.join(', ')}`).join('\n'));
    console.log(`${steps.filter((row) => row.in.length > 0).length}/${steps.length} steps`);
    expect(steps.filter((row) => row.in.length === 0)).toEqual([]);
  });
});

function recordsThatKeep(step: string): readonly string[] {
  return RECORDS.filter((name) =>
    cleanRecord(name).verdicts.some(
      (one) =>
        `${one.practice}/${one.step}` === step && one.verdict === 'satisfied' && one.activation !== null,
    ),
  );
}

describe('sixty seeded faults', () => {
  let [exact, compared] = [0, 0];

  test('one for each practice, of four kinds, in four records', () => {
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(sixty.map(({ code }) => code)));
    expect(rows).toHaveLength(60);
    expect(new Set(rows.map(({ mutation }) => mutation.kind)).size).toBe(4);
    expect(new Set(rows.map(({ record }) => record))).toEqual(new Set(RECORDS));
  });

  test('each names a departure of the practice it is about', () => {
    for (const { code, changes } of rows) {
      const id = sixty.find((practice) => practice.code === code)?.id;
      expect(
        changes.filter((change) => change.startsWith(`${id}/`) && change.endsWith(' satisfied violated')),
        `${code} ${changes.join('; ')}`,
      ).not.toEqual([]);
    }
  });

  test.each(
    rows.map((row) => [`${row.code} ${row.record}: ${row.mutation.kind} ${row.mutation.line}`, row] as const),
  )('%s', async (_, row) => {
    const before = told(cleanRecord(row.record));
    const after = told(await playRecord(recordText(row.record), compiled, row.mutation));
    expect(changesBetween(before, after)).toEqual(row.changes);
    exact += 1;
    compared += new Set([...before.keys(), ...after.keys()]).size;
  });

  test('all of them', () => {
    console.log(
      `${exact}/${rows.length} change exactly the expected verdicts, ${compared} verdicts compared`,
    );
    expect(exact).toBe(60);
  });
});

/** content/records/README.md: what domain.md predicts for one record under three overlays. */
const PREDICTED: Readonly<Record<string, readonly string[]>> = {
  kr: [
    'admit-entitled-party/counsel-notified usb none violated',
    'within-authority/selective-copy usb none violated',
  ],
  ph: [
    'list-signed-and-given/drug-list-witnesses packet-1 none violated',
    'list-signed-and-given/drug-list-witnesses packet-2 none violated',
  ],
  vn: ['authority-before-entry/not-at-night search none violated'],
};

describe('Blue Tape under three overlays', () => {
  test.each(Object.entries(PREDICTED))('%s', async (id, expected) => {
    const practices = underOverlay(sixty, id);
    const own = told(await playRecord(recordText('blue-tape'), compilePractices(practices)));
    const shared = told(cleanRecord('blue-tape'));
    const differences = changesBetween(shared, own);
    console.log(`${id}: ${own.size} verdicts, ${own.size - shared.size} of them of the overlay`);
    expect(differences.filter((change) => !/ none (satisfied|not-applicable)$/.test(change))).toEqual(
      expected,
    );
  });
});
