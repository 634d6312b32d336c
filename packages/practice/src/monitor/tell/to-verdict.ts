import type { EventId } from '@tracecraft/record';
import type { Fact } from '../../trace/fact.ts';
import type { CheckVerdict, NearestMiss } from '../../verdict.ts';
import type { CheckState } from '../check-state.ts';
import type { CompiledCheck } from '../compile/check.ts';
import type { View } from '../judge/view.ts';
import type { ObjectTrace } from '../object-trace.ts';
import { weakestBasis } from './basis.ts';
import { judgementOf } from './detail.ts';
import type { Flags } from './flags.ts';
import type { Judgement } from './judgement.ts';
import { missingText, openRequirement } from './missing.ts';
import { nearestMiss } from './nearest-miss.ts';

/** What is needed to say a verdict. */
export interface Teller {
  readonly view: View;
  readonly flags: Flags;
  readonly closed: boolean;
}

/** The public form of the verdict of `state`, in the record as it is; the nearest miss is looked for when it is read. */
export function toVerdict(state: CheckState, { view, flags, closed }: Teller): CheckVerdict {
  const { check, trace, verdict, activation } = state;
  const judgement = judgementOf(state, view, closed);
  return {
    ...named(check, trace),
    verdict,
    activation: activation?.event.id ?? null,
    proof: judgement.proof.map((fact) => fact.event.id),
    missing: missingNow(view, judgement),
    deadline: judgement.deadline,
    since: judgement.since,
    get nearestMiss(): NearestMiss | null {
      return isOpen(verdict) ? nearestMiss(view.enter(check, trace, view.now), activation) : null;
    },
    basis: weakestBasis(showing(judgement), flags),
    late: judgement.late,
    explained: flagOf(verdict, () => flags.explained(check.practice.id, check.step.id, trace.id)),
    waived: flagOf(verdict, () => flags.waived(check.practice.id, check.step.id, trace.id)),
    revisedBecauseOf: state.revisedBecauseOf?.event.id ?? null,
  };
}

type Named = Pick<CheckVerdict, 'practice' | 'version' | 'step' | 'severity' | 'form' | 'object' | 'on'>;

function named({ practice, step, form, object, on }: CompiledCheck, { id, other }: ObjectTrace): Named {
  return {
    practice: practice.id,
    version: practice.version,
    step: step.id,
    severity: step.severity,
    form: form.name,
    object: { type: object, id },
    on: on === null || other === null ? null : { type: on, id: other },
  };
}

/** A flag marks a departure alone. */
function flagOf(verdict: CheckVerdict['verdict'], find: () => EventId | null): EventId | null {
  return verdict === 'violated' ? find() : null;
}

function isOpen(verdict: CheckVerdict['verdict']): boolean {
  return verdict === 'violated' || verdict === 'pending' || verdict === 'uncertain';
}

function missingNow(view: View, judgement: Judgement): string | null {
  if (isOpen(judgement.verdict)) return missingText(view, judgement);
  return judgement.verdict === 'satisfied' ? null : openRequirement(view);
}

/** What somebody read of `state` is still so. Verdict, activation and lateness are known not to have changed. */
export function stillSays(told: CheckVerdict, state: CheckState, { view, flags, closed }: Teller): boolean {
  const judgement = judgementOf(state, view, closed);
  const { practice, step } = state.check;
  if (told.deadline !== judgement.deadline || told.since !== judgement.since) return false;
  if (!isSameProof(told.proof, judgement.proof)) return false;
  if (told.missing !== missingNow(view, judgement)) return false;
  if (flags.everMarked && told.basis !== weakestBasis(showing(judgement), flags)) return false;
  if (judgement.verdict !== 'violated') return true;
  return (
    told.explained === flags.explained(practice.id, step.id, state.trace.id) &&
    told.waived === flags.waived(practice.id, step.id, state.trace.id)
  );
}

function isSameProof(ids: readonly EventId[], facts: readonly Fact[]): boolean {
  return ids.length === facts.length && ids.every((id, i) => id === facts[i]!.event.id);
}

/** Facts whose basis counts: what was required, when it was done; the act itself, when it was not. */
function showing(judgement: Judgement): Judgement['proof'] {
  const others = judgement.proof.filter((fact) => fact !== judgement.activation);
  const kept = judgement.verdict === 'satisfied' || judgement.verdict === 'holding';
  return kept && others.length > 0 ? others : judgement.proof.slice(0, 1);
}

/** The last word on an object that no longer exists because every event that named it was retracted. */
export function withdrawn(
  check: CompiledCheck,
  trace: ObjectTrace,
  revisedBecauseOf: EventId | null,
): CheckVerdict {
  return {
    ...named(check, trace),
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

/** The stable order of verdicts: practice, step, object. */
export function compareVerdicts(a: CheckVerdict, b: CheckVerdict): number {
  return (
    compareText(a.practice, b.practice) ||
    compareText(a.step, b.step) ||
    compareText(a.object.id, b.object.id) ||
    compareText(a.object.type, b.object.type) ||
    compareText(a.on?.id ?? '', b.on?.id ?? '')
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
