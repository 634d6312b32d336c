import type { EventId } from '@tracecraft/record';
import type { CheckVerdict, NearestMiss } from '../verdict.ts';
import { weakestBasis } from './basis.ts';
import type { CheckState } from './check-state.ts';
import type { Flags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import { missingText, openRequirement } from './missing.ts';
import { nearestMiss } from './nearest-miss.ts';

/** The public form of a judgement. The nearest miss is looked for each time it is read, in the record as it then is. */
export function toVerdict(
  state: CheckState,
  judgement: Judgement,
  flags: Flags,
  revisedBecauseOf: EventId | null,
): CheckVerdict {
  const { check, object } = state;
  const { practice, step } = check;
  const { verdict } = judgement;
  return {
    practice: practice.id,
    version: practice.version,
    step: step.id,
    severity: step.severity,
    form: check.form.name,
    object: { type: check.object, id: object },
    on: check.on === null || state.other === null ? null : { type: check.on, id: state.other },
    verdict,
    activation: judgement.activation?.event.id ?? null,
    proof: judgement.proof.map((fact) => fact.event.id),
    missing: missingNow(state, judgement),
    deadline: judgement.deadline,
    since: judgement.since,
    get nearestMiss(): NearestMiss | null {
      return isOpen(verdict) ? nearestMiss(state, judgement) : null;
    },
    basis: weakestBasis(showing(judgement), flags),
    late: judgement.late,
    explained: verdict === 'violated' ? flags.explained(practice.id, step.id, object) : null,
    waived: verdict === 'violated' ? flags.waived(practice.id, step.id, object) : null,
    revisedBecauseOf,
  };
}

function isOpen(verdict: CheckVerdict['verdict']): boolean {
  return verdict === 'violated' || verdict === 'pending' || verdict === 'uncertain';
}

function missingNow(state: CheckState, judgement: Judgement): string | null {
  if (isOpen(judgement.verdict)) return missingText(state, judgement);
  return judgement.verdict === 'satisfied' ? null : openRequirement(state);
}

/** Whether what was shown says the same as `judgement`, so that nothing need be built or told. */
export function stillSays(
  shown: CheckVerdict,
  state: CheckState,
  judgement: Judgement,
  flags: Flags,
): boolean {
  const { practice, step } = state.check;
  if (shown.verdict !== judgement.verdict || shown.activation !== (judgement.activation?.event.id ?? null))
    return false;
  if (
    shown.deadline !== judgement.deadline ||
    shown.late !== judgement.late ||
    shown.since !== judgement.since
  )
    return false;
  if (
    shown.proof.length !== judgement.proof.length ||
    shown.proof.some((id, i) => id !== judgement.proof[i]!.event.id)
  )
    return false;
  if (shown.missing !== missingNow(state, judgement)) return false;
  if (flags.everMarked && shown.basis !== weakestBasis(showing(judgement), flags)) return false;
  if (judgement.verdict !== 'violated') return true;
  return (
    shown.explained === flags.explained(practice.id, step.id, state.object) &&
    shown.waived === flags.waived(practice.id, step.id, state.object)
  );
}

/** Facts whose basis counts: what was required, when it was done; the act itself, when it was not. */
function showing(judgement: Judgement): Judgement['proof'] {
  const others = judgement.proof.filter((fact) => fact !== judgement.activation);
  const kept = judgement.verdict === 'satisfied' || judgement.verdict === 'holding';
  return kept && others.length > 0 ? others : judgement.proof.slice(0, 1);
}

/** The last word on an object that no longer exists because every event that named it was retracted. */
export function withdrawn(verdict: CheckVerdict, revisedBecauseOf: EventId | null): CheckVerdict {
  return {
    ...verdict,
    verdict: 'not-applicable',
    activation: null,
    proof: [],
    missing: null,
    deadline: null,
    since: null,
    nearestMiss: null,
    basis: null,
    late: false,
    explained: null,
    waived: null,
    revisedBecauseOf,
  };
}
