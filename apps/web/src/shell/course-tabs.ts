import type { LinkProps } from '@tanstack/react-router';
import type { CourseRole } from '@tracecraft/course';

/** A place in a course: its address (`/course/$course/…`), the phrase that names it, and who has it. */
export interface CourseTab {
  readonly to: LinkProps['to'] & string;
  readonly phrase: string;
  readonly roles: readonly CourseRole[] | 'everyone';
}

const OFFICE: readonly CourseRole[] = ['programme-office'];
const TEACHING: readonly CourseRole[] = ['programme-office', 'trainer'];
const STAFF: readonly CourseRole[] = ['programme-office', 'trainer', 'assessor'];
const RUNNING: readonly CourseRole[] = ['trainee', 'programme-office', 'trainer', 'assessor', 'observer'];
const MARKING: readonly CourseRole[] = ['assessor', 'trainer'];
const AUTHORING: readonly CourseRole[] = ['trainer'];

/** In the order of the bar. A person sees those of their role. */
export const COURSE_TABS: readonly CourseTab[] = [
  { to: '/course/$course', phrase: 'office.tab.today', roles: 'everyone' },
  { to: '/course/$course/programme', phrase: 'office.tab.programme', roles: 'everyone' },
  { to: '/course/$course/runs', phrase: 'run.tab.runs', roles: RUNNING },
  { to: '/course/$course/marking', phrase: 'marking.tab', roles: MARKING },
  { to: '/course/$course/lessons', phrase: 'lesson.tab', roles: 'everyone' },
  { to: '/course/$course/exercises', phrase: 'run.tab.exercises', roles: AUTHORING },
  { to: '/course/$course/people', phrase: 'office.tab.people', roles: STAFF },
  { to: '/course/$course/teams', phrase: 'office.tab.teams', roles: STAFF },
  { to: '/course/$course/certificates', phrase: 'office.tab.certificates', roles: OFFICE },
  { to: '/course/$course/follow-up', phrase: 'office.tab.follow-up', roles: TEACHING },
  { to: '/course/$course/report', phrase: 'office.tab.report', roles: OFFICE },
];
