import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  naiveVerdicts,
  type CheckVerdict,
  type NaiveVerdict,
  type Verdict,
} from '@tracecraft/practice';
import { practiceOf } from './practice-of.ts';

interface Expected {
  readonly object: string;
  readonly verdict: Verdict;
  readonly late: boolean;
  readonly activation: number | null;
}
interface Vector {
  readonly title: string;
  readonly sentence: string;
  readonly record: readonly string[];
  readonly open: readonly Expected[];
  readonly closed: readonly Expected[];
}

const folder = join(import.meta.dirname, '../../../vectors/practice');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test('there are vectors', () => expect(files.length).toBeGreaterThan(3));

describe.each(files)('%s', (file) => {
  const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: readonly Vector[] };
  test.each(cases.map((vector) => [vector.title, vector] as const))('%s', (_, vector) => {
    const practice = practiceOf(vector.sentence);
    const events = miniRecord(vector.record.join('\n'));
    const told = (all: readonly (CheckVerdict | NaiveVerdict)[]): string[] =>
      all
        .map(({ object, verdict, late, activation }) =>
          JSON.stringify({
            object: object.type,
            verdict,
            late,
            activation: activation === null ? null : events.findIndex(({ id }) => id === activation),
          }),
        )
        .toSorted();
    for (const [closed, expected] of [
      [false, vector.open],
      [true, vector.closed],
    ] as const) {
      const wanted = expected.map((one) => JSON.stringify(one)).toSorted();
      expect(told(checkRecord(compilePractices([practice]), events, { closed }))).toEqual(wanted);
      expect(told(naiveVerdicts([practice], events, { closed }))).toEqual(wanted);
    }
  });
});
