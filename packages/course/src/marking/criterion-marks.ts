import type { Mark } from '../course-record/course-state.ts';
import { rubricName, type Criterion, type Rubric } from './rubric.ts';

/** What was marked of one criterion of one case. */
export interface CriterionMarks {
  readonly criterion: Criterion;
  /** The newest mark of each marker, in the order of their rounds. Never more than one of a person. */
  readonly marks: readonly Mark[];
  /** `awaiting`: too few have marked; `third`: they are too far apart and a third must; `marked`. */
  readonly state: 'awaiting' | 'third' | 'marked';
  /** Hundredths of a level: the mean of the markers, or the median once a third decided; null until marked. */
  readonly level: number | null;
}

/** How many markers a criterion needs: the rubric's, or as the caller sets for this course. */
export interface Needed {
  readonly markers?: number;
  readonly tolerance?: number;
}

/** Every criterion of `rubric` with what was marked of `caseStream`. Marks of calibration do not count. */
export function criterionMarks(
  rubric: Rubric,
  marks: readonly Mark[],
  caseStream: string,
  needed: Needed = {},
): readonly CriterionMarks[] {
  const own = marks.filter(
    (mark) => mark.case === caseStream && mark.rubric === rubricName(rubric) && mark.round !== 'calibration',
  );
  const limits = {
    markers: needed.markers ?? rubric.markers,
    tolerance: needed.tolerance ?? rubric.tolerance,
  };
  return rubric.criteria.map((criterion) => marked(criterion, own, limits));
}

const ROUNDS: readonly Mark['round'][] = ['first', 'second', 'third'];

function marked(criterion: Criterion, own: readonly Mark[], limits: Required<Needed>): CriterionMarks {
  const valid = own.filter(
    (mark) => mark.criterion === criterion.id && mark.level >= 0 && mark.level < criterion.levels.length,
  );
  const marks = [...new Map(valid.map((mark) => [mark.by, mark])).values()].toSorted(
    (a, b) => ROUNDS.indexOf(a.round) - ROUNDS.indexOf(b.round) || a.at - b.at,
  );
  const levels = marks.map((mark) => mark.level);
  if (levels.length < limits.markers) return { criterion, marks, state: 'awaiting', level: null };
  const isApart = apart(levels) > limits.tolerance;
  if (!isApart) return { criterion, marks, state: 'marked', level: mean(levels) };
  return levels.length < 3
    ? { criterion, marks, state: 'third', level: null }
    : { criterion, marks, state: 'marked', level: median(levels) };
}

function apart(levels: readonly number[]): number {
  return Math.max(...levels) - Math.min(...levels);
}

function mean(levels: readonly number[]): number {
  return Math.floor((levels.reduce((sum, level) => sum + level, 0) * 100) / levels.length);
}

function median(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const pair = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return mean(pair);
}
