import { useQuery } from '@tanstack/react-query';
import type { MarkingTask } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../adapters/kept-answers.ts';
import { useCourse } from './open-course.ts';

/**
 * What is left for the reader to mark; undefined while it is asked for. The server knows: an assessor's device does not
 * hold the marks of others before its own. What the reader has marked since is taken off here.
 */
export function useMarkingLeft(): readonly MarkingTask[] | undefined {
  const { stream, state, account } = useCourse();
  const own = state.marks.filter(({ by, round }) => by === account.id && round !== 'calibration');
  const { data, error } = useQuery({
    queryKey: ['marking-left', stream, own.length],
    queryFn: () => freshOrKept<readonly MarkingTask[]>(paths.courseMarking(stream)),
    placeholderData: (before) => before,
    refetchInterval: 15_000,
  });
  // an office that marks nothing is refused, and has nothing left
  const tasks = data ?? (error === null ? undefined : []);
  return tasks?.flatMap((task) => {
    const isLeft = (criterion: string): boolean =>
      !own.some(
        (mark) => mark.case === task.case && mark.rubric === task.rubric && mark.criterion === criterion,
      );
    const criteria = task.criteria.filter(isLeft);
    const begun = task.begun || criteria.length < task.criteria.length;
    return criteria.length === 0 ? [] : [{ ...task, criteria, begun }];
  });
}
