import { expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  naiveVerdicts,
  type CheckVerdict,
} from '@tracecraft/practice';
import { practiceOf } from './practice-of.ts';

/** Sentences in which one act can be required and end the time, or activate and be required. */
const FORMS = [
  'after collect, require photograph before photograph with scale = yes',
  'after collect, require photograph with scale = yes before photograph',
  'after collect, require photograph or move before move',
  'after collect, never photograph until photograph with scale = yes',
  'after each photograph, require photograph with scale = yes before the next photograph',
  'after each collect or photograph, require photograph before the next collect or photograph',
  'before each photograph, require a new photograph with scale = yes',
  'before each collect or photograph, require a new photograph',
  'just before photograph, require photograph with scale = yes',
  'just after photograph, require photograph with scale = yes',
  'just after collect or photograph, require photograph',
  'before photograph, require photograph with scale = yes within 1 min',
  'if photograph, also photograph with scale = yes',
  'not both photograph and photograph with scale = yes',
  'in order: photograph; photograph with scale = yes; photograph',
];
const ACTS = [
  'collect X',
  'move X',
  'photograph X view overall scale yes',
  'photograph X view overall scale no',
  'photograph X view overall',
];

/** Every record of one to `length` acts, a minute apart. */
function records(length: number): readonly string[] {
  let words: string[][] = [[]];
  return Array.from({ length }, () => {
    words = words.flatMap((word) => ACTS.map((act) => [...word, act]));
    return words.map((word) => word.map((act, i) => `09:0${i} budi ${act}`).join('\n'));
  }).flat();
}

type Told = Pick<CheckVerdict, 'object' | 'verdict' | 'activation'>;
const told = (verdicts: readonly Told[]): readonly string[] =>
  verdicts.map(({ object, verdict, activation }) => `${object.id} ${verdict} ${activation}`).toSorted();

test.each(FORMS)('%s: the monitor says what the reference says, on every word up to four acts', (form) => {
  const practices = [practiceOf(`for each exhibit: ${form}`)];
  const compiled = compilePractices(practices);
  let looked = 0;
  for (const record of records(4)) {
    const events = miniRecord(record);
    for (const closed of [false, true]) {
      looked++;
      const naive = told(naiveVerdicts(practices, events, { closed }));
      expect(told(checkRecord(compiled, events, { closed })), `${closed}\n${record}`).toEqual(naive);
    }
  }
  expect(looked).toBe(2 * (5 + 25 + 125 + 625));
});
