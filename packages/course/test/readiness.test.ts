import { readCatalogue } from '@tracecraft/phrases';
import { checkRecord, compilePractices, miniRecord } from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';
import { readinessOf, type ReadinessCase, type ReadinessInput, type ReadinessMeasure } from '../src/index.ts';
import { practices, readText } from './content-files.ts';
import { courseState, FIRST_DAY, officer, officers, opened, type CourseAct } from './course-builder.ts';

const DAY = 86_400_000;
const ids = ['signed-handover', 'fresh-gloves', 'tested-write-blocker', 'seal-before-leaving'];
const compiled = compilePractices(practices().filter(({ id }) => ids.includes(id)));

/** A case of `setting`, its record as a mini-record has it. */
function caseOf(name: string, lines: string, setting = 'exercise'): ReadinessCase {
  const events = miniRecord(lines).map((event) =>
    event.header.kind === 'case.opened'
      ? { ...event, body: { ...event.body, fields: { ...event.body.fields, setting } } }
      : event,
  );
  return { stream: `case:${name}`, events, verdicts: checkRecord(compiled, events, { closed: true }) };
}

const whole = `
09:00 linh arrive
09:08 linh cordon path left
09:20 budi photograph-scene view overall
09:30 linh recognise P number 1 description phone kind phone
09:31 linh change-gloves
09:32 linh collect P
09:33 linh seal P seal-number S1
10:00 linh transfer P from linh to sari seal-number S1
10:05 sari accept P from linh seal-intact yes condition fine seal-number S1
10:20 mei attach-write-blocker P tested yes
10:32 mei acquire P I sha256 aa
10:40 dara verify I algorithm SHA-256 value aa match yes`;
const broken = whole
  .replace('10:05 sari accept P from linh seal-intact yes condition fine seal-number S1\n', '')
  .replace('10:40 dara', '10:40 mei')
  .replace('09:08 linh cordon', '09:18 linh cordon');

function measure(input: Partial<ReadinessInput>, id: string, part = ''): ReadinessMeasure {
  const all = readinessOf({ courses: [], cases: [], asOf: FIRST_DAY + 100 * DAY, posts: null, ...input });
  return all.find((one) => one.measure === id && one.part === part)!;
}

function cases(wholes: number, brokens: number, setting?: string): readonly ReadinessCase[] {
  return [
    ...Array.from({ length: wholes }, (_, i) => caseOf(`w${i}`, whole, setting)),
    ...Array.from({ length: brokens }, (_, i) => caseOf(`b${i}`, broken, setting)),
  ];
}

test('without records every measure is there, and says what it lacks', () => {
  const all = readinessOf({ courses: [], cases: [], asOf: 0, posts: null });
  expect([...new Set(all.map((one) => one.measure))]).toEqual(
    Array.from({ length: 12 }, (_, i) => `R${i + 1}`),
  );
  for (const one of all) expect(one).toMatchObject({ value: null, interval: null, n: 0, suppressed: false });
  const words = ['en', 'vi', 'ko'].map((language) =>
    readCatalogue(readText(`phrases/${language}/course-programme.po`)),
  );
  for (const one of all)
    for (const language of words) {
      expect(language[`readiness.missing.${one.missing}`], one.measure).toBeTruthy();
      expect(language[`readiness.${one.measure}`], one.measure).toBeTruthy();
    }
});

