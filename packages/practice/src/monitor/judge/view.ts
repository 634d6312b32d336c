import { NO, type Kleene } from '../../meaning/kleene.ts';
import type { Fact } from '../../trace/fact.ts';
import type { CaseTrace } from '../case-trace.ts';
import type { CompiledCheck } from '../compile/check.ts';
import type { Slot } from '../compile/slot.ts';
import type { ObjectTrace } from '../object-trace.ts';

/** Where a required act may stand, in a trace whose order is sure: between two ranks, in doubt beyond two others. */
export interface Zone {
  after: number;
  until: number;
  doubtBefore: number;
  doubtAfter: number;
}

/**
 * What judging reads: one check for one trace, and what was found of the duty looked at last. One view is pointed at one
 * state after another, so that judging a case makes no garbage.
 */
export class View {
  check!: CompiledCheck;
  trace!: ObjectTrace;
  /** Each fact the check speaks of is surely after those before it in record order: ranks tell the order. */
  linear = false;
  /** UTC ms known to have passed. */
  now = Number.NEGATIVE_INFINITY;
  readonly zone: Zone = { after: 0, until: 0, doubtBefore: 0, doubtAfter: 0 };
  readonly ofCase: CaseTrace;
  /** By slot number: how well it was filled, by entries on time as well, and by which fact. */
  readonly values: Kleene[] = [];
  readonly onTime: Kleene[] = [];
  readonly witnesses: (Fact | null)[] = [];
  /** The duty looked at last is met; met by entries on time; can no longer be met; is met by its exception. */
  met: Kleene = NO;
  metOnTime: Kleene = NO;
  lost: Kleene = NO;
  excused = false;

  constructor(ofCase: CaseTrace) {
    this.ofCase = ofCase;
  }

  enter(check: CompiledCheck, trace: ObjectTrace, now: number): this {
    this.check = check;
    this.trace = trace;
    this.now = now;
    this.linear = trace.isSmooth && this.isCaseSmooth(check);
    return this;
  }

  /** Acts of the slot's kind in the trace, in record order. */
  list(slot: Slot): readonly Fact[] {
    return slot.caseWide ? this.ofCase.list(slot.sort) : this.trace.list(slot.sort);
  }

  private isCaseSmooth(check: CompiledCheck): boolean {
    if (check.form.wholeTrace) return this.ofCase.acts.every((fact) => fact.solid);
    const { caseKinds } = check;
    for (let i = 0; i < caseKinds.length; i++) if (!this.ofCase.isSmooth(caseKinds[i]!)) return false;
    return true;
  }
}
