import { YES } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before } from '../trace/order.ts';
import type { CheckVerdict, Verdict } from '../verdict.ts';
import type { CompiledCheck } from './compile/check.ts';
import { ACTIVATES } from './compile/group.ts';
import { activationFacts, bindingOf } from './judge/activations.ts';
import { countedFacts, judgeTally, Tally } from './judge/count.ts';
import {
  isLate,
  judgeDuty,
  KEPT,
  NONE,
  stateOf,
  VIOLATED,
  DOUBTFUL,
  OPEN,
  PENDING,
  type DutyState,
} from './judge/duty.ts';
import { onTimeOf, valueOf } from './judge/meet.ts';
import { metAhead } from './judge/unactivated.ts';
import type { View } from './judge/view.ts';
import type { Binding, ObjectTrace } from './object-trace.ts';

const NEVER = Number.POSITIVE_INFINITY;

/**
 * One check for one object: its verdict, and what need not be judged again. Duties no later act can change are summed up
 * once; open ones are judged again when something happens that may touch them.
 */
export class CheckState {
  readonly check: CompiledCheck;
  readonly binding: Binding;
  verdict: Verdict = 'not-applicable';
  /** While the case was open it was violated, by the duty of this act. */
  departed: Fact | null = null;
  activation: Fact | null = null;
  /** Kept only thanks to a late entry. */
  late = false;
  /** Next time (UTC ms) at which the clock alone may change the verdict. */
  wakeAt = NEVER;
  /** The verdict as it was last read by somebody; null when nobody did. */
  told: CheckVerdict | null = null;
  /** It waits to be judged. */
  dirty = false;
  /** Event that arrived behind known ones since it was judged. */
  revisedBy: Fact | null = null;
  /** Event whose late arrival changed the verdict. */
  revisedBecauseOf: Fact | null = null;
  private stale = true;
  private reopened = false;
  private fresh: Fact[] | null = null;
  private open: Fact[] | null = null;
  private tally: Tally | null = null;
  private worst: DutyState = NONE;
  private worstAct: Fact | null = null;
  private anyLate = false;
  private doneWorst: DutyState = NONE;
  private doneAct: Fact | null = null;
  private doneLate = false;

  constructor(check: CompiledCheck, binding: Binding) {
    this.check = check;
    this.binding = binding;
  }

  get trace(): ObjectTrace {
    return this.binding.trace;
  }

  /** Everything is judged anew. */
  forget(): void {
    this.stale = true;
  }

  /** Acts counted, for a counting form that was judged. */
  get counted(): Tally {
    return (this.tally ??= new Tally());
  }

  /**
   * An act of a kind the check speaks of came to the trace. `calm`: it is surely after all that was known and last in
   * record order, so that it changes nothing judged about the past.
   */
  see(view: View, fact: Fact, roles: number, calm: boolean): void {
    if (this.stale) return;
    const { form } = this.check;
    if (form.counts) this.queue(fact);
    else if (form.looksBack) this.seeBehind(view, fact, roles, calm);
    else if (!calm) this.stale = true;
    else {
      if ((roles & ACTIVATES) !== 0) this.queue(fact);
      if (roles !== ACTIVATES || form.name === 'alternate-response' || form.wholeTrace) this.reopened = true;
    }
  }

  /** Something that `where`, a fold or `same F` reads came to the record. */
  seeHistory(view: View, fact: Fact, calm: boolean): void {
    if (calm || this.stale) return;
    if (this.disturbs(view, fact)) this.stale = true;
  }

  private seeBehind(view: View, fact: Fact, roles: number, calm: boolean): void {
    if (calm) {
      if ((roles & ACTIVATES) !== 0) this.queue(fact);
    } else if (this.check.form.name === 'alternate-precedence' || this.check.form.wholeTrace)
      this.stale = true;
    else if (roles !== ACTIVATES && this.disturbs(view, fact)) this.stale = true;
    else if ((roles & ACTIVATES) !== 0) this.queue(fact);
  }

  /** It is not surely after every act judged so far. */
  private disturbs(view: View, fact: Fact): boolean {
    const { form } = this.check;
    if (!form.looksBack && !form.counts) return true;
    view.enter(this.check, this.trace, view.now);
    const judged = form.counts ? countedFacts(view) : activationFacts(view);
    return judged.some((other) => other !== fact && before(other, fact) !== YES);
  }

  private queue(fact: Fact): void {
    (this.fresh ??= []).push(fact);
  }

