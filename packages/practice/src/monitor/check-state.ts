import { compareEvents } from '@tracecraft/record';
import type { Fact } from '../trace/fact.ts';
import type { CompiledCheck, Slot } from './compile.ts';
import { CountBook, countingOf, DutyBook } from './duty-book.ts';
import { Front } from './front.ts';
import { judgeCount, judgeDuties } from './judge.ts';
import type { Judgement, Match, Seen } from './judgement.ts';
import type { ObjectHistory } from './object-history.ts';

/** One check for one object: what fills its slots, and its judgement. */
export class CheckState {
  readonly check: CompiledCheck;
  readonly object: string;
  /** Second object of a pair, or null. */
  readonly other: string | null;
  readonly history: ObjectHistory;
  readonly filled: Match[][];
  readonly trace: Fact[] = [];
  private readonly front = new Front();
  private readonly duties = new DutyBook();
  private readonly counts = new CountBook();
  private readonly fresh: Fact[] = [];
  /** Something may have changed what was judged of the past. */
  private stale = true;
  private readonly candidates: (kind: string) => readonly Fact[];

  /** `candidates`: facts of a kind in the object's trace; only asked when a verdict is shown. */
  constructor(
    check: CompiledCheck,
    {
      id,
      other,
      history,
    }: { readonly id: string; readonly other: string | null; readonly history: ObjectHistory },
    candidates: (kind: string) => readonly Fact[],
  ) {
    this.candidates = candidates;
    this.check = check;
    this.object = id;
    this.other = other;
    this.history = history;
    this.filled = check.slots.map(() => []);
  }

  /** Puts `fact` into the slots its kind may fill; false when it fills none. */
  see(fact: Fact, slots: readonly Slot[]): boolean {
    // Counting forms keep acts that surely do not count: the occasion of `never V with C` is any V.
    const keepAll = this.check.form.activation.length === 0;
    let filled = false;
    for (const slot of slots) {
      const alone = slot.alone(fact, this.object);
      if (alone === 0 && !keepAll) continue;
      insert(this.filled[slot.number]!, { fact, slot, alone });
      filled = true;
    }
    if (filled) this.advance(fact);
    return filled;
  }

  /** For forms that watch the whole trace. */
  watch(fact: Fact): void {
    let at = this.trace.length;
    while (at > 0 && compareEvents(this.trace[at - 1]!.event, fact.event) > 0) at--;
    this.trace.splice(at, 0, fact);
    this.stale = true;
  }

  /** What `where` or a fold reads has changed by `fact`. Must be told before the fact is seen. */
  historyChanged(fact: Fact): void {
    if (!this.front.isPassedBy(fact)) this.stale = true;
  }

  /** Something seen is now known to come before or after something else. */
  orderChanged(): void {
    this.stale = true;
  }

  private advance(fact: Fact): void {
    if (!this.stale && !this.front.isPassedBy(fact)) this.stale = true;
    this.front.include(fact);
    if (!this.stale) this.fresh.push(fact);
  }

  /** Acts of the slot's kind that touch the object, whether they fill it or not, in record order. */
  tried(slot: Slot): readonly Fact[] {
    return this.candidates(slot.kind);
  }

  forget(): void {
    for (const matches of this.filled) matches.length = 0;
    this.trace.length = 0;
    this.front.clear();
    this.stale = true;
  }

  judge(now: number, closed: boolean): Judgement {
    const { check, object, filled, trace, history } = this;
    const seen: Seen = { check, object, filled, trace, history, now, closed };
    const judgement = check.form.activation.length === 0 ? this.judgeCounts(seen) : this.judgeDuties(seen);
    this.fresh.length = 0;
    this.stale = false;
    return judgement;
  }

  private judgeDuties(seen: Seen): Judgement {
    if (this.stale) this.duties.judgeAll(seen);
    else this.duties.judgeFresh(seen, this.fresh);
    return judgeDuties(seen, this.duties);
  }

  private judgeCounts(seen: Seen): Judgement {
    if (this.stale) this.counts.clear();
    const facts = this.stale ? this.everything() : this.fresh;
    for (const fact of facts) this.counts.add(fact, countingOf(seen, fact));
    return judgeCount(seen, this.counts);
  }

  private everything(): readonly Fact[] {
    const facts = new Set(this.filled.flatMap((matches) => matches.map((match) => match.fact)));
    return this.filled.length === 1
      ? [...facts]
      : [...facts].toSorted((a, b) => compareEvents(a.event, b.event));
  }
}

/** Keeps record order; new events usually come last. */
function insert(matches: Match[], match: Match): void {
  let at = matches.length;
  while (at > 0 && compareEvents(matches[at - 1]!.fact.event, match.fact.event) > 0) at--;
  if (at === matches.length) matches.push(match);
  else matches.splice(at, 0, match);
}
