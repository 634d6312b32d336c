import { useQuery } from '@tanstack/react-query';
import { phasePlan, type CourseRun, type ExerciseBrief, type PlannedPhase } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { useCourse } from '../../case/open-course.ts';
import { exerciseName } from '../runs/run-words.ts';

const UNKNOWN: readonly PlannedPhase[] = [];

/** The plan of what a run plays; none while it is not known. */
export function usePlan(run: CourseRun): readonly PlannedPhase[] {
  const { state } = useCourse();
  const name = exerciseName(run, state.published);
  const exercise = useQuery({
    queryKey: ['exercise', name],
    queryFn: () => freshOrKept<ExerciseBrief>(paths.exercise(name)),
    retry: false,
  }).data;
  return exercise === undefined ? UNKNOWN : phasePlan(exercise);
}
