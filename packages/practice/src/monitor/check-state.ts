import { YES } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { areBefore } from '../trace/order.ts';
import type { CheckVerdict, Verdict } from '../verdict.ts';
import type { CompiledCheck } from './compile/check.ts';
import { ACTIVATES } from './compile/group.ts';
import { DutyBook } from './duty-book.ts';
import { activationFacts, bindingOf, firstActivation } from './judge/activations.ts';
import { countedFacts, judgeTally, type Tally } from './judge/count.ts';
import {
  DOUBTFUL,
  isGraver,
  isLate,
  judgeDuty,
  KEPT,
  NONE,
  OPEN,
  PENDING,
  stateOf,
  VIOLATED,
  wakingTime,
  type DutyState,
} from './judge/duty.ts';
import { onTimeOf, valueOf } from './judge/meet.ts';
import { metAhead } from './judge/unactivated.ts';
import type { View } from './judge/view.ts';
import type { Binding } from './binding.ts';
import type { ObjectTrace } from './object-trace.ts';

/**
 * One check for one object: its verdict, and what need not be judged again. Duties no later act can change are summed up
 * once; open ones are judged again when something happens that may touch them.
 */
export class CheckState {
  binding: Binding;
  /** Place of the check in its group. */
  index: number;
  verdict: Verdict = 'not-applicable';
  activation: Fact | null = null;
  /** Kept only thanks to a late entry. */
  late = false;
  /** Next time (UTC ms) at which the clock alone may change the verdict. */
  wakeAt: number | null = null;
  /** The verdict as it was last read by somebody; null when nobody did. */
  told: CheckVerdict | null = null;
  /** It waits to be judged. */
  dirty = false;
  /** Event that arrived behind known ones since it was judged. */
  revisedBy: Fact | null = null;
  /** Event whose late arrival changed the verdict. */
  revisedBecauseOf: Fact | null = null;
  /** Everything must be judged from the beginning. */
  private stale = true;
  /** Gravest duty of the open case, the first of its rank. */
  private worst: DutyState = NONE;
  private worstAct: Fact | null = null;
  private anyLate = false;
  private book: DutyBook | null = null;

  constructor(binding: Binding, index: number) {
    this.binding = binding;
    this.index = index;
  }

  get check(): CompiledCheck {
    return this.binding.group.checks[this.index]!;
  }

  get trace(): ObjectTrace {
    return this.binding.trace;
  }

  /** The act whose duty is violated while the case is open, or null. */
  get departed(): Fact | null {
    return this.worst === VIOLATED ? this.worstAct : null;
  }

  /** Acts counted, for a counting form that was judged. */
  get counted(): Tally {
    return this.notes.tally;
  }

  private get notes(): DutyBook {
    return (this.book ??= new DutyBook());
  }

  /** Takes the place of another state about which nothing is known yet. */
  reuse(binding: Binding, index: number): void {
    this.binding = binding;
    this.index = index;
    this.stale = true;
    this.wakeAt = null;
    this.book?.settled();
  }

  /** Says what was remembered of it; it is judged from the beginning before anything else. */
  recall(verdict: Verdict, activation: Fact | null, late: boolean): void {
    this.verdict = verdict;
    this.activation = activation;
    this.late = late;
  }

  /** Everything is judged anew. */
  forget(): void {
    this.stale = true;
  }

  /**
   * An act of a kind the check speaks of came to the trace. `calm`: it is surely after all that was known and last in
   * record order, so that it changes nothing judged about the past.
   */
  see(view: View, fact: Fact, roles: number, calm: boolean): void {
    if (this.stale) return;
    const { form } = this.check;
    if (form.counts) this.opened().fresh.push(fact);
    else if (form.looksBack) this.seeBehind(view, fact, roles, calm);
    else if (!calm) this.stale = true;
    else {
      if ((roles & ACTIVATES) !== 0) this.opened().fresh.push(fact);
      if (roles !== ACTIVATES || form.name === 'alternate-response' || form.wholeTrace)
        this.opened().reopened = true;
    }
  }

  /** Something that `where`, a fold or `same F` reads came to the record. */
  seeHistory(view: View, fact: Fact, calm: boolean): void {
    if (calm || this.stale) return;
    view.enter(this.check, this.trace, view.now);
    // Folds and `same F` are read at the required acts as well.
    const read = this.check.slots.flatMap((slot) => view.list(slot));
    if (!areBefore(read, fact)) this.stale = true;
  }

