import type { LinkProps } from '@tanstack/react-router';
import type { CourseRole } from '@tracecraft/course';

/** A place in a course: its address (`/course/$course/…`), the phrase that names it, and who has it. */
export interface CourseTab {
  readonly to: LinkProps['to'] & string;
  readonly phrase: string;
  readonly roles: readonly CourseRole[] | 'everyone';
}

/** In the order of the bar. A person sees those of their role. */
export const COURSE_TABS: readonly CourseTab[] = [
  { to: '/course/$course', phrase: 'office.tab.today', roles: 'everyone' },
];
