import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  miniRecord,
  type CompiledPractices,
  type Verdict,
} from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { practiceOf } from './practice-of.ts';

const VERB: Readonly<Record<string, string>> = {
  a: 'photograph X view overall scale yes',
  b: 'collect X',
  f: 'scene-release',
};
const HEAD = '09:00 budi recognise X number 1 description thing kind tool';

const records = new Map<string, readonly CaseEvent[]>();

function verdict(compiled: CompiledPractices, lines: readonly string[], closed: boolean): Verdict {
  const text = [HEAD, ...lines].join('\n');
  const events = records.get(text) ?? miniRecord(text);
  records.set(text, events);
  return checkRecord(compiled, events, { closed })[0]!.verdict;
}

/** Every way two devices' acts may really have followed one another. */
function shuffles(left: string, right: string): readonly string[] {
  if (left === '' || right === '') return [left + right];
  return [
    ...shuffles(left.slice(1), right).map((rest) => left[0] + rest),
    ...shuffles(left, right.slice(1)).map((rest) => right[0] + rest),
  ];
}

function words(longest: number): readonly string[] {
  const all = [''];
  for (const word of all)
    if (word.length < longest) all.push(...['a', 'b', 'f'].map((letter) => word + letter));
  return all;
}

/** Two devices whose clocks say nothing about each other: same claimed minute, an hour of doubt. */
const unordered = (word: string, device: string): string[] =>
  word.split('').map((letter) => `09:30 budi ${VERB[letter]} {on ${device}, clock 60 min}`);
const ordered = (word: string): string[] => word.split('').map((letter) => `09:30 budi ${VERB[letter]}`);

/**
 * Every sentence must be sound. Where one letter alone activates it, pairs tell everything: with a single such act the
 * verdict is uncertain exactly when two orders differ. With more, pairs may leave open what all orders agree on.
 */
const SENTENCES: readonly [string, 'a' | 'b' | null][] = [
  ['before collect, require photograph', 'b'],
  ['after photograph, require collect', 'a'],
  ['after photograph, never collect', 'a'],
  ['never collect', 'b'],
  ['before each collect, require a new photograph', 'b'],
  ['after each photograph, require collect before the next photograph', 'a'],
  ['just before collect, require photograph', null],
  ['just after photograph, require collect', null],
  ['after photograph, require collect before scene-release', null],
  ['after photograph, never collect until scene-release', null],
  ['in order: photograph; scene-release; collect', null],
];

describe('a verdict on acts whose order is not known', () => {
  const pairs = words(3)
    .flatMap((left) =>
      words(2)
        .filter((right) => right.length + left.length < 5)
        .map((right) => [left, right] as const),
    )
    .filter(([left, right]) => left !== '' && right !== '');
  for (const [sentence, activating] of SENTENCES)
    test(sentence, () => {
      const compiled = compilePractices([practiceOf(`for each exhibit: ${sentence}`)]);
      const known = new Map<string, Verdict>();
      let uncertain = 0;
      for (const closed of [false, true])
        for (const [left, right] of pairs) {
          const possible = new Set(
            shuffles(left, right).map((word) => {
              const key = `${word}/${closed}`;
              if (!known.has(key)) known.set(key, verdict(compiled, ordered(word), closed));
              return known.get(key)!;
            }),
          );
          const found = verdict(compiled, [...unordered(left, 'one'), ...unordered(right, 'two')], closed);
          if (found === 'uncertain') uncertain++;
          // Violated only if no order saves it; satisfied only if every order does.
          // Nothing asked for anything yet: a chain perhaps complete ahead of time is not told as satisfied.
          const told =
            found === 'not-applicable' ? [...possible].filter((one) => one !== 'satisfied') : [...possible];
          if (found !== 'uncertain') expect(told, `${left}|${right} ${closed}`).toEqual([found]);
          if (activating !== null && (left + right).split(activating).length <= 2)
            expect(found === 'uncertain', `${left}|${right} ${closed}`).toBe(possible.size > 1);
        }
      expect(uncertain > 0).toBe(sentence !== 'never collect');
    });
});
