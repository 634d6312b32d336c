import { queryOptions } from '@tanstack/react-query';
import type { ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';

/** Versions of what can be played, by `exercise:ID`. */
export const versionsQuery = queryOptions({
  queryKey: ['played-versions'],
  queryFn: async (): Promise<ReadonlyMap<string, string>> => {
    const exercises = await freshOrKept<readonly ExerciseBrief[]>(paths.exercises);
    return new Map(exercises.map(({ id, version }) => [`exercise:${id}`, version]));
  },
  structuralSharing: false,
});
