import { NO, UNKNOWN, YES, and, or, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { Verdict } from '../verdict.ts';
import type { Requirement } from './compile.ts';
import { brokenAt } from './broken-at.ts';
import { chainBefore } from './duties.ts';
import { stateOf, type CountBook, type DutyBook, type DutyState } from './duty-book.ts';
import type { Duty, Judgement, Seen } from './judgement.ts';
import { fullestWindow } from './windows.ts';

/** Forms that, once kept, are kept for good (RV-LTL ⊤): a later activation finds the same target before it. */
const PERMANENT = new Set(['precedence', 'sequence', 'responded-existence']);

/** The verdict of one check for one object from its duties: docs/spec/practice.md §meaning. */
export function judgeDuties(seen: Seen, book: DutyBook): Judgement {
  if (book.isEmpty) return unactivated(seen);
  const { worst, late, wakeAt } = book.settle(seen);
  return { ...fromDuty(seen, worst, late), wakeAt: Number.isFinite(wakeAt) && !seen.closed ? wakeAt : null };
}

function fromDuty(seen: Seen, duty: Duty, late: boolean): Judgement {
  const state = stateOf(duty);
  const verdict: Verdict = state === 'kept' ? keptVerdict(seen) : state === 'doubtful' ? 'uncertain' : state;
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

function sinceOf(seen: Seen, duty: Duty, state: DutyState): number {
  const start = (fact: Fact): number => fact.event.body.claimed.start;
  const act = start(duty.activation!);
  if (state === 'violated') return Math.max(act, brokenAt(seen, duty) ?? act);
  return state === 'kept' ? Math.max(act, ...duty.proof.map(start)) : act;
}

/** Nothing has activated the check: a requirement met beforehand satisfies a permanent form, else it is not applicable. */
function unactivated(seen: Seen): Judgement {
  const empty: Judgement = {
    verdict: 'not-applicable',
    duty: null,
    activation: null,
    proof: [],
    deadline: null,
    since: null,
    late: false,
    wakeAt: null,
  };
  if (!isPermanent(seen) || seen.check.form.activation.length === 0) return empty;
  const { where } = seen.check;
  if (where !== null && seen.history.where(where, null) === NO) return empty;
  const { form } = seen.check;
  const met =
    form.name === 'sequence'
      ? chainBefore(seen, form.steps.length - 2, null, { act: null, known: new Map() })
      : existing(seen, form.target!);
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
    const best =
      matches.find((match) => match.alone === YES && !match.fact.late) ??
      matches.find((match) => match.alone === YES);
    if (best === undefined) return { value: NO, onTime: NO, proof: [] };
    return { value: YES, onTime: best.fact.late ? NO : YES, proof: [best.fact] };
  }
  const parts = requirement.parts.map((part) => existing(seen, part));
  const join = requirement.op === 'and' ? and : or;
  const proof = requirement.op === 'and' ? parts : parts.filter((part) => part.value === YES).slice(0, 1);
  return {
    value: parts.map((part) => part.value).reduce(join),
    onTime: parts.map((part) => part.onTime).reduce(join),
    proof: proof.flatMap((part) => part.proof),
  };
}

/** Counting forms and plain absence: how many acts surely and how many possibly count. */
export function judgeCount(seen: Seen, book: CountBook): Judgement {
  const { form, where } = seen.check;
  const { first } = book;
  const [sure, possible] =
    form.within === null
      ? [book.sure, book.possible]
      : [fullestWindow(book.sure, form.within, false), fullestWindow(book.possible, form.within, true)];
  const guard: Kleene = where === null || form.name === 'absence' ? YES : seen.history.where(where, null);
  const verdict = guard === NO ? 'not-applicable' : countVerdict(seen, guard, sure.length, possible.length);
  const deciding = (verdict === 'uncertain' ? possible : sure).slice(0, form.count + 1);
  return {
    verdict,
    duty: null,
    activation: deciding[0] ?? first,
    proof: deciding,
    deadline: null,
    since: deciding.at(-1)?.event.body.claimed.start ?? null,
    late: false,
    wakeAt: null,
  };
}

function countVerdict(seen: Seen, guard: Kleene, sure: number, possible: number): Verdict {
  const { name, count } = seen.check.form;
  const most = name === 'existence' ? Number.POSITIVE_INFINITY : name === 'absence' ? 0 : count;
  const least = name === 'existence' || name === 'exactly' ? count : 0;
  const open: Verdict =
    sure > most
      ? 'violated'
      : possible > most
        ? 'uncertain'
        : possible < least
          ? seen.closed
            ? 'violated'
            : 'pending'
          : sure < least
            ? 'uncertain'
            : 'holding';
  if (guard === UNKNOWN && open !== 'holding') return 'uncertain';
  return open === 'holding' && (seen.closed || name === 'existence') ? 'satisfied' : open;
}
