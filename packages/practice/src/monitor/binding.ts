import type { Fact } from '../trace/fact.ts';
import { CheckState } from './check-state.ts';
import type { CheckGroup } from './compile/group.ts';
import type { ObjectTrace } from './object-trace.ts';
import type { Rows } from './rows.ts';

/** Bits of a word: it is the place of a state, above them; or says what is kept, with the number of the act from 1. */
const STATE = 1;
const KEPT = 2;
const HOLDING = 4;
const LATE = 8;
const STATE_BITS = 2;
const ACT_BITS = 4;

/** Where the bindings of a group remember. */
export interface Memory {
  readonly rows: Rows;
  readonly factOf: (number: number) => Fact;
}

/**
 * The checks of one group for one trace. Most say that nothing happened, or that all is kept: of those just a word is
 * remembered, and a state is made when something more is to be done.
 */
export class Binding {
  readonly group: CheckGroup;
  readonly trace: ObjectTrace;
  /** Nothing was told of it yet. */
  isNew = true;
  /** Nothing that counts names the object under this type any more. */
  isLost = false;
  private readonly memory: Memory;
  private readonly start: number;
  private made: CheckState[] | null = null;

  constructor(group: CheckGroup, trace: ObjectTrace, memory: Memory) {
    this.group = group;
    this.trace = trace;
    this.memory = memory;
    this.start = memory.rows.add();
  }

  /** Something is remembered of a check beside that it is not applicable. */
  has(index: number): boolean {
    return this.word(index) !== 0;
  }

  /** The state of a check, made if it is not there. */
  state(index: number): CheckState {
    const word = this.word(index);
    if ((word & STATE) !== 0) return this.made![word >> STATE_BITS]!;
    const state = new CheckState(this, index);
    if (word !== 0) {
      const verdict = (word & HOLDING) === 0 ? 'satisfied' : 'holding';
      const number = (word >> ACT_BITS) - 1;
      state.recall(verdict, number < 0 ? null : this.memory.factOf(number), (word & LATE) !== 0);
    }
    this.adopt(state);
    return state;
  }

  /** States that were made. */
  states(): readonly CheckState[] {
    return this.made ?? [];
  }

  /** Remembers what `state` says, if that is short; false where the state itself must be kept. */
  remember(state: CheckState): boolean {
    const { index, verdict, activation, late, wakeAt } = state;
    if (verdict === 'not-applicable' && activation === null) return true;
    if ((verdict !== 'holding' && verdict !== 'satisfied') || wakeAt !== null) return false;
    const how = (verdict === 'holding' ? KEPT | HOLDING : KEPT) | (late ? LATE : 0);
    const act = activation === null ? 0 : activation.number + 1;
    this.memory.rows.put(this.start + index, how | (act << ACT_BITS));
    return true;
  }

  adopt(state: CheckState): void {
    this.made ??= [];
    this.memory.rows.put(this.start + state.index, (this.made.length << STATE_BITS) | STATE);
    this.made.push(state);
  }

  /** What is remembered as holding is satisfied once the case is closed. Returns the places where that is so. */
  close(): readonly number[] {
    const changed: number[] = [];
    for (let index = 0; index < this.group.checks.length; index++) {
      const word = this.word(index);
      if ((word & KEPT) === 0 || (word & STATE) !== 0 || (word & HOLDING) === 0) continue;
      this.memory.rows.put(this.start + index, word & ~HOLDING);
      changed.push(index);
    }
    return changed;
  }

  private word(index: number): number {
    return this.memory.rows.at(this.start + index);
  }
}
