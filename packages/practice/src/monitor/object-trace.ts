import type { Fact } from '../trace/fact.ts';
import { OBJECT_KINDS } from '../trace/kinds.ts';
import { place } from '../trace/order.ts';
import type { Binding } from './binding.ts';
import type { ObjectHistory } from './object-history.ts';

const NOTHING: readonly Fact[] = [];
const NO_LISTS: readonly (Fact[] | undefined)[] = Array.from({ length: OBJECT_KINDS });

/** One id of the case with what is checked for it, or a pair of ids. A device exhibit is one trace under two types. */
export class ObjectTrace {
  readonly id: string;
  /** Second of a pair (`on OTHER`), or null. */
  readonly other: string | null;
  /** Of a pair the trace of its first object, whose history it shares. */
  readonly first: ObjectTrace | null;
  readonly history: ObjectHistory;
  /** Every fact that names it, in record order; those that don't count as well. */
  readonly facts: Fact[] = [];
  /** Types it was met under; of a pair both, as `exhibit/device`. */
  types: readonly string[] = [];
  bindings: readonly Binding[] = [];
  /** Pairs it is the first of, by the second. */
  pairs: Map<string, ObjectTrace> | null = null;
  /** Facts among them that are not solid. */
  rough = 0;
  /** Acts that count and are not case-wide, by number of the kind; in record order. */
  private lists: (Fact[] | undefined)[] = NO_LISTS.slice();

  constructor(
    id: string,
    history: ObjectHistory,
    first: ObjectTrace | null = null,
    other: string | null = null,
  ) {
    this.id = id;
    this.history = history;
    this.first = first;
    if (first === null) history.acts = this;
    this.other = other;
  }

  /** Every fact a check of it may read of the object is solid. */
  get isSmooth(): boolean {
    return this.rough === 0 && (this.first === null || this.first.rough === 0);
  }

  /** Acts of a kind, in record order. */
  list(sort: number): readonly Fact[] {
    return this.lists[sort] ?? NOTHING;
  }

  /** Acts of the trace that count and are not case-wide. */
  acts(): readonly Fact[] {
    return this.facts.filter((fact) => fact.counts && fact.sort.isAct && !fact.sort.caseWide);
  }

  /** Adds a fact; true when it came last, so that nothing known before it is revised. */
  add(fact: Fact): boolean {
    if (!fact.solid) this.rough++;
    const last = place(this.facts, fact);
    if (fact.counts) this.read(fact);
    return last;
  }

  /** Reads again which facts count and what they say. */
  renew(): void {
    this.lists = NO_LISTS.slice();
    this.types = [];
    if (this.other === null) this.history.forget();
    for (const fact of this.facts) if (fact.counts) this.read(fact);
  }

  /** Counts again which facts are solid. */
  smooth(): void {
    this.rough = this.facts.reduce((sum, fact) => sum + (fact.solid ? 0 : 1), 0);
  }

  private read(fact: Fact): void {
    if (this.other === null) this.history.add(fact);
    const { sort } = fact;
    if (!sort.isAct || sort.caseWide) return;
    const list = this.lists[sort.number];
    if (list === undefined) this.lists[sort.number] = [fact];
    else place(list, fact);
  }
}
