import type { ExerciseBrief, Localised } from '@tracecraft/course';

/** What a duty or a hint may be about; `text` is null for the groups, which have phrases of their own. */
export interface Subject {
  readonly id: string;
  readonly text: Localised | null;
}

const GROUPS = ['case', 'scene', 'search', 'officers'];

export function subjectsOf(exercise: ExerciseBrief): readonly Subject[] {
  return [
    ...GROUPS.map((id) => ({ id, text: null })),
    ...(exercise.scene?.things ?? [])
      .filter((thing) => thing.fixture !== true)
      .map(({ id, title }) => ({ id, text: title })),
    ...exercise.evidence.flatMap(({ id, title }) => [
      { id: `image:${id}`, text: title },
      { id: `source:${id}`, text: title },
    ]),
  ];
}
