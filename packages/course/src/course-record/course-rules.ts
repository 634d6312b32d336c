import type { CaseEvent } from '@tracecraft/record';

/** What a person does in a course. */
export type CourseRole =
  | 'trainee'
  | 'trainer'
  | 'assessor'
  | 'observer'
  | 'programme-office'
  | 'practice-steward';

/**
 * Who may read an entry of a course stream beside course staff: everybody in the course, only the person it is about
 * (`account` or the performer), the members of the team it is about, or nobody.
 */
export type Audience = 'everyone' | 'person' | 'team' | 'staff';

export interface CourseRule {
  readonly writers: readonly CourseRole[];
  readonly audience: Audience;
  /** A trainee may write it only about themselves: `account`, where the kind has one, is the performer. */
  readonly ownOnly?: true;
}

const OFFICE: readonly CourseRole[] = ['programme-office'];
const TEACHING: readonly CourseRole[] = ['trainer', 'programme-office'];
const MARKING: readonly CourseRole[] = ['assessor', 'trainer'];
const ALL: readonly CourseRole[] = [
  'trainee',
  'trainer',
  'assessor',
  'observer',
  'programme-office',
  'practice-steward',
];

/** Course staff: they read the whole course stream. An observer reads what everyone reads. */
export const COURSE_STAFF: ReadonlySet<string> = new Set(['trainer', 'assessor', 'programme-office']);

/** The one table of who writes and who reads what in a course stream. A kind that is not here is refused. */
export const courseRules: Readonly<Record<string, CourseRule>> = {
  'course.opened': { writers: OFFICE, audience: 'everyone' },
  'course.closed': { writers: OFFICE, audience: 'everyone' },
  'delegation.invited': { writers: OFFICE, audience: 'everyone' },
  'sponsor.named': { writers: OFFICE, audience: 'everyone' },
  'person.enrolled': { writers: OFFICE, audience: 'everyone' },
  'person.withdrawn': { writers: OFFICE, audience: 'staff' },
  'team.formed': { writers: TEACHING, audience: 'everyone' },
  'duties.assigned': { writers: [...TEACHING, 'trainee'], audience: 'everyone' },
  'session.planned': { writers: TEACHING, audience: 'everyone' },
  'session.cancelled': { writers: TEACHING, audience: 'everyone' },
  'material.added': { writers: TEACHING, audience: 'everyone' },
  'attendance.opened': { writers: TEACHING, audience: 'staff' },
  'attendance.marked': { writers: [...TEACHING, 'assessor', 'trainee'], audience: 'person', ownOnly: true },
  'code.signed': { writers: ALL, audience: 'person' },
  'test.answered': { writers: ['trainee'], audience: 'person', ownOnly: true },
  'survey.answered': { writers: ALL, audience: 'person' },
  'follow-up.answered': { writers: ALL, audience: 'person' },
  'exercise.published': { writers: ['trainer'], audience: 'everyone' },
  'run.planned': { writers: TEACHING, audience: 'everyone' },
  'run.started': { writers: ['trainer'], audience: 'everyone' },
  'run.paused': { writers: ['trainer'], audience: 'everyone' },
  'run.resumed': { writers: ['trainer'], audience: 'everyone' },
  'run.extended': { writers: ['trainer'], audience: 'everyone' },
  'run.closed': { writers: ['trainer'], audience: 'everyone' },
  'activity.answered': { writers: ['trainee'], audience: 'team' },
  'court.questioned': { writers: MARKING, audience: 'team' },
  'court.answered': { writers: ['trainee'], audience: 'team' },
  'mark.given': { writers: MARKING, audience: 'staff' },
  'score.changed': { writers: MARKING, audience: 'team' },
  'score.released': { writers: ['trainer'], audience: 'everyone' },
  'appeal.raised': { writers: ['trainee'], audience: 'team' },
  'appeal.decided': { writers: MARKING, audience: 'team' },
  'lesson.observed': { writers: ALL, audience: 'everyone' },
  'certificate.issued': { writers: OFFICE, audience: 'person' },
  'certificate.revoked': { writers: OFFICE, audience: 'person' },
};

/** Why an event may not be written into the course by somebody of that role; null when it may. */
export function courseRefusal(
  role: string,
  { header, body }: Pick<CaseEvent, 'header' | 'body'>,
): 'role' | 'not-own' | null {
  const rule = Object.hasOwn(courseRules, header.kind) ? courseRules[header.kind] : undefined;
  if (rule === undefined || !rule.writers.some((one) => one === role)) return 'role';
  const { account } = body.fields;
  const own = account === undefined || account === body.performer;
  return rule.ownOnly === true && role === 'trainee' && !own ? 'not-own' : null;
}
