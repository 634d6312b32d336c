import { compareEvents } from '@tracecraft/record';
import type { Fact } from '../trace/fact.ts';
import type { CheckState } from './check-state.ts';
import type { ObjectHistory } from './object-history.ts';

/** One id of the case with what is checked for it, or a pair of ids. A device exhibit is one trace under two types. */
export class ObjectTrace {
  readonly id: string;
  /** Second of a pair (`on OTHER`), or null. */
  readonly other: string | null;
  /** Pairs it is the first of. */
  readonly pairs = new Map<string, ObjectTrace>();
  /** Types it was met under; of a pair both, as `exhibit/device`. */
  readonly types = new Set<string>();
  /** Facts that touch it, in record order; case-wide facts are kept once for all. */
  readonly facts: Fact[] = [];
  readonly history: ObjectHistory;
  /** By check number. */
  readonly states = new Map<number, CheckState>();

  /** A pair shares the history of its first object. */
  constructor(id: string, history: ObjectHistory, other: string | null = null) {
    this.id = id;
    this.other = other;
    this.history = history;
  }

  /** Adds a fact in record order; true when it came last, so that nothing known before it is revised. */
  add(fact: Fact): boolean {
    let at = this.facts.length;
    while (at > 0 && compareEvents(this.facts[at - 1]!.event, fact.event) > 0) at--;
    const last = at === this.facts.length;
    if (last) this.facts.push(fact);
    else this.facts.splice(at, 0, fact);
    if (this.other !== null) return last;
    this.history.add(fact);
    if (!last) this.history.sort((a, b) => compareEvents(a.event, b.event));
    return last;
  }

  /** Forgets every fact and type, keeping the checks. */
  forget(): void {
    this.facts.length = 0;
    this.types.clear();
    if (this.other === null) this.history.forget();
    for (const state of this.states.values()) state.forget();
  }
}
