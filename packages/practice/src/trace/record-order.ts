import { compareEvents } from '@tracecraft/record';
import type { Fact } from './fact.ts';
import { Frontier } from './frontier.ts';
import { evidence } from './order.ts';
import type { Feeds } from './reach.ts';

/** Between the ranks of two neighbours, so that a late fact finds a place. */
const STEP = 1024;

/** The facts of a case in record order, ranked, with those told apart that are surely after all before them. */
export class RecordOrder {
  facts: Fact[] = [];
  private readonly feeds: Feeds;
  private readonly frontier = new Frontier();
  /** The last fact reaches every other: the next need reach only the last. */
  private chained = true;

  constructor(feeds: Feeds) {
    this.feeds = feeds;
  }

  get last(): Fact | null {
    return this.facts.length === 0 ? null : this.facts[this.facts.length - 1]!;
  }

  /** `fact` would reach every fact if it came next and named the last one. */
  canChain(fact: Fact): boolean {
    return this.chained && this.facts.length > 0 && this.frontier.isFollowedBy(fact);
  }

  /** Takes in a fact that comes last in record order. Its reach is spelt out, or null where it reaches all. */
  append(fact: Fact): void {
    const { last, frontier } = this;
    const { reach } = fact;
    fact.rank = last === null ? STEP : last.rank + STEP;
    if (reach !== null) this.chained = frontier.isReachedBy(fact, reach);
    fact.solid = this.chained || reach === null ? frontier.isInTime(fact) : frontier.isPassedBy(fact, reach);
    if (this.chained) fact.reach = null;
    frontier.include(fact);
    this.facts.push(fact);
  }

  /** Where a fact belongs that does not come last. */
  placeOf(fact: Fact): number {
    let at = this.facts.length;
    while (at > 0 && compareEvents(this.facts[at - 1]!.event, fact.event) > 0) at--;
    return at;
  }

  /** Spells out what facts from place `from` reach: facts will come before them that they don't. */
  spellOut(from: number): void {
    for (let i = from; i < this.facts.length; i++) {
      const fact = this.facts[i]!;
      fact.reach ??= this.feeds.reachOf(fact);
    }
    if (from < this.facts.length) this.chained = false;
  }

  /** Puts in a fact at its place; `spellOut` was told. Returns the facts that are no longer solid. */
  insert(fact: Fact, at: number): readonly Fact[] {
    this.facts.splice(at, 0, fact);
    this.frontier.include(fact);
    const [low, high] = [this.facts[at - 1]?.rank ?? 0, this.facts[at + 1]!.rank];
    fact.rank = (low + high) >> 1;
    if (fact.rank <= low) for (const [i, one] of this.facts.entries()) one.rank = (i + 1) * STEP;
    return this.loosened(fact, at + 1);
  }

  /** Order, ranks and solidity of all, from the beginning; `more` as well. Every reach must be spelt out. */
  renew(more: readonly Fact[] = []): void {
    const all = [...this.facts, ...more].toSorted((a, b) => compareEvents(a.event, b.event));
    this.facts = [];
    this.chained = true;
    this.frontier.clear();
    for (const fact of all) fact.rank = 0;
    for (const fact of all) this.append(fact);
  }

  /** Facts from place `from` that `fact` is not surely before. */
  private loosened(fact: Fact, from: number): readonly Fact[] {
    const loose: Fact[] = [];
    for (let i = from; i < this.facts.length; i++) {
      const later = this.facts[i]!;
      if (!later.solid || evidence(fact, later) === 2) continue;
      later.solid = false;
      loose.push(later);
    }
    return loose;
  }
}
