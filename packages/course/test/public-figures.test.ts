import { publicFigures, type CourseState } from '@tracecraft/course';
import { expect, it } from 'vitest';

/** A course of `count` officers of whom `signed` signed the code, all there at its one session. */
function course(count: number, signed: number, closed = true, certificates = 0): CourseState {
  const accounts = Array.from({ length: count }, (_, i) => `o-${i}`);
  return {
    closed: closed ? {} : null,
    people: new Map(
      accounts.map((account) => [account, { account, role: 'trainee', withdrawn: false }] as const),
    ),
    signatures: new Map(accounts.slice(0, signed).map((account) => [account, {}])),
    sessions: new Map([['s', { session: 's', cancelled: null }]]),
    attendance: new Map([
      [
        's',
        new Map(accounts.map((one) => [one, { account: one, session: 's', present: true, by: 'office' }])),
      ],
    ]),
    attendanceSecrets: new Map(),
    certificates: Array.from({ length: certificates }, () => ({ revoked: null })),
  } as unknown as CourseState;
}

it('adds whole closed courses up', () => {
  const figures = publicFigures([course(12, 9, true, 11), course(20, 20, true, 4)]);
  expect(figures).toMatchObject({ courses: 2, officers: 32, certificates: 15 });
  expect(figures.attendance).toMatchObject({ hits: 32, n: 32 });
  expect(figures.codeSigned).toMatchObject({ hits: 29, n: 32 });
});

it('leaves out a course of nine, and one that goes on, so that no figure moves by a group under ten', () => {
  const [large, small] = [course(12, 9), course(9, 0)];
  expect(publicFigures([large, small])).toEqual(publicFigures([large]));
  expect(publicFigures([large, course(40, 40, false)])).toEqual(publicFigures([large]));
});

it('tells nothing of nobody', () => {
  expect(publicFigures([])).toMatchObject({ courses: 0, officers: null, certificates: null });
  expect(publicFigures([course(9, 9)]).codeSigned.hits).toBeNull();
  expect(publicFigures([course(12, 9, true, 9)]).certificates).toBeNull();
});
