import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answered,
  ask,
  miniObject,
  miniRecord,
  naiveVerdicts,
  parseCheck,
  printCheck,
  type Asked,
  type Meaning,
} from '@tracecraft/practice';
import { productPractices } from '../content.ts';
import { practiceOf } from '../practice-of.ts';
import { plainCheck } from './mutations.ts';
import { speakAuthor } from './speak-author.ts';

/** Is the record right by all these sentences? By the reference meaning, of the object called X. */
function isRight({ sentences }: Meaning, record: string): boolean {
  return sentences.every((text) => {
    const verdicts = naiveVerdicts([practiceOf(parseCheck(text))], miniRecord(record), { closed: true });
    const object = miniObject(record, 'X') ?? 'X';
    return verdicts.every(({ object: { id }, verdict }) => id !== object || verdict !== 'violated');
  });
}

function asked(form: string): Asked {
  return ask(parseCheck(`for each exhibit: ${form}`));
}

const ids = ({ meanings }: Asked): readonly string[] => meanings.map(({ id }) => id);

describe('questions about a sentence', () => {
  test.each([
    [
      'after collect, require seal',
      ['for-each', 'before', 'any-time', 'both-ways', 'nothing-between', 'time-limit'],
    ],
    ['after collect, require seal within 30 min', ['for-each', 'no-time-limit', 'both-ways']],
    ['before collect, require photograph', ['for-each', 'after', 'any-time', 'both-ways']],
    ['before each collect, require a new photograph', ['once-is-enough', 'nothing-between']],
    ['just after collect, require seal', ['once-is-enough', 'something-between']],
    ['after collect, never move until seal', ['no-end', 'at-all', 'not-both']],
    ['at most 2 move', ['exactly', 'at-least', 'one-fewer']],
    ['in order: move; photograph; collect', ['any-order']],
    ['before collect, require photograph with scale = yes unless move', ['any-such-act', 'no-exception']],
    ['before collect, require move or seal', ['all-of-them']],
  ])('%s is told from %j', (form, expected) => {
    const found = asked(form);
    expect(ids(found)).toEqual(expect.arrayContaining(['as-written', ...expected]));
    expect(found.questions.length).toBeGreaterThanOrEqual(3);
    expect(found.questions.length).toBeLessThanOrEqual(6);
    const own = found.meanings[0]!.right;
    for (const { id, right } of found.meanings.slice(1)) expect(right, id).not.toEqual(own);
    expect(new Set(own).size).toBe(2);
  });

  test('each record says what is claimed of it, by the reference meaning', () => {
    let looked = 0;
    fc.assert(
      fc.property(plainCheck, (check) => {
        const { questions, meanings } = ask(check);
        for (const [i, { record, right }] of questions.entries()) {
          expect(meanings[0]!.right[i]).toBe(right);
          for (const meaning of meanings) {
            looked++;
            expect(meaning.right[i], `${meaning.id}\n${record}`).toBe(isRight(meaning, record));
          }
        }
      }),
      { numRuns: 25 },
    );
    console.log(`${looked} claims about records looked at`);
    expect(looked).toBeGreaterThan(200);
  });

  test('the sentence written comes first, in the check language', () => {
    const check = parseCheck('for each exhibit: after collect, require seal');
    expect(ask(check).meanings[0]).toMatchObject({ id: 'as-written', sentences: [printCheck(check)] });
  });
});

test(
  'every shared sentence has three to six questions, some right and some not',
  { timeout: 120_000 },
  () => {
    const trees = productPractices().flatMap(({ id, steps }) => steps.map(({ tree }) => ({ id, tree })));
    for (const { id, tree } of trees) {
      const rights = ask(tree).questions.map(({ right }) => right);
      expect([3, 4, 5, 6], id).toContain(rights.length);
      expect(new Set(rights).size, id).toBe(2);
    }
    console.log(`${trees.length} shared sentences asked about`);
    expect(trees.length).toBeGreaterThan(90);
  },
);

describe('answers', () => {
  const found = asked('after collect, require seal');
  const answersOf = (id: string): readonly boolean[] => found.meanings.find((one) => one.id === id)!.right;

  test('that fit the sentence say so', () => {
    expect(answered(found, answersOf('as-written'))).toMatchObject({ asWritten: true, off: 0 });
  });

  test('of someone who means another form name that form', () => {
    for (const id of ['before', 'both-ways', 'any-time']) {
      const { asWritten, fitting, off } = answered(found, answersOf(id));
      expect([asWritten, off]).toEqual([false, 0]);
      expect(fitting.map((one) => one.id)).toContain(id);
    }
  });

  test('that fit nothing name the nearest and say how far off', () => {
    const none = found.questions.map(() => false);
    const { asWritten, off, fitting } = answered(found, none);
    expect(asWritten).toBe(false);
    expect(off).toBeGreaterThan(0);
    expect(fitting.length).toBeGreaterThan(0);
  });

  test('no answers at all exclude nothing', () => {
    expect(answered(found, []).fitting).toEqual(found.meanings);
  });
});

test('every meaning has words in three languages', () => {
  const forms = [
    'after collect, require seal',
    'before collect, require photograph with scale = yes by another officer within 5 min unless move',
    'before each collect, require a new photograph',
    'after collect, never move until seal for 1 h',
    'exactly 2 move',
    'in order: move; collect',
    'whenever package, require container in (tube, envelope) and package-number is recorded',
  ];
  const seen = new Set(forms.flatMap((form) => ids(asked(form))));
  expect(seen.size).toBeGreaterThan(15);
  for (const language of ['en', 'vi', 'ko'])
    for (const id of seen)
      expect(speakAuthor(language).has(`author.neighbour.${id}`), `${language} ${id}`).toBe(true);
});
