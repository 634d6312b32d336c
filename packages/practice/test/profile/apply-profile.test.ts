import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyProfile,
  isProtected,
  PROTECTED_CODES,
  type AppliedProfile,
  type Practice,
  type Problem,
  type ProfileChange,
} from '@tracecraft/practice';
import { practice, profile } from './sample.ts';

const base = [practice('p'), practice('q'), practice('guarded', 'A5')];

function applied(entries: string): AppliedProfile {
  return applyProfile(base, profile(entries));
}

function changes(entries: string): readonly ProfileChange[] {
  const result = applied(entries);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.changes;
}

function practices(entries: string): readonly Practice[] {
  const result = applied(entries);
  return 'errors' in result ? [] : result.practices;
}

function errors(entries: string): readonly Problem[] {
  const result = applied(entries);
  return 'errors' in result ? result.errors : [];
}

const modify = (practiceId: string, rest: string): string =>
  `modify:\n  - practice: ${practiceId}\n    step: picture\n    ${rest}`;
const within = (minutes: number): string =>
  `check: 'for each exhibit: before collect, require photograph within ${minutes} min'`;
const REASON = `\n    reason: { en: "Distances are long." }`;

describe('a profile applied', () => {
  test('tightens a limit, raises level and severity, keeps everything else', () => {
    const entries = modify('p', `level: must\n    severity: 4\n    ${within(10)}`);
    expect(changes(entries)).toMatchObject([
      {
        practice: 'p',
        step: 'picture',
        kind: 'tightened',
        reason: null,
        before: 'for each exhibit: before collect, require photograph within 30 min',
        after: 'for each exhibit: before collect, require photograph within 10 min',
        level: ['should', 'must'],
        severity: [2, 4],
        weight: null,
      },
    ]);
    const [changed, ...others] = practices(entries);
    expect(changed?.steps[0]).toMatchObject({ level: 'must', severity: 4, weight: 3 });
    expect(changed?.steps[0]?.tree.form).toMatchObject({ within: 600_000 });
    expect(changed?.steps[1]).toEqual(base[0]?.steps[1]);
    expect(others).toEqual(base.slice(1));
  });

  test.each([
    ['a longer limit', within(60)],
    ['a lower severity', 'severity: 1'],
    ['a lower level', 'level: may'],
    ['a tighter limit at a lower severity', `severity: 1\n    ${within(5)}`],
    [
      'another act that will do',
      `check: 'for each exhibit: before collect, require photograph or measure within 30 min'`,
    ],
  ])('%s is loosened: refused without a reason, shown with one', (_, change) => {
    expect(errors(modify('p', change))).toMatchObject([
      {
        code: 'profile.loosens-without-reason',
        params: { practice: 'p', step: 'picture' },
        line: 9,
        column: 15,
      },
    ]);
    expect(changes(modify('p', change + REASON))).toMatchObject([
      { kind: 'loosened', reason: { en: 'Distances are long.' } },
    ]);
  });

  test('a loosened sentence comes with a record only the base departs from', () => {
    expect(changes(modify('p', within(60) + REASON))[0]?.record).toBe(
      '09:00 budi photograph X view overall scale yes\n09:31 budi collect X',
    );
  });

  test('the same rule in other words is no change of meaning; a weight alone is none either', () => {
    const words = `check: 'for each exhibit: before seize, require photograph within 1800 s'`;
    expect(changes(modify('p', words))).toMatchObject([{ kind: 'same-meaning' }]);
    expect(changes(modify('p', 'weight: 1'))).toMatchObject([{ kind: 'same-meaning', weight: [3, 1] }]);
  });

  test('drops a step or a whole practice with a reason; a practice without steps is gone', () => {
    const reason = `\n    reason: { en: "Another office." }`;
    const step = `drop:\n  - practice: p\n    step: seal${reason}`;
    expect(changes(step)).toMatchObject([{ step: 'seal', kind: 'dropped', after: null }]);
    expect(practices(step)[0]?.steps.map(({ id }) => id)).toEqual(['picture']);
    const whole = `drop:\n  - practice: p${reason}`;
    expect(changes(whole).map((change) => change.step)).toEqual(['picture', 'seal']);
    expect(practices(whole).map(({ id }) => id)).toEqual(['q', 'guarded']);
    expect(errors('drop:\n  - practice: p')).toMatchObject([
      { code: 'profile.loosens-without-reason', params: { step: 'picture' } },
    ]);
  });

  test('what is not there is named, with the nearest that is; nothing is changed twice', () => {
    expect(errors(modify('guardd', 'level: must'))).toMatchObject([
      { code: 'profile.unknown-practice', params: { found: 'guardd', suggestion: 'guarded' }, line: 9 },
    ]);
    expect(errors(modify('p', 'level: must').replace('picture', 'pictures'))).toMatchObject([
      { code: 'profile.unknown-step', params: { found: 'pictures', suggestion: 'picture' } },
    ]);
    const twice = `${modify('p', 'level: must')}\n  - practice: p\n    step: picture\n    severity: 4`;
    expect(errors(twice)).toMatchObject([{ code: 'profile.changed-twice', line: 12 }]);
  });
});

describe('practices that protect people', () => {
  test('the list is that of settled question 29', () => {
    expect([...PROTECTED_CODES].toSorted()).toEqual(['A1', 'A5', 'G5', 'J1', 'K1', 'K2', 'K3', 'K4']);
    expect(base.map(isProtected)).toEqual([false, false, true]);
  });

  test.each([
    ['a longer limit', modify('guarded', within(60) + REASON)],
    [
      'another form, which no tree shows to be as tight',
      modify('guarded', `check: 'for each exhibit: just before collect, require photograph'${REASON}`),
    ],
    ['a lower severity', modify('guarded', `severity: 1${REASON}`)],
    ['a dropped step', `drop:\n  - practice: guarded\n    step: seal\n    reason: { en: "No time." }`],
  ])('%s is refused even with a reason', (_, entries) => {
    expect(errors(entries)).toMatchObject([
      { code: 'profile.protected', params: { practice: 'guarded', code: 'A5' }, line: 9 },
    ]);
  });

  test('may be tightened', () => {
    expect(changes(modify('guarded', within(5)))).toMatchObject([{ kind: 'tightened' }]);
  });
});

test('random edits: refused whenever anything goes down and no reason is given', () => {
  const LEVELS = ['may', 'should', 'must'];
  fc.assert(
    fc.property(
      fc.nat(2),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 60 }),
      (level, severity, minutes) => {
        const entries = modify(
          'p',
          `level: ${LEVELS[level]!}\n    severity: ${severity}\n    ${within(minutes)}`,
        );
        const looser = level < 1 || severity < 2 || minutes > 30;
        const same = level === 1 && severity === 2 && minutes === 30;
        const [error] = errors(entries);
        expect(error?.code).toBe(looser ? 'profile.loosens-without-reason' : undefined);
        if (!looser) expect(changes(entries)[0]?.kind).toBe(same ? 'same-meaning' : 'tightened');
      },
    ),
    { numRuns: 60 },
  );
});
