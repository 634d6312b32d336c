import { compareEvents } from '@tracecraft/record';
import type { Fact } from '../trace/fact.ts';
import type { CompiledCheck, Slot } from './compile.ts';
import { judge } from './judge.ts';
import type { Judgement, Match } from './judgement.ts';
import type { ObjectHistory } from './object-history.ts';

/** One check for one object: what fills its slots, and its judgement. */
export class CheckState {
  readonly check: CompiledCheck;
  readonly object: string;
  readonly history: ObjectHistory;
  readonly filled: Match[][];
  readonly trace: Fact[] = [];
  judgement: Judgement | null = null;
  dirty = true;

  private readonly candidates: (kind: string) => readonly Fact[];

  /** `candidates`: facts of a kind in the object's trace; only asked when a verdict is shown. */
  constructor(check: CompiledCheck, object: string, history: ObjectHistory, candidates: (kind: string) => readonly Fact[]) {
    this.candidates = candidates;
    this.check = check;
    this.object = object;
    this.history = history;
    this.filled = check.slots.map(() => []);
  }

  /** Puts `fact` into the slots its kind may fill. Says whether anything changed. */
  see(fact: Fact, slots: readonly Slot[]): void {
    // Counting forms keep acts that surely do not count: the occasion of `never V with C` is any V.
    const keepAll = this.check.form.activation.length === 0;
    for (const slot of slots) {
      const alone = slot.alone(fact);
      if (alone === 0 && !keepAll) continue;
      insert(this.filled[slot.number]!, { fact, slot, alone });
      this.dirty = true;
    }
  }

  /** For forms that watch the whole trace. */
  watch(fact: Fact): void {
    let at = this.trace.length;
    while (at > 0 && compareEvents(this.trace[at - 1]!.event, fact.event) > 0) at--;
    this.trace.splice(at, 0, fact);
    this.dirty = true;
  }

  /** Acts of the slot's kind that touch the object, whether they fill it or not, in record order. */
  tried(slot: Slot): readonly Fact[] {
    return this.candidates(slot.kind);
  }

  forget(): void {
    for (const matches of this.filled) matches.length = 0;
    this.trace.length = 0;
    this.dirty = true;
  }

  judge(now: number, closed: boolean): Judgement {
    const { check, filled, trace, history } = this;
    this.judgement = judge({ check, filled, trace, history, now, closed });
    this.dirty = false;
    return this.judgement;
  }
}

/** Keeps record order; new events usually come last. */
function insert(matches: Match[], match: Match): void {
  let at = matches.length;
  while (at > 0 && compareEvents(matches[at - 1]!.fact.event, match.fact.event) > 0) at--;
  if (at === matches.length) matches.push(match);
  else matches.splice(at, 0, match);
}
