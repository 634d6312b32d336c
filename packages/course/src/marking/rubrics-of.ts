import type { ExerciseBrief } from '../exercise.ts';
import type { Rubric } from './rubric.ts';

/** What a server says of an exercise beside its brief: rubrics of the exercise's own file; left out where it has none. */
export interface OwnRubrics {
  readonly ownRubrics?: readonly Rubric[];
}

/** Rubrics by which an exercise is marked: those it names, own ones of its file first; all shipped ones where it names none. */
export function rubricsOf(
  { rubrics }: Pick<ExerciseBrief, 'rubrics'>,
  shipped: readonly Rubric[],
  own: readonly Rubric[] = [],
): readonly Rubric[] {
  if (rubrics === undefined || rubrics.length === 0) return shipped;
  return rubrics.flatMap((id) => [...own, ...shipped].find((one) => one.id === id) ?? []);
}