describe('from records of cases', () => {
  const exercises = cases(9, 3);

  test('R4: nine of twelve exhibits have an unbroken chain; it says that these were exercises', () => {
    const one = measure({ cases: exercises }, 'R4', 'exercise');
    expect(one).toMatchObject({ value: 0.75, n: 12, suppressed: false, missing: null });
    // Wilson for 9 of 12
    expect(one.interval?.low).toBeCloseTo(0.4677, 4);
    expect(one.interval?.high).toBeCloseTo(0.9111, 4);
    expect(one.from).toHaveLength(12);
  });

  test('R5: medians of what a record holds both ends of', () => {
    expect(measure({ cases: exercises }, 'R5', 'arrival-cordon-exercise')).toMatchObject({
      value: 8 * 60_000,
      n: 12,
      unit: 'ms',
    });
    expect(measure({ cases: exercises }, 'R5', 'cordon-photograph-exercise')).toMatchObject({
      value: 12 * 60_000,
    });
    expect(measure({ cases: exercises }, 'R5', 'seizure-copy-exercise')).toMatchObject({
      value: 60 * 60_000,
    });
  });

  test('R6: only a copy somebody else verified counts', () => {
    expect(measure({ cases: exercises }, 'R6', 'exercise')).toMatchObject({ value: 0.75, n: 12 });
  });

  test('R8: a departure explained in time counts, one explained after advice does not', () => {
    const explained = `${broken}\n11:00 linh explain practice signed-handover step receiver-signs reason "sari was called away"`;
    const late = `${explained} after-advice yes`;
    const all = [
      ...Array.from({ length: 6 }, (_, i) => caseOf(`e${i}`, explained)),
      ...Array.from({ length: 6 }, (_, i) => caseOf(`l${i}`, late)),
    ];
    expect(measure({ cases: all }, 'R8', 'exercise')).toMatchObject({ value: 0.5, n: 12 });
  });

  test('nine are not shown', () => {
    for (const [id, part] of [
      ['R4', 'exercise'],
      ['R6', 'exercise'],
      ['R5', 'arrival-cordon-exercise'],
    ] as const)
      expect(measure({ cases: cases(9, 0) }, id, part)).toMatchObject({
        value: null,
        interval: null,
        n: 9,
        suppressed: true,
      });
  });

  test('where there are duty records, exercises are left out', () => {
    const one = measure({ cases: [...cases(10, 0, 'duty'), ...cases(0, 12)] }, 'R4');
    expect(one).toMatchObject({ value: 1, n: 10, part: '' });
  });

  test('R3: duty records alone, and only of units with ten officers', () => {
    expect(measure({ cases: exercises }, 'R3')).toMatchObject({ missing: 'duty-records' });
    expect(measure({ cases: cases(12, 0, 'duty') }, 'R3', 'severity-4')).toMatchObject({
      suppressed: true,
      value: null,
    });
    const named = Array.from({ length: 12 }, (_, i) =>
      caseOf(`d${i}`, (i < 3 ? broken : whole).replaceAll('linh', `linh${i}`), 'duty'),
    );
    const one = measure({ cases: named }, 'R3', 'severity-4');
    expect(one.suppressed).toBe(false);
    expect(one.value).toBeCloseTo((one.n - 3) / one.n, 10);
  });
});

describe('from courses', () => {
  const run = (closedAfterDays: number, fields: CourseAct['fields'] = {}): readonly CourseAct[] => [
    {
      kind: 'team.formed',
      by: 'kim',
      fields: { team: 't', name: 'T', members: Array.from({ length: 12 }, (_, i) => officer(i + 1)) },
    },
    {
      kind: 'run.planned',
      by: 'kim',
      fields: {
        run: 'r',
        plays: 'exercise:blue-tape',
        version: '1',
        teams: ['t'],
        starts: 0,
        ends: 1,
        assessed: true,
        ...fields,
      },
    },
    { kind: 'run.started', by: 'kim', fields: { run: 'r' } },
    { kind: 'run.closed', by: 'kim', minute: closedAfterDays * 24 * 60, fields: { run: 'r' } },
  ];
  const state = (...acts: readonly CourseAct[]) => courseState([opened, ...officers(12), ...acts]);

  test('R1: valid certificates of the posts there are; expired and revoked ones are none', () => {
    const issue = (i: number, expires: number): CourseAct => ({
      kind: 'certificate.issued',
      by: 'office',
      fields: { account: officer(i), credential: `c${i}`, modules: [], practices: [], roots: [], expires },
    });
    const course = state(
      ...Array.from({ length: 8 }, (_, i) => issue(i + 1, FIRST_DAY + (i === 0 ? 10 : 900) * DAY)),
      { kind: 'certificate.revoked', by: 'office', fields: { credential: 'c2', reason: 'error' } },
    );
    expect(measure({ courses: [course], posts: 12 }, 'R1')).toMatchObject({
      value: 0.5,
      n: 12,
      from: [course.stream],
    });
    expect(measure({ courses: [course] }, 'R1')).toMatchObject({ missing: 'posts' });
  });

  test('R2: days since the newest assessed run that was closed', () => {
    expect(measure({ courses: [state(...run(30))] }, 'R2')).toMatchObject({ value: 70, n: 12, unit: 'days' });
    expect(measure({ courses: [state(...run(30, { assessed: false }))] }, 'R2')).toMatchObject({
      missing: 'assessed-scenes',
    });
    expect(measure({ courses: [state(...run(200))] }, 'R2')).toMatchObject({ missing: 'assessed-scenes' });
  });

  test('R12 and R9: the newest answer of each supervisor; practices named', () => {
    const answer = (i: number, months: number, use: string): CourseAct => ({
      kind: 'follow-up.answered',
      by: 'boss',
      minute: months * 43_200,
      fields: {
        account: officer(i),
        months,
        by: 'supervisor',
        answers: [`confirms-use=${use}`, `adopted=${i < 3 ? 'fresh-gloves' : 'none'}`],
      },
    });
    const course = state(
      ...Array.from({ length: 12 }, (_, i) => answer(i + 1, 3, 'no')),
      ...Array.from({ length: 9 }, (_, i) => answer(i + 1, 6, 'yes')),
    );
    expect(measure({ courses: [course] }, 'R12')).toMatchObject({ value: 0.75, n: 12 });
    expect(measure({ courses: [course] }, 'R9')).toMatchObject({ value: 1, unit: 'count', n: 21 });
  });
});
