import { queryOptions } from '@tanstack/react-query';
import type { Activity, ActivityBrief } from '@tracecraft/course';

type Loaders<T> = Record<string, () => Promise<T>>;

/** As `build/activity-papers-plugin.ts` leaves them: without what is right. */
const BRIEFS: Loaders<ActivityBrief> = import.meta.glob<ActivityBrief>(
  '../../../../content/activities/*.yaml',
  { import: 'brief' },
);
const KEYS: Loaders<Activity> = import.meta.glob<Activity>('../../../../content/activities/*.yaml', {
  import: 'activity',
  query: '?key',
});

const forEver = { staleTime: Infinity, gcTime: Infinity, structuralSharing: false } as const;

/** Activities this release ships, as people see them while they answer. */
export const activitiesQuery = queryOptions({
  ...forEver,
  queryKey: ['activities'],
  queryFn: (): Promise<readonly ActivityBrief[]> => Promise.all(Object.values(BRIEFS).map((load) => load())),
});

/** An activity with its key, for the result after its run was closed; null where this release has none of that id. */
export function activityKeyQuery(id: string, open: boolean) {
  return queryOptions({
    ...forEver,
    queryKey: ['activity-key', id],
    enabled: open,
    queryFn: async (): Promise<Activity | null> => {
      const all = await Promise.all(Object.values(KEYS).map((load) => load()));
      return all.find((one) => one.id === id) ?? null;
    },
  });
}
