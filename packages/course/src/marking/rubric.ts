import type { Localised } from '../exercise.ts';

/** One thing an assessor judges. */
export interface Criterion {
  readonly id: string;
  readonly title: Localised;
  /** Share of the rubric's points. */
  readonly weight: number;
  /** What each level looks like, from 0 up; as many as `Rubric.levels`. */
  readonly levels: readonly Localised[];
}

/** How people judge one part of the work. The global rating is a criterion named `global`, with a weight of its own. */
export interface Rubric {
  readonly id: string;
  readonly version: string;
  readonly part: 'explanation' | 'testimony';
  /** Languages whose text is a draft nobody reviewed. */
  readonly drafts: readonly string[];
  readonly title: Localised;
  readonly summary: Localised;
  /** Share of its part, where several rubrics judge one part. */
  readonly share: number;
  /** Independent markers a criterion needs. */
  readonly markers: number;
  /** Levels two markers may be apart before a third marks. */
  readonly tolerance: number;
  /** Criteria in the order they are marked; the last is `global`. */
  readonly criteria: readonly Criterion[];
}

export const GLOBAL = 'global';

/** Highest level of a criterion. */
export function topLevel(criterion: Criterion): number {
  return criterion.levels.length - 1;
}

/** How marks name a rubric: `ID@VERSION`. */
export function rubricName({ id, version }: Pick<Rubric, 'id' | 'version'>): string {
  return `${id}@${version}`;
}
