import { expect, test } from 'vitest';
import type { NaiveEvent } from '../../src/log/naive/naive-trace.ts';
import { naiveVerdict } from '../../src/log/naive/naive-verdict.ts';
import { templateNames, type LogRule } from '../../src/log/rule.ts';
import { differences, fast, letters, naive, rules, words } from './both-ways.ts';

const LONGEST = 6;
const EXTENSION = 3;

function allWords(longest: number): readonly string[] {
  let last = [''];
  const all: string[] = [];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((word) => ['a', 'b', 'x'].map((letter) => word + letter));
    all.push(...last);
  }
  return all;
}

const counted = ['existence', 'absence', 'exactly'];
const every = rules(
  ...templateNames.flatMap((template) =>
    (counted.includes(template) ? [0, 1, 2, 3] : [1]).map((n) => ({ template, a: 'a', b: 'b', n })),
  ),
);
const short = allWords(LONGEST);

function traceOf(word: string): readonly NaiveEvent[] {
  return word.split('').map((activity, at) => ({
    row: at + 1,
    activity,
    time: at * 1000,
    attributes: new Map([['activity', activity]]),
  }));
}

test('every template, every word: fast equals naive, letters and proofs', () => {
  const way = { half: false, interleaved: false };
  const cases = short.map((word, at) => ({ id: `c${at}`, events: traceOf(word) }));
  let row = 0;
  const numbered = cases.map(({ id, events }) => ({
    id,
    events: events.map((event) => ({ ...event, row: ++row })),
  }));
  const [one, two] = [fast(words(short), every, way), naive(numbered, every, way)];
  expect(differences(one.verdicts, two.verdicts)).toEqual([]);
  expect(differences(one.proofs(), two.proofs())).toEqual([]);
  console.log(
    `check-log: ${short.length} words, ${short.length * every.length} final verdicts and their proofs`,
  );
  expect(templateNames.length).toBe(17);
  expect(short.length).toBe(1092);
});

test('every template, every prefix: the four values are what all extensions to length 3 say', () => {
  // Twice as long, so that reading to the half reads the word itself.
  const table = words(short.map((word) => word + 'x'.repeat(word.length)));
  const said = letters(fast(table, every, { half: true, interleaved: false }));
  const extensions = ['', ...allWords(EXTENSION)];
  let compared = 0;
  for (const [at, rule] of every.entries()) {
    const kept = memoised(rule);
    const wrong = short.filter((word, w) => {
      compared++;
      return said[w]![at] !== fourValued(word, extensions, kept);
    });
    expect(wrong, `${rule.template} ${rule.n}`).toEqual([]);
  }
  console.log(`check-log: ${compared} prefixes against ${extensions.length} extensions each`);
  expect(compared).toBe(1092 * every.length);
}, 60_000);

function memoised(rule: LogRule): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    const found = known.get(word) ?? naiveVerdict(rule, traceOf(word)).final !== 'v';
    known.set(word, found);
    return found;
  };
}

function fourValued(word: string, extensions: readonly string[], kept: (word: string) => boolean): string {
  const all = extensions.map((extension) => kept(word + extension));
  if (all.every(Boolean)) return 'S';
  if (!all.some(Boolean)) return 'V';
  return kept(word) ? 's' : 'v';
}
