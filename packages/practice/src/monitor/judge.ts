import { compareEvents } from '@tracecraft/record';
import { NO, UNKNOWN, YES, and, or, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { Verdict } from '../verdict.ts';
import type { Requirement } from './compile.ts';
import { activationsOf, chainBefore, DUTY } from './duties.ts';
import type { Duty, Judgement, Seen } from './judgement.ts';
import { fits } from './meet.ts';

/** Forms that, once kept, are kept for good (RV-LTL ⊤): a later activation finds the same target before it. */
const PERMANENT = new Set(['precedence', 'sequence', 'responded-existence']);

const RANK: Record<'violated' | 'pending' | 'uncertain' | 'kept', number> = { violated: 0, pending: 1, uncertain: 2, kept: 3 };

/** The verdict of one check for one object from all that was seen: docs/spec/practice.md §meaning. */
export function judge(seen: Seen): Judgement {
  const { form } = seen.check;
  const judgeDuty = DUTY[form.name];
  if (judgeDuty === undefined) return judgeCount(seen);
  const activations = activationsOf(seen);
  if (activations.length === 0) return unactivated(seen);
  let worst: Duty | null = null;
  let late = false;
  let wakeAt = Number.POSITIVE_INFINITY;
  for (const activation of activations) {
    const duty = judgeDuty(seen, activation, activations);
    if (worst === null || RANK[stateOf(duty)] < RANK[stateOf(worst)]) worst = duty;
    late ||= duty.late;
    wakeAt = Math.min(wakeAt, wakingTime(duty, seen.now));
  }
  const judgement = fromDuty(seen, worst!, late);
  return { ...judgement, wakeAt: Number.isFinite(wakeAt) && !seen.closed ? wakeAt : null };
}

function stateOf(duty: Duty): keyof typeof RANK {
  if (duty.met === YES) return 'kept';
  if (duty.binds === UNKNOWN || duty.met === UNKNOWN || duty.lost === UNKNOWN) return 'uncertain';
  return duty.lost === YES ? 'violated' : 'pending';
}

/** Met duties sleep; others wake when their deadline may, then surely has passed. */
function wakingTime(duty: Duty, now: number): number {
  if (duty.met === YES) return Number.POSITIVE_INFINITY;
  const times = [duty.maybeOverdueFrom, duty.overdueFrom].filter((time) => time !== null && time > now);
  return Math.min(...(times as number[]));
}

function fromDuty(seen: Seen, duty: Duty, late: boolean): Judgement {
  const state = stateOf(duty);
  const verdict: Verdict = state === 'kept' ? keptVerdict(seen) : state;
  const act = duty.activation!;
  const proof = new Set([...(duty.blocking === null ? [] : [duty.blocking]), ...duty.proof]);
  proof.delete(act);
  const kept = state === 'kept';
  return {
    verdict,
    duty,
    activation: act,
    proof: kept ? [...proof, act] : [act, ...proof],
    deadline: duty.deadline,
    since: sinceOf(seen, duty, state),
    late: kept && late,
    wakeAt: null,
  };
}

function keptVerdict(seen: Seen): Verdict {
  return seen.closed || isPermanent(seen) ? 'satisfied' : 'holding';
}

function isPermanent(seen: Seen): boolean {
  const { form, slots } = seen.check;
  return PERMANENT.has(form.name) && form.within === null && slots.every((slot) => slot.paired === null);
}

function sinceOf(seen: Seen, duty: Duty, state: keyof typeof RANK): number {
  const start = (fact: Fact): number => fact.event.body.claimed.start;
  const act = start(duty.activation!);
  if (state === 'violated' && duty.blocking !== null) return Math.max(act, start(duty.blocking));
  if (state === 'violated' && duty.deadline !== null && seen.now > duty.deadline) return duty.deadline;
  return state === 'kept' ? Math.max(act, ...duty.proof.map(start)) : act;
}

/** Nothing has activated the check: a requirement met beforehand satisfies a permanent form, else it is not applicable. */
function unactivated(seen: Seen): Judgement {
  const empty: Judgement = { verdict: 'not-applicable', duty: null, activation: null, proof: [], deadline: null, since: null, late: false, wakeAt: null };
  if (!isPermanent(seen) || seen.check.form.activation.length === 0) return empty;
  const { where } = seen.check;
  if (where !== null && seen.history.where(where, null) === NO) return empty;
  const { form } = seen.check;
  const met = form.name === 'sequence' ? chainBefore(seen, form.steps.length - 2, null, { act: null, known: new Map() }) : existing(seen, form.target!);
  if (met.value !== YES) return empty;
  const since = Math.max(...met.proof.map((fact) => fact.event.body.claimed.start));
  return { ...empty, verdict: 'satisfied', proof: met.proof, since, late: met.onTime !== YES };
}

interface Existing {
  readonly value: Kleene;
  readonly onTime: Kleene;
  readonly proof: readonly Fact[];
}

function existing(seen: Seen, requirement: Requirement): Existing {
  if (requirement.op === 'act') {
    const matches = seen.filled[requirement.slot.number]!;
    const best = matches.find((match) => match.alone === YES && !match.fact.late) ?? matches.find((match) => match.alone === YES);
    if (best === undefined) return { value: NO, onTime: NO, proof: [] };
    return { value: YES, onTime: best.fact.late ? NO : YES, proof: [best.fact] };
  }
  const parts = requirement.parts.map((part) => existing(seen, part));
  const join = requirement.op === 'and' ? and : or;
  const proof = requirement.op === 'and' ? parts : parts.filter((part) => part.value === YES).slice(0, 1);
  return { value: parts.map((part) => part.value).reduce(join), onTime: parts.map((part) => part.onTime).reduce(join), proof: proof.flatMap((part) => part.proof) };
}

/** Counting forms and plain absence: how many acts surely and how many possibly count. */
function judgeCount(seen: Seen): Judgement {
  const { form, where } = seen.check;
  const guard: Kleene = where === null || form.name === 'absence' ? YES : seen.history.where(where, null);
  const sure: Fact[] = [];
  const possible: Fact[] = [];
  const counted = [...countedFacts(seen)].toSorted(([a], [b]) => compareEvents(a.event, b.event));
  for (const [fact, counts] of counted) {
    if (counts === YES) sure.push(fact);
    if (counts !== NO) possible.push(fact);
  }
  const verdict = guard === NO ? 'not-applicable' : countVerdict(seen, guard, sure.length, possible.length);
  const deciding = verdict === 'violated' ? sure.slice(0, form.count + 1) : verdict === 'uncertain' ? possible : sure;
  return {
    verdict,
    duty: null,
    activation: guardedAct(seen, deciding),
    proof: deciding,
    deadline: null,
    since: deciding.at(-1)?.event.body.claimed.start ?? null,
    late: false,
    wakeAt: null,
  };
}

function countedFacts(seen: Seen): ReadonlyMap<Fact, Kleene> {
  const { form, where } = seen.check;
  const counted = new Map<Fact, Kleene>();
  const collect = (requirement: Requirement): void => {
    if (requirement.op !== 'act') return requirement.parts.forEach(collect);
    for (const match of seen.filled[requirement.slot.number]!) {
      const guard = form.name === 'absence' && where !== null ? seen.history.where(where, match.fact) : YES;
      counted.set(match.fact, or(counted.get(match.fact) ?? NO, and(fits(seen, match, match.fact), guard)));
    }
  };
  collect(form.target!);
  return counted;
}

function countVerdict(seen: Seen, guard: Kleene, sure: number, possible: number): Verdict {
  const { name, count } = seen.check.form;
  const most = name === 'existence' ? Number.POSITIVE_INFINITY : name === 'absence' ? 0 : count;
  const least = name === 'existence' || name === 'exactly' ? count : 0;
  const open: Verdict =
    sure > most ? 'violated' : possible > most ? 'uncertain' : possible < least ? (seen.closed ? 'violated' : 'pending') : sure < least ? 'uncertain' : 'holding';
  if (guard === UNKNOWN && open !== 'holding') return 'uncertain';
  return open === 'holding' && (seen.closed || name === 'existence') ? 'satisfied' : open;
}

/** What gives a counting form its occasion: the act that decides, or the first act of the guarded kind at all. */
function guardedAct(seen: Seen, deciding: readonly Fact[]): Fact | null {
  const first = deciding[0];
  if (first !== undefined) return first;
  const tried = seen.check.slots.flatMap((slot) => seen.filled[slot.number]!.slice(0, 1));
  return tried.map((match) => match.fact).toSorted((a, b) => compareEvents(a.event, b.event))[0] ?? null;
}
