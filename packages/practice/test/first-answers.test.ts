import { expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  naiveVerdicts,
  type CheckVerdict,
} from '@tracecraft/practice';
import { practiceOf } from './practice-of.ts';

/**
 * Where each activating act is judged alike the monitor lets the first one answer for all. Here are sentences where that
 * is so, and the ones most like them where it is not: the required act is compared with the activating one.
 */
const FORMS = [
  'before label, require package',
  'before label, require package with package-number = P1',
  'before label, require package with same package-number',
  'before label, require package with different package-number',
  'before label, require package with package-number = P1 and same package-number',
  'before label, require package by another officer',
  'before label, require photograph unless package with same package-number',
  'before label, require photograph unless package by the same officer',
  'before collect, require package with same package-number',
  'before collect or label, require package with same package-number',
  'before label, require package within 2 min',
  'in order: photograph; package; label',
  'in order: photograph; package with same package-number; label',
];
const ACTS = [
  'budi collect X',
  'budi photograph X view overall scale yes',
  'budi package X container paper-bag package-number P1',
  'maria package X container paper-bag package-number P2',
  'budi label X label thing package-number P1',
  'maria label X label thing package-number P2',
];

/** Every record of one to `length` acts, a minute apart. */
function records(length: number): readonly string[] {
  let words: string[][] = [[]];
  return Array.from({ length }, () => {
    words = words.flatMap((word) => ACTS.map((act) => [...word, act]));
    return words;
  })
    .flat()
    .map((acts) =>
      [
        '09:00 budi recognise X number 1 description thing kind tool',
        ...acts.map((act, i) => `09:${10 + i} ${act}`),
      ].join('\n'),
    );
}

type Told = Pick<CheckVerdict, 'practice' | 'object' | 'verdict' | 'activation' | 'late'>;

const said = (all: readonly Told[]): readonly string[] =>
  all
    .map((one) => `${one.practice} ${one.object.id} ${one.verdict} ${one.activation} ${one.late}`)
    .toSorted();

test('the first activating act answers for all only where all are judged alike', () => {
  const practices = FORMS.map((form, i) => practiceOf(`for each exhibit: ${form}`, `p${i}`));
  const compiled = compilePractices(practices);
  let seen = 0;
  for (const text of records(4)) {
    const events = miniRecord(text);
    seen++;
    expect(said(checkRecord(compiled, events, { closed: true })), text).toEqual(
      said(naiveVerdicts(practices, events, { closed: true })),
    );
  }
  expect(seen).toBe(6 + 36 + 216 + 1296);
});

test('which sentences those are', () => {
  const practices = FORMS.map((form, i) => practiceOf(`for each exhibit: ${form}`, `p${i}`));
  const alike = compilePractices(practices).checks.filter((check) => check.alike);
  expect(alike.map((check) => FORMS[check.number])).toEqual([
    'before label, require package',
    'before label, require package with package-number = P1',
    'before collect, require package with same package-number',
    'in order: photograph; package; label',
  ]);
});
