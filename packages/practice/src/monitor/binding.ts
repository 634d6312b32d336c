import type { Fact } from '../trace/fact.ts';
import type { Verdict } from '../verdict.ts';
import { CheckState } from './check-state.ts';
import type { CheckGroup } from './compile/group.ts';
import type { ObjectTrace } from './object-trace.ts';

/** Stands for the act of a verdict that nothing activated. */
const AHEAD = 'ahead';

const HOLDING = 1;
const SATISFIED = 2;
const LATE = 4;

/**
 * The checks of one group for one trace. Most say that nothing happened, or that all is kept: of those just that is
 * remembered, and a state is made when something more is to be done.
 */
export class Binding {
  readonly group: CheckGroup;
  readonly trace: ObjectTrace;
  /** Nothing was told of it yet. */
  isNew = true;
  /** Nothing that counts names the object under this type any more. */
  isLost = false;
  /** By place of the check: its state; the act of a verdict that keeps; undefined where it is not applicable. */
  private readonly slots: (CheckState | Fact | typeof AHEAD | undefined)[];
  /** Of what is kept: how, as bits. */
  private readonly kept: number[];

  constructor(group: CheckGroup, trace: ObjectTrace) {
    this.group = group;
    this.trace = trace;
    this.slots = group.blank.slice();
    this.kept = group.zeros.slice();
  }

  /** Something is remembered of a check beside that it is not applicable. */
  has(index: number): boolean {
    return this.slots[index] !== undefined;
  }

  /** The state of a check, made if it is not there. */
  state(index: number): CheckState {
    const slot = this.slots[index];
    if (slot instanceof CheckState) return slot;
    const state = new CheckState(this, index);
    if (slot !== undefined)
      state.recall(this.verdictOf(index), slot === AHEAD ? null : slot, this.isLate(index));
    this.slots[index] = state;
    return state;
  }

  /** States that were made. */
  *states(): Iterable<CheckState> {
    for (const slot of this.slots) if (slot instanceof CheckState) yield slot;
  }

  /** Remembers what `state` says, if that is short; false where the state itself must be kept. */
  remember(state: CheckState): boolean {
    const { index, verdict, activation, late, wakeAt } = state;
    if (verdict === 'not-applicable' && activation === null) return true;
    if ((verdict !== 'holding' && verdict !== 'satisfied') || wakeAt !== null) return false;
    this.slots[index] = activation ?? AHEAD;
    this.kept[index] = (verdict === 'holding' ? HOLDING : SATISFIED) | (late ? LATE : 0);
    return true;
  }

  adopt(state: CheckState): void {
    this.slots[state.index] = state;
  }

  /** What is remembered as holding is satisfied once the case is closed. Returns the places where that is so. */
  close(): readonly number[] {
    const changed: number[] = [];
    for (const [index, how] of this.kept.entries()) {
      if ((how & HOLDING) === 0) continue;
      this.kept[index] = SATISFIED | (how & LATE);
      if (!(this.slots[index] instanceof CheckState)) changed.push(index);
    }
    return changed;
  }

  private verdictOf(index: number): Verdict {
    return (this.kept[index]! & HOLDING) !== 0 ? 'holding' : 'satisfied';
  }

  private isLate(index: number): boolean {
    return (this.kept[index]! & LATE) !== 0;
  }
}
