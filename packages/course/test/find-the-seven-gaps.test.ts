import { checkRecord, compilePractices, miniObject, miniRecord } from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';
import { gapLines, scoreActivity, type Mutation } from '../src/index.ts';
import { activity, practices } from './content-files.ts';

const gaps = activity('find-the-seven-gaps', 'gaps');
const inForce = compilePractices(practices().filter(({ id }) => gaps.practices.includes(id)));

/** The faulty record as the engine judges it: `practice/step object`, objects by their name in the record. */
function departures(mutations: readonly Mutation[]): readonly string[] {
  const text = gapLines({ record: gaps.record, mutations })
    .map((line) => line.text)
    .join('\n');
  const names = new Map(
    [...text.matchAll(/recognise (\w+)/g)].map(([, name]) => [miniObject(text, name!), name]),
  );
  return checkRecord(inForce, miniRecord(text), { closed: true })
    .filter(({ verdict }) => verdict !== 'satisfied' && verdict !== 'not-applicable')
    .map((one) => `${one.practice}/${one.step} ${names.get(one.object.id) ?? one.object.id} ${one.verdict}`)
    .toSorted();
}

const key = gaps.gaps.map((gap) => `${gap.practice}/${gap.step} ${gap.about} violated`);

test('the record before its mutations departs from nothing', () => {
  expect(departures([])).toEqual([]);
});

test.each(gaps.mutations.map((mutation, i) => [i, mutation] as const))(
  'mutation %i makes one gap, and that one is in the key',
  (_, mutation) => {
    const found = departures([mutation]);
    expect(found).toHaveLength(1);
    expect(key).toContain(found[0]);
  },
);

test('all seven together are the key, no more and no less', () => {
  expect(gaps.gaps).toHaveLength(7);
  expect(departures(gaps.mutations)).toEqual(key.toSorted());
});

describe('answers', () => {
  const lines = gapLines(gaps);
  const lineOf = (start: string): number => lines.find(({ text }) => text.startsWith(start))!.line;
  const right: readonly string[] = [
    `overall-mid-close@${lineOf('09:13:40 ivo photograph Notebook')}`,
    `fresh-gloves@${lineOf('08:49 mina collect Packet')}`,
    `breathable-container@${lineOf('08:41 mina package Tape')}`,
    `control-samples@${lineOf('08:39 mina collect Tape')}`,
    `complete-label@${lineOf('09:09 tarin label Phone')}`,
    `signed-handover@${lineOf('09:34 mina transfer Packet')}`,
    `receiver-checks@${lineOf('09:31 sol accept Mark')}`,
  ];
  const answers = (claims: readonly string[]): ReadonlyMap<string, string> =>
    new Map(claims.map((claim, i) => [String(i + 1), claim]));

  test('each line is an event of the record, in the same order', () => {
    expect(lines.map(({ event }) => event.body.claimed.start)).toEqual(
      lines.map(({ event }) => event.body.claimed.start).toSorted((a, b) => a - b),
    );
    expect(lines[0]?.event.header.kind).toBe('authority.recorded');
    expect(lines.at(-1)?.event.body.performer).toBe('sol');
  });

  test('seven right claims are everything', () => {
    const score = scoreActivity(gaps, answers(right));
    expect(score).toMatchObject({ answered: 7, right: 7, of: 7, precision: 1, recall: 1, points: 10_000 });
  });

  test('a wrong claim lowers precision and costs half a gap; the same claim twice is one', () => {
    const score = scoreActivity(gaps, answers([...right.slice(0, 4), right[0]!, 'stored-in-time@3']));
    expect(score).toMatchObject({ answered: 5, right: 4, precision: 4 / 5, recall: 4 / 7 });
    expect(score.points).toBe(Math.floor((3.5 / 7) * 10_000));
  });

  test('an act of the same officer at another time is no place of the gap', () => {
    expect(scoreActivity(gaps, answers([`fresh-gloves@${lineOf('08:05 mina plan')}`])).right).toBe(0);
  });

  test('the right practice at another thing is no find', () => {
    expect(
      scoreActivity(gaps, answers([`breathable-container@${lineOf('09:07 tarin package Phone')}`])).right,
    ).toBe(0);
  });

  test('claiming every practice at every act earns nothing', () => {
    const all = lines.flatMap(({ line }) => gaps.practices.map((practice) => `${practice}@${line}`));
    expect(scoreActivity(gaps, answers(all)).points).toBe(0);
  });

  test('no answer is no points, not an error', () => {
    expect(scoreActivity(gaps, new Map())).toMatchObject({
      answered: 0,
      precision: null,
      recall: 0,
      points: 0,
    });
  });
});
