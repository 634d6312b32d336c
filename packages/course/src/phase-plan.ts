import type { BoardRow } from './board-contract.ts';
import type { ExerciseBrief, WorkPhase } from './exercise.ts';

/** Phases of the work a plan gives minutes to, in their order. */
export const WORK_PHASES: readonly WorkPhase[] = [
  'arrival',
  'documentation',
  'collection',
  'custody',
  'examination',
];

/** A phase of the plan, and the share of the time (0–1) by which a team has left it. */
export interface PlannedPhase {
  readonly phase: WorkPhase;
  readonly until: number;
}

/** Where an exercise says nothing: most of the time at a scene goes into documenting it. Parts of ten. */
const USUAL: Readonly<Record<WorkPhase, number>> = {
  arrival: 1,
  documentation: 3,
  collection: 2,
  custody: 2,
  examination: 2,
};
const AT_THE_SCENE: ReadonlySet<WorkPhase> = new Set(['documentation', 'collection', 'custody']);

/**
 * The plan of an exercise as shares of its time, so that it fits a run that is shorter or longer. An exercise without a plan
 * has the usual one, without what it can't come to: no scene, or no evidence to examine.
 */
export function phasePlan(
  exercise: Pick<ExerciseBrief, 'plan' | 'scene' | 'evidence'>,
): readonly PlannedPhase[] {
  const minutes = WORK_PHASES.map((phase) => [phase, minutesOf(exercise, phase)] as const);
  const whole = minutes.reduce((sum, [, one]) => sum + one, 0);
  let gone = 0;
  return minutes.flatMap(([phase, one]) => {
    gone += one;
    return one === 0 ? [] : [{ phase, until: gone / whole }];
  });
}

function minutesOf({ plan, scene, evidence }: Parameters<typeof phasePlan>[0], phase: WorkPhase): number {
  if (plan !== undefined && WORK_PHASES.some((one) => (plan[one] ?? 0) > 0)) return plan[phase] ?? 0;
  if (scene === null && AT_THE_SCENE.has(phase)) return 0;
  if (evidence.length === 0 && phase === 'examination') return 0;
  return USUAL[phase];
}

/** What a team should be doing when `share` (0–1) of the time is gone. */
export function plannedPhase(plan: readonly PlannedPhase[], share: number): BoardRow['phase'] {
  return plan.find(({ until }) => share < until)?.phase ?? 'handed-in';
}
