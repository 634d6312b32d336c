import type { Fact } from '../trace/fact.ts';
import type { Binding } from './binding.ts';
import { ObjectHistory } from './object-history.ts';
import { Page } from './page.ts';
import type { Shelf } from './shelf.ts';

const NOTHING: readonly Fact[] = [];

/**
 * One id of the case with what is checked for it, or a pair of ids. A device exhibit is one trace under two types. Its
 * facts lie on the shelf until something is added to it alone; then on a page of its own, for good.
 */
export class ObjectTrace {
  readonly id: string;
  /** Second of a pair (`on OTHER`), or null. */
  readonly other: string | null;
  /** Of a pair the trace of its first object, whose history it shares. */
  readonly first: ObjectTrace | null;
  /** Types it was met under; of a pair both, as `exhibit/device`. */
  types: readonly string[] = [];
  bindings: readonly Binding[] = [];
  /** Pairs it is the first of, by the second. */
  pairs: Map<string, ObjectTrace> | null = null;
  /** Facts among them that are not solid. */
  rough = 0;
  private readonly shelf: Shelf;
  /** Its last entry on the shelf, 0 when it has none, and how many. */
  private last = 0;
  private count = 0;
  private page: Page | null = null;

  constructor(id: string, shelf: Shelf, first: ObjectTrace | null = null, other: string | null = null) {
    this.id = id;
    this.shelf = shelf;
    this.first = first;
    this.other = other;
  }

  get history(): ObjectHistory {
    return this.first === null ? this.opened.history! : this.first.history;
  }

  /** Every fact a check of it may read of the object is solid. */
  get isSmooth(): boolean {
    return this.rough === 0 && (this.first === null || this.first.rough === 0);
  }

  /** Every fact that names it, in record order; those that don't count as well. */
  get facts(): readonly Fact[] {
    return this.opened.facts;
  }

  get describing(): readonly Fact[] {
    return this.opened.describing();
  }

  /** Numbers of the kinds of its acts, each once. */
  get kinds(): readonly number[] {
    return this.opened.kinds;
  }

  /** Acts of a kind, in record order. */
  list(sort: number): readonly Fact[] {
    return this.opened.lists[sort] ?? NOTHING;
  }

  /** Acts of the trace that count and are not case-wide. */
  acts(): readonly Fact[] {
    return this.facts.filter((fact) => fact.counts && fact.sort.isAct && !fact.sort.caseWide);
  }

  /** Adds a fact; true when it came last, so that nothing known before it is revised. */
  add(fact: Fact): boolean {
    if (!fact.solid) this.rough++;
    const page = this.opened;
    this.last = 0;
    return page.add(fact);
  }

  /** Adds one of many facts, to be read when all are in. */
  take(fact: Fact): void {
    if (this.last === 0 && this.page !== null) {
      this.add(fact);
      return;
    }
    if (!fact.solid) this.rough++;
    this.last = this.shelf.put(fact, this.last);
    this.count++;
    this.page = null;
  }

  /** Reads again which facts count and what they say. */
  renew(): void {
    this.types = [];
    this.page = this.last === 0 ? this.pageOf(this.facts.slice()) : null;
  }

  /** Counts again which facts are solid. */
  smooth(): void {
    const facts = this.page === null ? this.shelf.read(this.last, this.count) : this.page.facts;
    this.rough = facts.reduce((sum, fact) => sum + (fact.solid ? 0 : 1), 0);
  }

  /** Gives up its page, if that can be made again. */
  close(): void {
    if (this.last === 0 || this.page === null) return;
    this.shelf.giveBack(this.page.emptied());
    this.page = null;
  }

  private get opened(): Page {
    return this.page ?? this.open();
  }

  private open(): Page {
    const { shelf, last, count } = this;
    const kinds = last !== 0 && shelf.isPlain() ? shelf.kindsOf(last, count) : null;
    this.page = this.pageOf(last === 0 ? [] : shelf.read(last, count), kinds);
    if (last !== 0) shelf.opened(this, count);
    return this.page;
  }

  private pageOf(facts: Fact[], kinds: Int32Array | null = null): Page {
    const { watched, ofCase } = this.shelf;
    return new Page(
      facts,
      this.first === null ? new ObjectHistory(this.id, this, watched, ofCase) : null,
      this.shelf.takeLists(),
      kinds,
    );
  }
}
