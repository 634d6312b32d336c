import type { ContentFault } from '../content-fault.ts';
import type { Exercise } from '../exercise.ts';

/** What exists outside the exercise. */
export interface KnownContent {
  /** Steps of every practice there is, by practice id. */
  readonly practices: ReadonlyMap<string, ReadonlySet<string>>;
  /** Rubric ids, those in the exercise's own file among them. */
  readonly rubrics: ReadonlySet<string>;
}

/**
 * Faults that show only beside the practices and rubrics at hand: a practice or step nobody published, a rubric that is
 * not there. What {@link parseExercise} finds is not told again.
 */
export function lintExercise(exercise: Exercise, known: KnownContent): readonly ContentFault[] {
  const { practices, truth, rubrics = [] } = exercise;
  const unknown = (document: 'exercise' | 'truth', path: string, name: string): ContentFault => ({
    code: 'unknown-reference',
    document,
    path,
    params: { name },
  });
  return [
    ...practices.ids
      .filter((id) => !known.practices.has(id))
      .map((id) => unknown('exercise', 'practices.ids', id)),
    ...truth.duties
      .filter(({ practice, step }) => known.practices.get(practice)?.has(step) === false)
      .map(({ practice, step }) => unknown('truth', `duties.${practice}.step`, step)),
    ...rubrics.filter((id) => !known.rubrics.has(id)).map((id) => unknown('exercise', 'rubrics', id)),
  ];
}
