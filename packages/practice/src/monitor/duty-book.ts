import { compareEvents } from '@tracecraft/record';
import { and, NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { CompiledForm } from './compile.ts';
import { activationsOf, bindingOf, DUTY, type Activation } from './duties.ts';
import type { Duty, Seen } from './judgement.ts';

/** The state of one duty, gravest first. `doubtful` may be violated; `uncertain` is pending or kept, not known which. */
export type DutyState = 'violated' | 'doubtful' | 'pending' | 'uncertain' | 'kept';

const RANK: Record<DutyState, number> = { violated: 0, doubtful: 1, pending: 2, uncertain: 3, kept: 4 };

/** Forms that look back: an act surely after everything seen cannot change what is judged. */
const LOOKS_BACK: ReadonlySet<CompiledForm['name']> = new Set([
  'precedence',
  'alternate-precedence',
  'sequence',
  'same-event',
] as const);
/** Forms that look forward and are done with an activation once its duty is met. */
const DONE_WHEN_MET: ReadonlySet<CompiledForm['name']> = new Set(['response', 'alternate-response'] as const);

export function stateOf(duty: Duty): DutyState {
  if (duty.met === YES) return 'kept';
  if (duty.lost === NO) return duty.binds === UNKNOWN || duty.met === UNKNOWN ? 'uncertain' : 'pending';
  return duty.binds === YES && duty.met === NO && duty.lost === YES ? 'violated' : 'doubtful';
}

/**
 * The duties of one check for one object. Those no later act can change are summed up once; the open ones are judged
 * again when something happens, so that a long record costs no more per act than a short one.
 */
export class DutyBook {
  private acts: Activation[] = [];
  /** From this activation on, each was surely after everything before it. */
  private orderedFrom = 0;
  private open: Activation[] = [];
  private gravest: Duty | null = null;
  private anyLate = false;

  /** Judges everything anew. */
  judgeAll(seen: Seen): void {
    this.acts = [...activationsOf(seen)];
    this.orderedFrom = this.acts.length;
    this.open = [];
    this.gravest = null;
    this.anyLate = false;
    this.file(seen, this.acts);
  }

  /** Takes in acts that are surely after everything seen before them, in order; says nothing of the open duties. */
  judgeFresh(seen: Seen, fresh: readonly Fact[]): void {
    for (const fact of fresh) {
      const binds = bindingOf(seen, fact);
      if (binds === NO) continue;
      const activation = { fact, binds };
      this.acts.push(activation);
      this.file(seen, [activation]);
    }
  }

  get isEmpty(): boolean {
    return this.acts.length === 0;
  }

  /** The gravest duty, the first of its rank in record order, after judging the open ones again. */
  settle(seen: Seen): { readonly worst: Duty; readonly late: boolean; readonly wakeAt: number } {
    const open = this.open;
    this.open = [];
    let { gravest: worst, anyLate: late } = this;
    let wakeAt = Number.POSITIVE_INFINITY;
    for (const activation of open) {
      const duty = this.judge(seen, activation);
      if (!this.close(seen, duty)) this.open.push(activation);
      worst = graver(worst, duty);
      late ||= duty.late;
      wakeAt = Math.min(wakeAt, wakingTime(duty, seen.now));
    }
    return { worst: worst!, late, wakeAt };
  }

  /** New activations: those that look back are judged once and for all, others wait for `settle`. */
  private file(seen: Seen, activations: readonly Activation[]): void {
    if (!LOOKS_BACK.has(seen.check.form.name)) this.open.push(...activations);
    else for (const activation of activations) this.close(seen, this.judge(seen, activation));
  }

  private judge(seen: Seen, activation: Activation): Duty {
    return DUTY[seen.check.form.name]!(seen, activation, this.relevantTo(activation));
  }

  /** Sums up a duty that nothing surely later can change; false when it stays open. */
  private close(seen: Seen, duty: Duty): boolean {
    const { name } = seen.check.form;
    if (!LOOKS_BACK.has(name) && !(DONE_WHEN_MET.has(name) && duty.met === YES)) return false;
    this.gravest = graver(this.gravest, duty);
    this.anyLate ||= duty.late;
    return true;
  }

  /**
   * Activations that can lie between a target and `activation`. In a surely ordered stretch the last one that surely
   * binds decides: whatever lies between an earlier one and here has it in between too.
   */
  private relevantTo(activation: Activation): readonly Activation[] {
    if (this.acts.at(-1) !== activation) return this.acts;
    for (let i = this.acts.length - 2; i >= this.orderedFrom; i--)
      if (this.acts[i]!.binds === YES) return this.acts.slice(i);
    return this.acts;
  }
}

function graver(a: Duty | null, b: Duty): Duty {
  if (a === null) return b;
  const rank = RANK[stateOf(a)] - RANK[stateOf(b)] || compareEvents(a.activation!.event, b.activation!.event);
  return rank <= 0 ? a : b;
}

/** Met duties sleep; others wake when their deadline may, then surely has passed. */
function wakingTime(duty: Duty, now: number): number {
  if (duty.met === YES) return Number.POSITIVE_INFINITY;
  const times = [duty.maybeOverdueFrom, duty.overdueFrom].filter((time) => time !== null && time > now);
  return Math.min(...(times as number[]));
}

/** Acts that count for a counting form, each judged once. */
export class CountBook {
  readonly sure: Fact[] = [];
  readonly possible: Fact[] = [];
  /** First act of a named kind, whether it counts or not. */
  first: Fact | null = null;

  clear(): void {
    this.sure.length = 0;
    this.possible.length = 0;
    this.first = null;
  }

  add(fact: Fact, counts: Kleene): void {
    this.first ??= fact;
    if (counts === YES) this.sure.push(fact);
    if (counts !== NO) this.possible.push(fact);
  }
}

/** How surely `fact` counts: one of the named acts, and `where` holds for a prohibition. */
export function countingOf(seen: Seen, fact: Fact): Kleene {
  const { form, where } = seen.check;
  const matches = bindingOf(seen, fact);
  return form.name === 'absence' && where !== null ? and(matches, seen.history.where(where, fact)) : matches;
}
