import type { CourseState } from '../course-record/course-state.ts';
import { LEAST_GROUP } from '../tests/gain.ts';
import { overallAttendance, traineesOf } from './attendance.ts';
import { shareOf, type Share } from './share.ts';

/** What anybody may know of a programme: counts over whole courses, of no officer, delegation or state. */
export interface PublicFigures {
  /** Courses that were closed and are counted here. */
  readonly courses: number;
  /** Officers who took part; null where they are under ten. */
  readonly officers: number | null;
  readonly attendance: Share;
  readonly codeSigned: Share;
  /** Certificates in force; null where they are under ten. */
  readonly certificates: number | null;
}

/**
 * Only closed courses of ten and more officers are counted, and each as a whole: what a figure was before and after
 * tells of no group under ten.
 */
export function publicFigures(courses: readonly CourseState[]): PublicFigures {
  const counted = courses
    .filter((state) => state.closed !== null)
    .map((state) => ({ state, trainees: traineesOf(state) }))
    .filter(({ trainees }) => trainees.length >= LEAST_GROUP);
  const officers = sum(counted.map(({ trainees }) => trainees.length));
  const attendance = counted.map(({ state, trainees }) => overallAttendance(state, trainees));
  const signed = counted.flatMap(({ state, trainees }) =>
    trainees.filter(({ account }) => state.signatures.has(account)),
  );
  const certificates = sum(
    counted.map(({ state }) => state.certificates.filter(({ revoked }) => revoked === null).length),
  );
  return {
    courses: counted.length,
    officers: officers < LEAST_GROUP ? null : officers,
    attendance: shareOf(sum(attendance.map(({ hits }) => hits ?? 0)), sum(attendance.map(({ n }) => n))),
    codeSigned: shareOf(signed.length, officers),
    certificates: certificates < LEAST_GROUP ? null : certificates,
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
