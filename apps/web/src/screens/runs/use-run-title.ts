import { useQuery } from '@tanstack/react-query';
import type { CourseRun, ExerciseBrief } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { activitiesQuery } from '../../case/activity-papers.ts';
import { useCourse } from '../../case/open-course.ts';
import { useLanguage } from '../../language/index.ts';
import { exerciseName, idPlayed, isActivity } from './run-words.ts';

/** What a run is called: the title of what it plays, or its id while a trainee may not see the exercise yet. */
export function useRunTitle(run: CourseRun): string {
  const { localised } = useLanguage();
  const { state, role } = useCourse();
  const activity = isActivity(run);
  const name = exerciseName(run, state.published);
  const activities = useQuery({ ...activitiesQuery, enabled: activity }).data;
  const exercise = useQuery({
    queryKey: ['exercise', name],
    queryFn: () => freshOrKept<ExerciseBrief>(paths.exercise(name)),
    enabled: !activity && (role !== 'trainee' || run.started !== null),
    retry: false,
  }).data;
  const title = activity ? activities?.find((one) => one.id === idPlayed(run))?.title : exercise?.title;
  return title === undefined ? idPlayed(run) : localised(title);
}
