import { describe, expect, test } from 'vitest';
import { parseCheck } from '@tracecraft/practice';
import { compareWords } from './compare-words.ts';
import { WORLDS } from './worlds.ts';

/** The names of the thirteen forms; `at least`, `at most` and `exactly` are told apart. */
const FORMS = [
  'absence',
  'alternate-precedence',
  'alternate-response',
  'at-most',
  'chain-precedence',
  'chain-response',
  'exactly',
  'existence',
  'not-coexistence',
  'not-response',
  'precedence',
  'responded-existence',
  'response',
  'same-event',
  'sequence',
];

// All of them over four acts, to length 6: `npm run words:practice`.
const LENGTHS = WORLDS.map((world, i) => ({ world, name: world.name, length: i === 0 ? 6 : 5 }));

describe('every word of three acts: the monitor says what the reference says', () => {
  test.each(LENGTHS)(
    '$name, up to $length acts',
    ({ world, length }) => {
      const { words, verdicts } = compareWords(world, 3, length);
      expect(words).toBe((3 ** (length + 1) - 1) / 2);
      expect(verdicts).toBeGreaterThanOrEqual(words * world.sentences.length * 3 * 2);
    },
    120_000,
  );
});

test('every form is among the sentences', () => {
  const names = WORLDS.flatMap(({ sentences }) => sentences.map((one) => parseCheck(one).form.name));
  expect([...new Set(names)].toSorted()).toEqual(FORMS);
});

test.each(WORLDS)(
  '$name: on words of four acts each sentence is kept here and departed from there',
  (world) => {
    const { bySentence } = compareWords(world, 4, 3);
    const lame = world.sentences.filter((sentence) => {
      const counts = bySentence.get(sentence)!;
      const kept = ['satisfied', 'holding', 'uncertain'] as const;
      return !counts.has('violated') || !kept.some((verdict) => counts.has(verdict));
    });
    expect(lame).toEqual([]);
  },
);
