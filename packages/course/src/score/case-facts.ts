import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { Exercise } from '../exercise.ts';
import { evidenceCopies, type EvidenceCopies } from '../record/evidence-copies.ts';
import { sceneMarkers } from '../record/scene-markers.ts';
import { standingEvents } from '../record/standing-events.ts';
import { statedFindings, type StatedFinding } from '../record/stated-findings.ts';

/** What a case is judged from. `closed`: the monitor was closed, so nothing is pending any more. */
export interface CaseState {
  readonly exercise: Exercise;
  readonly events: readonly CaseEvent[];
  readonly verdicts: readonly CheckVerdict[];
  readonly closed: boolean;
  readonly handedIn: boolean;
}

/** The record of a case read once, as score and debrief need it. */
export interface CaseFacts extends CaseState {
  readonly standing: readonly CaseEvent[];
  readonly markers: ReadonlyMap<string, readonly CaseEvent[]>;
  readonly copies: ReadonlyMap<string, EvidenceCopies>;
  readonly findings: readonly StatedFinding[];
}

export function caseFacts(state: CaseState): CaseFacts {
  const standing = standingEvents(state.events);
  const copies = evidenceCopies(state.exercise, standing);
  const findings = statedFindings(state.exercise, standing, copies);
  return { ...state, standing, markers: sceneMarkers(state.exercise, standing), copies, findings };
}
