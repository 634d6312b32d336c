import type { CourseState } from '../course-record/course-state.ts';
import {
  departuresExplained,
  dutyPractices,
  exhibitsUnbroken,
  imagesChecked,
  timesBetween,
} from './case-measures.ts';
import { missing, median, share } from './measured.ts';
import type { ReadinessInput } from './readiness-input.ts';
import type { ReadinessMeasure } from './readiness-measure.ts';

const DAY = 86_400_000;

/**
 * R1 to R12, as far as records answer them; the rest say what is missing. Each speaks of all that was given together, so
 * give the records of one agency, or of one course: nothing here compares two.
 */
export function readinessOf(input: ReadinessInput): readonly ReadinessMeasure[] {
  return [
    certified(input),
    sinceLastScene(input),
    ...dutyPractices(input.cases),
    exhibitsUnbroken(input.cases),
    ...timesBetween(input.cases),
    imagesChecked(input.cases),
    missing('R7', 'blind-tests'),
    departuresExplained(input.cases),
    adopted(input),
    missing('R10', 'two-scores', 'ratio'),
    missing('R11', 'court-outcomes'),
    confirmed(input),
  ];
}

/** R1: certificates neither expired nor taken back, one an officer, of the posts there are. */
function certified({ courses, asOf, posts }: ReadinessInput): ReadinessMeasure {
  if (posts === null) return missing('R1', 'posts');
  const valid = courses.flatMap((course) =>
    course.certificates
      .filter((one) => one.revoked === null && one.expires >= asOf)
      .map(({ account }) => account),
  );
  const about = { measure: 'R1', from: streams(courses), otherwise: 'certificates' } as const;
  return share(about, Math.min(posts, new Set(valid).size), posts);
}

/** R2: for each officer the newest assessed run that was closed. */
function sinceLastScene({ courses, asOf }: ReadinessInput): ReadinessMeasure {
  const last = new Map<string, number>();
  for (const course of courses)
    for (const { assessed, plays, closed, teams } of course.runs.values()) {
      if (!assessed || closed === null || closed > asOf || !plays.startsWith('exercise:')) continue;
      for (const account of teams.flatMap((team) => course.teams.get(team)?.members ?? []))
        last.set(account, Math.max(closed, last.get(account) ?? 0));
    }
  const days = [...last.values()].map((at) => Math.floor((asOf - at) / DAY));
  return median({ measure: 'R2', from: streams(courses), otherwise: 'assessed-scenes' }, 'days', days);
}

/** R9: practices officers or supervisors say their unit has taken over. A count of practices, not of people. */
function adopted({ courses }: ReadinessInput): ReadinessMeasure {
  const answers = courses.flatMap((course) =>
    course.followUps.flatMap((one) => one.answers.get('adopted') ?? []),
  );
  if (answers.length === 0) return missing('R9', 'follow-up', 'count');
  const named = new Set(answers.filter((one) => one !== 'none' && one !== ''));
  const about = { measure: 'R9', part: '', unit: 'count', interval: null, missing: null } as const;
  return { ...about, value: named.size, n: answers.length, suppressed: false, from: streams(courses) };
}

/** R12: officers whose supervisor confirms use, of those whose supervisor answered; the newest answer counts. */
function confirmed({ courses }: ReadinessInput): ReadinessMeasure {
  const newest = new Map<string, { readonly at: number; readonly yes: boolean }>();
  for (const course of courses)
    for (const { as, account, at, answers } of course.followUps) {
      const answer = answers.get('confirms-use');
      const before = newest.get(account);
      if (as !== 'supervisor' || answer === undefined || (before !== undefined && before.at > at)) continue;
      newest.set(account, { at, yes: answer === 'yes' });
    }
  const yes = [...newest.values()].filter((one) => one.yes).length;
  return share({ measure: 'R12', from: streams(courses), otherwise: 'supervisors' }, yes, newest.size);
}

function streams(courses: readonly CourseState[]): readonly string[] {
  return courses.map(({ stream }) => stream).toSorted();
}
