import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  diffPractices,
  judgedDifferently,
  markWords,
  miniRecord,
  parseCheck,
  type Practice,
  type PracticeStep,
} from '@tracecraft/practice';
import { practiceOf } from '../practice-of.ts';

const BEFORE = 'for each exhibit: after collect, require seal within 30 min';

function version(
  sentence: string,
  changes: Partial<PracticeStep> = {},
  more: Partial<Practice> = {},
): Practice {
  const practice = practiceOf(sentence);
  const [step] = practice.steps;
  return { ...practice, ...more, steps: [{ ...step!, ...changes }] };
}

describe('words marked', () => {
  test('what went, what came, what stayed', () => {
    expect(markWords('seal within 30 min', 'seal and label within 10 min')).toEqual([
      { mark: 'same', text: 'seal' },
      { mark: 'added', text: ' and label' },
      { mark: 'same', text: ' within' },
      { mark: 'removed', text: ' 30' },
      { mark: 'added', text: ' 10' },
      { mark: 'same', text: ' min' },
    ]);
  });

  test('leaving out what was added gives the old words, leaving out what was removed the new ones', () => {
    const text = fc.array(fc.constantFrom('seal', 'label', '=', 'yes', '(', ','), { maxLength: 9 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const marked = markWords(a.join(' '), b.join(' '));
        const without = (mark: string): string =>
          marked
            .filter((word) => word.mark !== mark)
            .map((word) => word.text)
            .join('');
        expect(without('added').replaceAll(' ', '')).toBe(a.join(''));
        expect(without('removed')).toBe(b.join(' '));
      }),
    );
  });
});

describe('two versions', () => {
  test('the same is none', () => {
    expect(diffPractices(version(BEFORE), version(BEFORE))).toMatchObject({
      kind: 'none',
      steps: [],
      texts: [],
    });
  });

  test('other words for the same rule, a text or a weight are editorial', () => {
    const words = version('for each exhibit: after seize, require seal within 1800 s');
    const said = diffPractices(version(BEFORE), words);
    expect(said).toMatchObject({ kind: 'editorial', steps: [{ meaning: { kind: 'same-meaning' } }] });
    expect(said.steps[0]?.words.map(({ text }) => text)).toContain(' seize');
    const text = diffPractices(version(BEFORE), version(BEFORE, { why: { en: 'Other.' } }));
    expect(text).toMatchObject({
      kind: 'editorial',
      steps: [{ texts: ['why.en'], words: [], meaning: null }],
    });
    const title = diffPractices(version(BEFORE), version(BEFORE, {}, { title: { en: 'p', ko: '봉인' } }));
    expect(title).toMatchObject({ kind: 'editorial', texts: ['title.ko'], steps: [] });
    expect(diffPractices(version(BEFORE), version(BEFORE, { weight: 2 })).kind).toBe('editorial');
  });

  test('a changed time is substantive, with a record each way it differs', () => {
    const found = diffPractices(version(BEFORE), version(BEFORE.replace('30', '10')));
    expect(found).toMatchObject({
      kind: 'substantive',
      steps: [
        {
          change: 'changed',
          meaning: { kind: 'tightened', onlyBefore: null },
          words: expect.arrayContaining([{ mark: 'removed', text: ' 30' }]),
        },
      ],
    });
    const record = found.steps[0]?.meaning?.onlyAfter?.record ?? '';
    expect(record).toBe('09:00 budi collect X\n09:11 budi seal X seal-number S1');
    const judged = judgedDifferently(
      [version(BEFORE)],
      [version(BEFORE.replace('30', '10'))],
      [{ name: 'case', events: miniRecord(record) }],
    );
    expect(judged).toMatchObject([
      {
        record: 'case',
        practice: 'p',
        step: 'p',
        object: { id: 'X' },
        before: 'satisfied',
        after: 'violated',
      },
    ]);
  });

  test('a level, a severity, a step that came or went are substantive', () => {
    expect(diffPractices(version(BEFORE), version(BEFORE, { level: 'may' }))).toMatchObject({
      kind: 'substantive',
      steps: [{ level: ['must', 'may'], meaning: null }],
    });
    const two = {
      ...version(BEFORE),
      steps: [...version(BEFORE).steps, { ...version(BEFORE).steps[0]!, id: 'q' }],
    };
    expect(diffPractices(version(BEFORE), two)).toMatchObject({
      kind: 'substantive',
      steps: [{ step: 'q', change: 'added' }],
    });
    expect(diffPractices(two, version(BEFORE)).steps).toMatchObject([{ step: 'q', change: 'removed' }]);
  });
});

describe('cases judged differently', () => {
  const kept = miniRecord('09:00 budi collect X\n09:05 budi seal X seal-number S1');
  const late = miniRecord('09:00 budi collect X\n09:45 budi seal X seal-number S1');

  test('only those, each with its verdicts before and after', () => {
    const records = [
      { name: 'kept', events: kept },
      { name: 'late', events: late },
    ];
    const hour = parseCheck(BEFORE.replace('30 min', '1 h'));
    expect(judgedDifferently([version(BEFORE)], [practiceOf(hour)], records)).toMatchObject([
      { record: 'late', before: 'violated', after: 'satisfied' },
    ]);
    expect(judgedDifferently([version(BEFORE)], [version(BEFORE)], records)).toEqual([]);
  });

  test('a check that comes or goes has no verdict on one side; one that never binds says nothing', () => {
    const other = practiceOf('for each exhibit: after collect, require label', 'other');
    const unbound = practiceOf('for each exhibit: after move, require label', 'unbound');
    const records = [{ name: 'kept', events: kept }];
    expect(judgedDifferently([], [other, unbound], records)).toMatchObject([
      { practice: 'other', before: null, after: 'violated' },
    ]);
    expect(judgedDifferently([other], [], records)).toMatchObject([{ before: 'violated', after: null }]);
  });
});
