import { foldExchange, practiceUnits, unitStates, type UnitState } from '@tracecraft/exchange';
import { printCheck, type Practice } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { said } from './said.ts';
import { anyPractice, edited, edits, practices } from './sample-practices.ts';

const LANGUAGES = ['vi', 'ko', 'id', 'th', 'km'];
const OPEN = { agency: 'aranya', handling: 'TLP:CLEAR', audience: ['public'] };

const translate = (
  practice: Practice,
  unit: string,
  language: string,
  more: object = {},
  by = 'mya',
): CaseEvent => {
  const { text, source } = practiceUnits(practice).find((one) => one.unit === unit)!;
  return said('unit.translated', by, {
    ...OPEN,
    practice: practice.id,
    unit,
    source,
    original: text,
    language,
    text: `${language}: ${text}`,
    drafted: 'person',
    ...more,
  });
};
const review = (translation: CaseEvent, by: string, outcome = 'reviewed'): CaseEvent =>
  said('unit.reviewed', by, { ...OPEN, translation: translation.id, outcome });
const stateOf = (events: readonly CaseEvent[], versions: readonly Practice[], language: string) =>
  new Map(
    unitStates(versions, foldExchange('agency:x', events).translations, language).map((one) => [
      one.unit.unit,
      one,
    ]),
  );

/** English of every unit, read from the practice itself, spaces made one. */
function english({ title, prose, steps }: Practice): ReadonlyMap<string, string> {
  const plain = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ');
  return new Map([
    ['title', plain(title.en)],
    ['prose', plain(prose.en)],
    ...steps.flatMap((step): [string, string][] => [
      [`${step.id}/check`, plain(printCheck(step.tree))],
      [`${step.id}/why`, plain(step.why.en)],
      [`${step.id}/risk`, plain(step.risk.en)],
      [`${step.id}/exceptions`, plain(step.exceptions.join(' '))],
    ]),
  ]);
}

describe('translations', () => {
  it('a change of the source marks exactly the affected units stale, in every language', () => {
    fc.assert(
      fc.property(anyPractice, edits, (before, changes) => {
        const after = edited(before, changes);
        const events = LANGUAGES.flatMap((language) =>
          practiceUnits(before).map(({ unit }) => translate(before, unit, language)),
        );
        const [was, is] = [english(before), english(after)];
        const affected = [...is].filter(
          ([unit, text]) => was.has(unit) && was.get(unit) !== text && was.get(unit) !== '',
        );
        const expected = affected.map(([unit]) => unit).toSorted();
        for (const language of LANGUAGES) {
          const stale = [...stateOf(events, [before, after], language).values()].filter(
            ({ state }) => state === 'stale',
          );
          expect(stale.map(({ unit }) => unit.unit).toSorted()).toEqual(expected);
          for (const { unit, original } of stale)
            expect(original?.split(/\s+/).join(' ')).toBe(was.get(unit.unit));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what a file carries along unchanged while its English changes is stale too, and only that', () => {
    const before = practices.find(({ id }) => id === 'fresh-gloves')!;
    const after = edited(before, [{ step: 0, part: 'why.en', choice: 1 }]);
    const both = edited(after, [{ step: 0, part: 'why.vi', choice: 2 }]);
    const states = (versions: readonly Practice[], language: string) =>
      [...stateOf([], versions, language).values()]
        .filter(({ state }) => state === 'stale')
        .map(({ unit }) => unit.unit);
    expect(states([before, after], 'vi')).toEqual(['fresh-gloves/why']);
    expect(states([before, after], 'ko')).toEqual(['fresh-gloves/why']);
    expect(states([before, after, both], 'vi')).toEqual([]);
    expect(states([before, after, both], 'ko')).toEqual(['fresh-gloves/why']);
  });

  const base = practices.find(({ id }) => id === 'fresh-gloves')!;
  const unit = 'fresh-gloves/exceptions';
  const only = (events: readonly CaseEvent[], versions = [base]): UnitState =>
    stateOf(events, versions, 'vi').get(unit)!;

  it('missing, draft, reviewed: nobody reviews the own translation', () => {
    expect(only([]).state).toBe('missing');
    const made = translate(base, unit, 'vi');
    expect(only([made]).state).toBe('draft');
    expect(only([made, review(made, 'mya')]).state).toBe('draft');
    expect(only([made, review(made, 'dara')]).state).toBe('reviewed');
    expect(only([made, review(made, 'dara'), review(made, 'jun', 'sent-back')]).state).toBe('draft');
  });
  it('whose source changed meanwhile is kept and told, with the English it was made from', () => {
    const after = edited(base, [{ step: 0, part: 'exceptions', choice: 1 }]);
    const late = translate(base, unit, 'vi');
    const found = only([late], [base, after]);
    expect([found.state, found.text]).toEqual(['stale', `vi: ${found.original}`]);
    expect(found.original).toBe(base.steps[0]!.exceptions.join('\n'));
  });
  it('of two people at once the later stands and the other is shown; one who saw it replaces it', () => {
    const first = translate(base, unit, 'vi', { text: 'Một' });
    const second = translate(base, unit, 'vi', { text: 'Hai' }, 'bao');
    expect(only([first, second]).crossed?.text).toBe('Một');
    const third = translate(base, unit, 'vi', { text: 'Ba', previous: second.id });
    expect([only([first, second, third]).text, only([first, second, third]).crossed]).toEqual(['Ba', null]);
  });
});