  private seeBehind(view: View, fact: Fact, roles: number, calm: boolean): void {
    const { form } = this.check;
    // Acts of doubtful order link up pair by pair: one surely after an activating act may still be a step before it.
    const together = form.name === 'alternate-precedence' || form.name === 'sequence' || form.wholeTrace;
    if (!calm && (together || (roles !== ACTIVATES && this.disturbs(view, fact)))) this.stale = true;
    else if ((roles & ACTIVATES) !== 0) this.opened().fresh.push(fact);
  }

  /** It is not surely after every act judged so far. */
  private disturbs(view: View, fact: Fact): boolean {
    const { form } = this.check;
    if (!form.looksBack && !form.counts) return true;
    view.enter(this.check, this.trace, view.now);
    return !areBefore(form.counts ? countedFacts(view) : activationFacts(view), fact);
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
    this.stale = false;
    this.book?.settled();
  }

  private count(view: View): void {
    const { notes } = this;
    if (this.stale) notes.clear();
    for (const fact of this.stale ? countedFacts(view) : notes.fresh) notes.tally.add(view, fact);
    const { verdict, deciding } = judgeTally(view, notes.tally, false);
    this.verdict = verdict;
    this.activation = deciding[0] ?? notes.tally.first;
    this.late = false;
    this.worst = verdict === 'violated' ? VIOLATED : NONE;
    this.worstAct = this.activation;
  }

  private judgeAll(view: View): void {
    this.worst = NONE;
    this.worstAct = null;
    this.anyLate = false;
    this.wakeAt = null;
    this.book?.clear();
    // What stands before the first stands before all that come after.
    const isSettled = view.linear && this.check.alike;
    if (isSettled && this.judgeFirst(view)) return;
    const acts = activationFacts(view);
    for (let i = 0; i < acts.length; i++) {
      this.judge(view, acts[i]!);
      if (isSettled && this.isKeptOnTime) return;
    }
  }

  /** Judges the first activating act alone; true when its duty is kept, by an entry on time. */
  private judgeFirst(view: View): boolean {
    const first = firstActivation(view);
    if (first === null) return false;
    this.judge(view, first);
    return this.isKeptOnTime;
  }

  private get isKeptOnTime(): boolean {
    return this.worst === KEPT && !this.anyLate;
  }

  private judgeNews(view: View): void {
    const { book } = this;
    if (book === null) return;
    const due = this.wakeAt !== null && view.now >= this.wakeAt;
    if ((book.reopened || due) && book.open.length > 0) {
      const { open } = book;
      book.open = [];
      this.worst = book.worst;
      this.worstAct = book.act;
      this.anyLate = false;
      this.wakeAt = null;
      for (const act of open) this.judge(view, act);
    }
    for (const act of book.fresh) this.judge(view, act);
  }

  private judge(view: View, act: Fact): void {
    const binds = bindingOf(view, act);
    if (binds === 0) return;
    judgeDuty(view, act);
    const state = stateOf(view, binds, false);
    const late = isLate(view);
    const { form } = this.check;
    if (!form.looksBack) this.file(view, act, state, late);
    if (late) this.anyLate = true;
    if (isGraver(state, act, this.worst, this.worstAct)) {
      this.worst = state;
      this.worstAct = act;
    }
  }

  /** Keeps open a duty that something may change; where some are, what nothing can change is summed up beside them. */
  private file(view: View, act: Fact, state: DutyState, late: boolean): void {
    const { form } = this.check;
    // A duty met by a late entry may still be met by one on time.
    if (!form.doneWhenMet || state !== KEPT || late) {
      this.opened().open.push(act);
      if (form.name === 'response' && form.within !== null) this.wake(wakingTime(view, act, form.within));
      return;
    }
    const { book } = this;
    if (book === null) return;
    if (!isGraver(state, act, book.worst, book.act)) return;
    book.worst = state;
    book.act = act;
  }

  /** The book; begun with the duties judged so far, all met for good. */
  private opened(): DutyBook {
    if (this.book !== null) return this.book;
    const book = this.notes;
    book.worst = this.worst;
    book.act = this.worstAct;
    return book;
  }

  private wake(at: number | null): void {
    if (at !== null && (this.wakeAt === null || at < this.wakeAt)) this.wakeAt = at;
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
    const { looksBack } = this.check.form;
    const { book } = this;
    let worst = looksBack || book === null ? this.worst : book.worst;
    let first = looksBack || book === null ? this.worstAct : book.act;
    for (const act of book?.open ?? []) {
      judgeDuty(view, act);
      const state = stateOf(view, bindingOf(view, act), true);
      if (isGraver(state, act, worst, first)) [worst, first] = [state, act];
    }
    if (worst === NONE) return;
    this.activation = first;
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
