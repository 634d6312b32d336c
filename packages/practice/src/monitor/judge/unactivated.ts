import { and, NO, or, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import type { CaseTrace } from '../case-trace.ts';
import type { CompiledCheck } from '../compile/check.ts';
import type { Requirement } from '../compile/form.ts';
import type { ObjectTrace } from '../object-trace.ts';
import { chainBefore } from './chain.ts';
import { fitsAlone } from './fits.ts';
import { onTimeOf, packed, UNMET, valueOf, type Met } from './meet.ts';
import type { View } from './view.ts';

/**
 * How well the requirement of a form is met before anything has activated it; unmet where that would not satisfy it for
 * good. Leaves what shows it in `proof`.
 */
export function metAhead(view: View, proof: Fact[] = []): Met {
  const { permanent, where, form } = view.check;
  if (!permanent) return UNMET;
  if (where !== null && view.trace.history.where(where, null, view.linear) === NO) return UNMET;
  if (form.name === 'sequence') return chainBefore(view, form.steps.length - 2, null, proof);
  return existing(view, form.target!, proof);
}

function existing(view: View, requirement: Requirement, proof: Fact[]): Met {
  if (requirement.op === 'act') {
    const best = bestOf(view, requirement);
    if (best === null) return UNMET;
    proof.push(best);
    return packed(YES, best.late ? NO : YES);
  }
  let value: Kleene = requirement.op === 'and' ? YES : NO;
  let onTime: Kleene = value;
  const join = requirement.op === 'and' ? and : or;
  for (const part of requirement.parts) {
    const own: Fact[] = [];
    const met = existing(view, part, own);
    if (requirement.op === 'and' || value !== YES) proof.push(...own);
    value = join(value, valueOf(met));
    onTime = join(onTime, onTimeOf(met));
  }
  return packed(value, onTime);
}

/** An act that surely fills the slot; one on time if there is one. */
function bestOf(view: View, { slot }: Requirement & { op: 'act' }): Fact | null {
  let late: Fact | null = null;
  const facts = view.list(slot);
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i]!;
    if (fitsAlone(view, slot, fact) !== YES) continue;
    if (!fact.late) return fact;
    late ??= fact;
  }
  return late;
}

/** Nothing of what the check speaks of is in the trace: it is not applicable, whatever its conditions say. */
export function isIdle(check: CompiledCheck, trace: ObjectTrace, ofCase: CaseTrace): boolean {
  const { form, waking } = check;
  if (form.counts) return false;
  for (let i = 0; i < waking.length; i++) {
    const { caseWide, sort } = waking[i]!;
    if ((caseWide ? ofCase.list(sort) : trace.list(sort)).length > 0) return false;
  }
  return true;
}
