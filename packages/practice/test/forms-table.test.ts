import { describe, expect, test } from 'vitest';
import { checkRecord, compilePractices, miniRecord, naiveVerdicts, type Verdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { practiceOf } from './practice-of.ts';

/** a = photograph (the earlier act), b = collect (the later), x = an act no check speaks of. */
const VERB: Readonly<Record<string, string>> = {
  a: 'photograph X view overall scale yes',
  b: 'collect X',
  x: 'describe X',
  f: 'scene-release',
};

function record(word: string): string {
  const lines = word
    .split('')
    .map((letter, i) => `09:${String(i + 1).padStart(2, '0')} budi ${VERB[letter]}`);
  return ['09:00 budi recognise X number 1 description thing kind tool', ...lines].join('\n');
}

function words(letters: string, longest: number): readonly string[] {
  const all = [''];
  for (const word of all)
    if (word.length < longest) all.push(...letters.split('').map((letter) => word + letter));
  return all;
}

const after = (word: string, first: string, second: string): boolean =>
  word.includes(first) && word.slice(word.indexOf(first)).includes(second);
/** Every b has an a between it and the b before. */
const freshBefore = (word: string): boolean => !/(^|b)[^a]*b/.test(word.replaceAll('x', ''));
const lastOpen = (word: string): boolean => word.lastIndexOf('a') > word.lastIndexOf('b');

/** The four-valued table of docs/spec/practice.md, as string tests on the word: [sentence, verdict while open]. */
const TABLE: readonly [string, (word: string) => Verdict][] = [
  [
    'before collect, require photograph',
    (w) => (!/[ab]/.test(w) ? 'not-applicable' : /^x*a/.test(w) ? 'satisfied' : 'violated'),
  ],
  [
    'before each collect, require a new photograph',
    (w) => (!w.includes('b') ? 'not-applicable' : freshBefore(w) ? 'holding' : 'violated'),
  ],
  [
    'just before collect, require photograph',
    (w) => (!w.includes('b') ? 'not-applicable' : /(^|[^a])b/.test(w) ? 'violated' : 'holding'),
  ],
  [
    'after photograph, require collect',
    (w) => (!w.includes('a') ? 'not-applicable' : lastOpen(w) ? 'pending' : 'holding'),
  ],
  [
    'after each photograph, require collect before the next photograph',
    (w) =>
      !w.includes('a')
        ? 'not-applicable'
        : /a[^b]*a/.test(w)
          ? 'violated'
          : lastOpen(w)
            ? 'pending'
            : 'holding',
  ],
  [
    'just after photograph, require collect',
    (w) =>
      !w.includes('a')
        ? 'not-applicable'
        : /a[^b]/.test(w)
          ? 'violated'
          : w.endsWith('a')
            ? 'pending'
            : 'holding',
  ],
  [
    'after photograph, never collect',
    (w) => (!w.includes('a') ? 'not-applicable' : after(w, 'a', 'b') ? 'violated' : 'holding'),
  ],
  ['never collect', (w) => (w.includes('b') ? 'violated' : 'holding')],
  ['at least 2 collect', (w) => (w.split('b').length > 2 ? 'satisfied' : 'pending')],
  ['at most 1 collect', (w) => (w.split('b').length > 2 ? 'violated' : 'holding')],
  [
    'exactly 1 collect',
    (w) => (w.split('b').length > 2 ? 'violated' : w.includes('b') ? 'holding' : 'pending'),
  ],
  [
    'if photograph, also collect',
    (w) => (w.includes('b') ? 'satisfied' : w.includes('a') ? 'pending' : 'not-applicable'),
  ],
  [
    'not both photograph and collect',
    (w) => (!w.includes('a') ? 'not-applicable' : w.includes('b') ? 'violated' : 'holding'),
  ],
  [
    'in order: photograph; collect',
    (w) => (!/[ab]/.test(w) ? 'not-applicable' : /^x*a/.test(w) ? 'satisfied' : 'violated'),
  ],
  ['whenever photograph, require scale = yes', (w) => (w.includes('a') ? 'holding' : 'not-applicable')],
];

const CLOSED: Readonly<Record<Verdict, Verdict>> = {
  satisfied: 'satisfied',
  violated: 'violated',
  pending: 'violated',
  holding: 'satisfied',
  'not-applicable': 'not-applicable',
  uncertain: 'uncertain',
};

const records = new Map<string, readonly CaseEvent[]>();

function recordOf(text: string): readonly CaseEvent[] {
  const known = records.get(text) ?? miniRecord(text);
  records.set(text, known);
  return known;
}

function verdictOf(sentence: string, text: string, closed: boolean): Verdict {
  const practice = practiceOf(`for each exhibit: ${sentence}`);
  const events = recordOf(text);
  const found = checkRecord(compilePractices([practice]), events, { closed })[0]!.verdict;
  expect(naiveVerdicts([practice], events, { closed })[0]!.verdict).toBe(found);
  return found;
}

describe('the four-valued table, on every word up to length 5', () => {
  const all = words('abx', 5);
  test('there are 364 words', () => expect(all).toHaveLength(364));
  for (const [sentence, expected] of TABLE)
    test(sentence, () => {
      for (const word of all) {
        expect(verdictOf(sentence, record(word), false), word).toBe(expected(word));
        expect(verdictOf(sentence, record(word), true), `${word} closed`).toBe(CLOSED[expected(word)]);
      }
    });
});

describe('limits', () => {
  test('a response before F is lost at F', () => {
    for (const word of words('abf', 5)) {
      const lost = /a[^b]*f/.test(word);
      const expected = !word.includes('a')
        ? 'not-applicable'
        : lost
          ? 'violated'
          : lastOpen(word)
            ? 'pending'
            : 'holding';
      expect(
        verdictOf('after photograph, require collect before scene-release', record(word), false),
        word,
      ).toBe(expected);
    }
  });

  test('a prohibition ends at F', () => {
    for (const word of words('abf', 5)) {
      const expected = !word.includes('a') ? 'not-applicable' : /a[^f]*b/.test(word) ? 'violated' : 'holding';
      expect(
        verdictOf('after photograph, never collect until scene-release', record(word), false),
        word,
      ).toBe(expected);
    }
  });

  test('a time bound of precedence and response counts the minutes between the two acts', () => {
    for (const word of words('abx', 5)) {
      const acts = word.split('');
      const near = (i: number, step: number, letter: string): boolean =>
        [1, 2].some((k) => acts[i + step * k] === letter);
      const every = (letter: string, test_: (i: number) => boolean): boolean =>
        acts.every((one, i) => one !== letter || test_(i));
      const back = !word.includes('b')
        ? 'not-applicable'
        : every('b', (i) => near(i, -1, 'a'))
          ? 'holding'
          : 'violated';
      expect(verdictOf('before collect, require photograph within 2 min', record(word), false), word).toBe(
        back,
      );
      const gone = (i: number): boolean => acts.length - 1 - i > 2;
      const open = acts.some((one, i) => one === 'a' && !near(i, 1, 'b') && !gone(i));
      const missed = acts.some((one, i) => one === 'a' && !near(i, 1, 'b') && gone(i));
      const forth = !word.includes('a')
        ? 'not-applicable'
        : missed
          ? 'violated'
          : open
            ? 'pending'
            : 'holding';
      expect(verdictOf('after photograph, require collect within 2 min', record(word), false), word).toBe(
        forth,
      );
    }
  });
});
