import type { ExerciseBrief, Truth } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { loadDrawings } from '../../case/drawings.ts';

/** Everything of a shipped exercise an adaptation begins with: its truth is open to course staff alone. */
export async function shippedSource(exercise: ExerciseBrief): Promise<{
  readonly exercise: ExerciseBrief;
  readonly truth: Truth;
  readonly views: Readonly<Record<string, string>>;
  readonly rubrics: Readonly<Record<string, string>>;
}> {
  const [truth, drawings] = await Promise.all([
    freshOrKept<Truth>(paths.truth(exercise.id)),
    loadDrawings(exercise),
  ]);
  return { exercise, truth, views: Object.fromEntries(drawings), rubrics: {} };
}