  /** Judges what must be judged; the verdict is that of an open case. */
  settle(view: View): void {
    view.enter(this.check, this.trace, view.now);
    this.dirty = false;
    if (this.check.form.counts) this.count(view);
    else {
      if (this.stale) this.judgeAll(view);
      else this.judgeNews(view);
      this.conclude(view);
    }
    this.departed = this.verdict === 'violated' ? this.activation : null;
    this.stale = false;
    this.reopened = false;
    if (this.fresh !== null) this.fresh.length = 0;
  }

  private count(view: View): void {
    const { counted } = this;
    if (this.stale) counted.clear();
    for (const fact of this.stale ? countedFacts(view) : (this.fresh ?? [])) counted.add(view, fact);
    const { verdict, deciding } = judgeTally(view, counted, false);
    this.verdict = verdict;
    this.activation = deciding[0] ?? counted.first;
  }

  private judgeAll(view: View): void {
    this.worst = this.doneWorst = NONE;
    this.worstAct = this.doneAct = null;
    this.anyLate = this.doneLate = false;
    this.wakeAt = NEVER;
    if (this.open !== null) this.open.length = 0;
    for (const act of activationFacts(view)) this.judge(view, act);
  }

  private judgeNews(view: View): void {
    const due = view.now >= this.wakeAt;
    if ((this.reopened || due) && this.open !== null && this.open.length > 0) {
      const open = this.open;
      this.open = [];
      this.worst = this.doneWorst;
      this.worstAct = this.doneAct;
      this.anyLate = this.doneLate;
      this.wakeAt = NEVER;
      for (const act of open) this.judge(view, act);
    }
    if (this.fresh !== null) for (const act of this.fresh) this.judge(view, act);
  }

  private judge(view: View, act: Fact): void {
    const binds = bindingOf(view, act);
    if (binds === 0) return;
    judgeDuty(view, act);
    const state = stateOf(view, binds, false);
    const { form } = this.check;
    if (isLate(view)) this.anyLate = true;
    if (isGraver(state, act, this.worst, this.worstAct)) {
      this.worst = state;
      this.worstAct = act;
    }
    if (form.looksBack) return;
    if (form.doneWhenMet && state === KEPT) {
      if (isLate(view)) this.doneLate = true;
      if (isGraver(state, act, this.doneWorst, this.doneAct)) {
        this.doneWorst = state;
        this.doneAct = act;
      }
      return;
    }
    (this.open ??= []).push(act);
    if (form.within !== null && form.name === 'response')
      this.wakeAt = Math.min(this.wakeAt, wakingTime(view, act, form.within));
  }

  private conclude(view: View): void {
    this.activation = this.worstAct;
    this.late = false;
    if (this.worst === NONE) {
      const met = metAhead(view);
      this.verdict = valueOf(met) === YES ? 'satisfied' : 'not-applicable';
      this.late = valueOf(met) === YES && onTimeOf(met) !== YES;
    } else if (this.worst === KEPT) {
      this.verdict = this.check.permanent ? 'satisfied' : 'holding';
      this.late = this.anyLate;
    } else this.verdict = VERDICT[this.worst];
  }

  /** The verdict if the case is closed now: what is pending is violated, what holds is satisfied. */
  close(view: View): void {
    view.enter(this.check, this.trace, view.now);
    if (this.check.form.counts) {
      const { verdict, deciding } = judgeTally(view, this.counted, true);
      this.verdict = verdict;
      this.activation = deciding[0] ?? this.counted.first;
      return;
    }
    let { doneWorst: worst, doneAct } = this;
    if (this.check.form.looksBack) [worst, doneAct] = [this.worst, this.worstAct];
    for (const act of this.open ?? []) {
      const binds = bindingOf(view, act);
      judgeDuty(view, act);
      const state = stateOf(view, binds, true);
      if (isGraver(state, act, worst, doneAct)) [worst, doneAct] = [state, act];
    }
    if (worst === NONE) return;
    this.activation = doneAct;
    this.late = worst === KEPT && this.anyLate;
    this.verdict = worst === KEPT ? 'satisfied' : VERDICT[worst];
  }
}

const VERDICT = {
  [VIOLATED]: 'violated',
  [DOUBTFUL]: 'uncertain',
  [PENDING]: 'pending',
  [OPEN]: 'uncertain',
} as const satisfies Record<number, Verdict>;

/** The gravest; of equals the first in record order. */
function isGraver(state: DutyState, act: Fact, than: DutyState, other: Fact | null): boolean {
  return state < than || (state === than && other !== null && act.rank < other.rank);
}

/** Met duties sleep; others wake when their deadline may, then surely has passed. */
function wakingTime(view: View, act: Fact, bound: number): number {
  if (view.met === YES) return NEVER;
  if (view.now <= act.lo + bound) return act.lo + bound + 1;
  return view.now <= act.hi + bound ? act.hi + bound + 1 : NEVER;
}
