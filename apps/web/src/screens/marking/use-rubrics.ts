import { useQueries, useQuery } from '@tanstack/react-query';
import type { ExerciseBrief, OwnRubrics, Rubric } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { markingContentQuery } from '../../case/marking-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { exerciseName, isActivity } from '../runs/run-words.ts';

/** Rubrics of this release, and those of the own files of what the course plays; undefined while they are read. */
export function useRubrics(): readonly Rubric[] | undefined {
  const { state } = useCourse();
  const { data } = useQuery(markingContentQuery);
  const played = [...state.runs.values()].filter((run) => !isActivity(run));
  const names = [...new Set(played.map((run) => exerciseName(run, state.published)))];
  const own = useQueries({
    queries: names.map((name) => ({
      queryKey: ['exercise', name],
      queryFn: () => freshOrKept<ExerciseBrief & OwnRubrics>(paths.exercise(name)),
      retry: false,
    })),
    combine: (answers) => answers.flatMap((one) => one.data?.ownRubrics ?? []),
  });
  return data === undefined ? undefined : [...data.rubrics, ...own];
}
