import type { EventId } from '@tracecraft/record';
import type { CheckVerdict, NearestMiss } from '../verdict.ts';
import { weakestBasis } from './basis.ts';
import type { CheckState } from './check-state.ts';
import type { Flags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import { missingText, openRequirement } from './missing.ts';
import { nearestMiss } from './nearest-miss.ts';

/** The public form of a judgement. Nearest miss and basis are worked out when they are first read. */
export function toVerdict(state: CheckState, judgement: Judgement, flags: Flags, revisedBecauseOf: EventId | null): CheckVerdict {
  const { check, object } = state;
  const { practice, step } = check;
  const { verdict } = judgement;
  const open = verdict === 'violated' || verdict === 'pending' || verdict === 'uncertain';
  let miss: NearestMiss | null | undefined;
  return {
    practice: practice.id,
    version: practice.version,
    step: step.id,
    severity: step.severity,
    form: check.form.name,
    object: { type: check.object, id: object },
    verdict,
    activation: judgement.activation?.event.id ?? null,
    proof: judgement.proof.map((fact) => fact.event.id),
    missing: open ? missingText(state, judgement) : verdict === 'not-applicable' || verdict === 'holding' ? openRequirement(state) : null,
    deadline: judgement.deadline,
    since: judgement.since,
    get nearestMiss() {
      return (miss ??= open ? nearestMiss(state, judgement) : null);
    },
    basis: weakestBasis(showing(judgement)),
    late: judgement.late,
    explained: verdict === 'violated' ? flags.explained(practice.id, step.id, object) : null,
    waived: verdict === 'violated' ? flags.waived(practice.id, object) : null,
    revisedBecauseOf,
  };
}

/** Facts whose basis counts: what was required, when it was done; the act itself, when it was not. */
function showing(judgement: Judgement): Judgement['proof'] {
  const others = judgement.proof.filter((fact) => fact !== judgement.activation);
  const kept = judgement.verdict === 'satisfied' || judgement.verdict === 'holding';
  return kept && others.length > 0 ? others : judgement.proof.slice(0, 1);
}

/** Whether two verdicts of one check and object show the same. */
export function sameVerdict(a: CheckVerdict, b: CheckVerdict): boolean {
  return (
    a.verdict === b.verdict && a.activation === b.activation && a.missing === b.missing && a.deadline === b.deadline &&
    a.late === b.late && a.explained === b.explained && a.waived === b.waived && a.basis === b.basis &&
    a.proof.length === b.proof.length && a.proof.every((id, i) => id === b.proof[i])
  );
}

/** The last word on an object that no longer exists because every event that named it was retracted. */
export function withdrawn(verdict: CheckVerdict, revisedBecauseOf: EventId | null): CheckVerdict {
  return {
    ...verdict, verdict: 'not-applicable', activation: null, proof: [], missing: null, deadline: null, since: null,
    nearestMiss: null, basis: null, late: false, explained: null, waived: null, revisedBecauseOf,
  };
}
