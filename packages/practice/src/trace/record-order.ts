import { compareEvents } from '@tracecraft/record';
import type { EventTable } from './event-table.ts';
import type { Fact } from './fact.ts';
import { Frontier } from './frontier.ts';
import { NumberList } from './number-list.ts';
import { evidence } from './order.ts';
import type { Feeds } from './reach.ts';

/** Between the ranks of two neighbours, so that a late fact finds a place. */
const STEP = 1024;

/** The facts of a case in record order, ranked, with those told apart that are surely after all before them. */
export class RecordOrder {
  /** Numbers of the facts, in record order. */
  private readonly numbers = new NumberList();
  private readonly table: EventTable;
  private readonly feeds: Feeds;
  private readonly frontier = new Frontier();
  private newest: Fact | null = null;
  /** The last fact reaches every other: the next need reach only the last. */
  private chained = true;
  /** Each fact came last. */
  isAppended = true;

  constructor(table: EventTable, feeds: Feeds) {
    this.table = table;
    this.feeds = feeds;
  }

  get length(): number {
    return this.numbers.length;
  }

  /** The fact at a place in record order. */
  at(place: number): Fact {
    return this.table.at(this.numbers.at(place));
  }

  get last(): Fact | null {
    return this.newest;
  }

  /** Makes room for as many more. */
  reserve(more: number): void {
    this.numbers.reserve(more);
  }

  /** `fact` would reach every fact if it came next and named the last one. */
  canChain(fact: Fact): boolean {
    return this.chained && this.newest !== null && this.frontier.isFollowedBy(fact);
  }

  /** Takes in a fact that comes last in record order. Its reach is spelt out, or null where it reaches all. */
  append(fact: Fact): void {
    const { newest, frontier } = this;
    const { reach } = fact;
    fact.rank = newest === null ? STEP : newest.rank + STEP;
    if (reach !== null) this.chained = frontier.isReachedBy(fact, reach);
    fact.solid = this.chained || reach === null ? frontier.isInTime(fact) : frontier.isPassedBy(fact, reach);
    if (this.chained) fact.reach = null;
    frontier.include(fact);
    this.numbers.push(fact.number);
    this.newest = fact;
  }

  /** Where a fact belongs that does not come last. */
  placeOf(fact: Fact): number {
    let at = this.length;
    while (at > 0 && compareEvents(this.at(at - 1).event, fact.event) > 0) at--;
    return at;
  }

  /** Spells out what facts from place `from` reach: facts will come before them that they don't. */
  spellOut(from: number): void {
    for (let i = from; i < this.length; i++) {
      const fact = this.at(i);
      fact.reach ??= this.feeds.reachOf(fact);
    }
    if (from < this.length) this.chained = false;
  }

  /** Puts in a fact at its place, which is not the last; `spellOut` was told. Returns the facts that are no longer solid. */
  insert(fact: Fact, at: number): readonly Fact[] {
    this.isAppended = false;
    this.numbers.insert(at, fact.number);
    this.frontier.include(fact);
    const [low, high] = [at === 0 ? 0 : this.at(at - 1).rank, this.at(at + 1).rank];
    fact.rank = (low + high) >> 1;
    if (fact.rank <= low) for (let i = 0; i < this.length; i++) this.at(i).rank = (i + 1) * STEP;
    return this.loosened(fact, at + 1);
  }

  /** Order, ranks and solidity of all, from the beginning; `more` as well. Every reach must be spelt out. */
  renew(more: readonly Fact[] = []): void {
    const all = [...this.all(), ...more].toSorted((a, b) => compareEvents(a.event, b.event));
    this.isAppended = false;
    this.numbers.clear();
    this.newest = null;
    this.chained = true;
    this.frontier.clear();
    for (const fact of all) fact.rank = 0;
    for (const fact of all) this.append(fact);
  }

  /** Every fact, in record order. */
  all(): readonly Fact[] {
    return Array.from({ length: this.length }, (_, place) => this.at(place));
  }

  /** Facts from place `from` that `fact` is not surely before. */
  private loosened(fact: Fact, from: number): readonly Fact[] {
    const loose: Fact[] = [];
    for (let i = from; i < this.length; i++) {
      const later = this.at(i);
      if (!later.solid || evidence(fact, later) === 2) continue;
      later.solid = false;
      loose.push(later);
    }
    return loose;
  }
}
