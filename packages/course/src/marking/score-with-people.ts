import type { CourseState, ScoreChange } from '../course-record/course-state.ts';
import type { Score, ScoreComponent } from '../score-contract.ts';
import { allot } from '../score/allot.ts';
import { scoreOf } from '../score/score-of.ts';
import { criterionMarks, type CriterionMarks, type Needed } from './criterion-marks.ts';
import { topLevel, type Rubric } from './rubric.ts';

/** What people said of one case. */
export interface Marked {
  /** Rubrics of the exercise; those of a part share its points. */
  readonly rubrics: readonly Rubric[];
  readonly state: Pick<CourseState, 'marks' | 'changes'>;
  /** Stream of the case. */
  readonly case: string;
  /** Markers and tolerance as this course sets them. */
  readonly needed?: Needed;
}

/**
 * A machine's score with what people marked and changed: each criterion of a rubric is a component that awaits a person
 * until enough have marked it, then the mean of the independent markers (the median once a third decided). A changed
 * score sets a component, within its bounds, with its reason and event; the newest stands.
 */
export function scoreWithPeople(score: Score, marked: Marked): Score {
  const components = score.components.flatMap((one) => inCriteria(one, marked));
  const changes = newestChanges(marked);
  return scoreOf(
    components.map((one) => changed(one, changes.get(one.id))),
    score.adviceMode,
  );
}

/** A part that awaits a person, as the criteria of its rubrics; a part without rubric stays one line. */
function inCriteria(component: ScoreComponent, marked: Marked): readonly ScoreComponent[] {
  const rubrics = marked.rubrics.filter((one) => one.part === component.part);
  if (component.state !== 'awaiting-person' || rubrics.length === 0) return [component];
  const shares = allot(
    component.maximum,
    rubrics.map((one) => one.share),
  );
  return rubrics.flatMap((rubric, i) => {
    const maxima = allot(
      shares[i] ?? 0,
      rubric.criteria.map((one) => one.weight),
    );
    return criterionMarks(rubric, marked.state.marks, marked.case, marked.needed).map((one, k) =>
      criterionComponent(rubric, one, maxima[k] ?? 0),
    );
  });
}

function criterionComponent(
  rubric: Rubric,
  { criterion, marks, state, level }: CriterionMarks,
  maximum: number,
): ScoreComponent {
  const top = topLevel(criterion);
  const points = level === null ? 0 : Math.floor((maximum * level) / (top * 100));
  const phrase = state === 'marked' ? 'score.person.marked' : `score.person.${state}`;
  return {
    id: `${rubric.part}.${rubric.id}.${criterion.id}`,
    part: rubric.part,
    points,
    maximum,
    state: level === null ? 'awaiting-person' : points > 0 ? 'earned' : 'missed',
    why: {
      phrase,
      params: {
        rubric: rubric.id,
        criterion: criterion.id,
        markers: marks.length,
        level: level === null ? 0 : level / 100,
        top,
      },
    },
    events: [...new Set(marks.flatMap((mark) => [mark.event, ...mark.events]))],
  };
}

/** By component; `changes` are in record order. */
function newestChanges({ state, case: caseStream }: Marked): ReadonlyMap<string, ScoreChange> {
  const own = state.changes.filter((change) => change.case === caseStream);
  return new Map(own.map((change) => [change.component, change]));
}

function changed(component: ScoreComponent, change: ScoreChange | undefined): ScoreComponent {
  if (change === undefined) return component;
  const { takes, maximum } = component;
  const set = {
    changed: { event: change.event, by: change.by, from: component.points },
    why: { phrase: 'score.person.changed', params: { reason: change.reason, from: component.points / 100 } },
    events: [change.event, ...component.events],
  };
  if (takes !== undefined)
    return { ...component, ...set, takes: { ...takes, full: Math.max(0, -change.points) } };
  const points = Math.min(maximum, Math.max(0, change.points));
  const state = component.state !== 'awaiting-person' ? component.state : points > 0 ? 'earned' : 'missed';
  return { ...component, ...set, points, state };
}
