import { NO, YES } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import type { CheckState } from '../check-state.ts';
import { chainBefore } from '../judge/chain.ts';
import { judgeTally } from '../judge/count.ts';
import { judgeDuty } from '../judge/duty.ts';
import { witnessesOf } from '../judge/meet.ts';
import { metAhead } from '../judge/unactivated.ts';
import type { View } from '../judge/view.ts';
import { breaking, brokenAt, deadlineOf, startOf } from './broken-at.ts';
import type { Judgement } from './judgement.ts';

/** What the verdict of `state` rests on: its gravest duty is looked at once more. */
export function judgementOf(state: CheckState, view: View, closed: boolean): Judgement {
  view.enter(state.check, state.trace, view.now);
  const { verdict, activation, late } = state;
  const empty: Judgement = {
    verdict,
    activation,
    late,
    proof: [],
    partial: [],
    deadline: null,
    since: null,
  };
  if (state.check.form.counts) return { ...empty, ...ofCount(state, view, closed) };
  if (activation === null) return { ...empty, ...ahead(state, view) };
  return { ...empty, ...ofDuty(state, view, activation) };
}

function ofCount(state: CheckState, view: View, closed: boolean): Partial<Judgement> {
  const { deciding } = judgeTally(view, state.counted, closed);
  const last = deciding.at(-1);
  return { proof: deciding, since: last === undefined ? null : startOf(last) };
}

function ahead(state: CheckState, view: View): Partial<Judgement> {
  if (state.verdict !== 'satisfied') return {};
  const proof: Fact[] = [];
  metAhead(view, proof);
  return { proof, since: Math.max(...proof.map(startOf)) };
}

function ofDuty(state: CheckState, view: View, act: Fact): Partial<Judgement> {
  const { form } = state.check;
  judgeDuty(view, act);
  const met = view.met;
  const kept = state.verdict === 'satisfied' || state.verdict === 'holding';
  const own = found(view, act);
  const shown = met === NO ? [] : view.excused ? witnessesOf(view, state.check.unless!) : own;
  const blocking = met === YES ? null : blockingOf(view, act);
  const proof = new Set([...(blocking === null ? [] : [blocking]), ...shown]);
  proof.delete(act);
  return {
    proof: kept ? [...proof, act] : [act, ...proof],
    partial: own,
    deadline: form.name === 'response' && form.within !== null ? deadlineOf(act, form.within) : null,
    since: sinceOf(state, view, act, shown),
  };
}

/** Facts found for the required act itself. */
function found(view: View, act: Fact): readonly Fact[] {
  const { form } = view.check;
  if (form.name === 'same-event') return [act];
  if (form.name === 'not-response' || form.name === 'not-coexistence') return [];
  if (form.name !== 'sequence') return witnessesOf(view, form.target!);
  const proof: Fact[] = [];
  chainBefore(view, form.steps.length - 2, act, proof);
  return proof;
}

/** The act that broke the rule or closed the way to meet it. */
function blockingOf(view: View, act: Fact): Fact | null {
  const { form } = view.check;
  if (form.name === 'not-response' || form.name === 'not-coexistence')
    return witnessesOf(view, form.target!)[0] ?? null;
  if (form.name !== 'response' || form.limit.length === 0) return null;
  const first = breaking(view, act).toSorted((a, b) => a.rank - b.rank)[0];
  return first ?? null;
}

function sinceOf(state: CheckState, view: View, act: Fact, proof: readonly Fact[]): number {
  const start = startOf(act);
  if (state.verdict === 'violated') return Math.max(start, brokenAt(view, act) ?? start);
  const kept = state.verdict === 'satisfied' || state.verdict === 'holding';
  return kept ? Math.max(start, ...proof.map(startOf)) : start;
}
