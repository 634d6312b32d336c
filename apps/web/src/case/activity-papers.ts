import { queryOptions } from '@tanstack/react-query';
import type { Activity, ActivityBrief, CourseRun } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../adapters/kept-answers.ts';

type Loaders<T> = Record<string, () => Promise<T>>;

/** As `build/activity-papers-plugin.ts` leaves them: without what is right. */
const BRIEFS: Loaders<ActivityBrief> = import.meta.glob<ActivityBrief>(
  '../../../../content/activities/*.yaml',
  { import: 'brief' },
);
const forEver = { staleTime: Infinity, gcTime: Infinity, structuralSharing: false } as const;

/** Activities this release ships, as people see them while they answer. */
export const activitiesQuery = queryOptions({
  ...forEver,
  queryKey: ['activities'],
  queryFn: (): Promise<readonly ActivityBrief[]> => Promise.all(Object.values(BRIEFS).map((load) => load())),
});

/** The activity of a run with its key. The server gives it once the run is closed; then it is kept on this device. */
export function activityKeyQuery(course: string, { run, state }: Pick<CourseRun, 'run' | 'state'>) {
  return queryOptions({
    ...forEver,
    queryKey: ['activity-key', course, run],
    enabled: state === 'closed',
    queryFn: () => freshOrKept<Activity>(paths.activityKey(course, run)),
  });
}
