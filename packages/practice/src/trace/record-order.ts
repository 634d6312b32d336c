import { compareEvents } from '@tracecraft/record';
import type { Fact } from './fact.ts';
import { Frontier } from './frontier.ts';
import { before } from './order.ts';

/** More insertions than this at once are merged, not placed one by one. */
const MANY = 32;

/** The facts of a case in record order, ranked, with those told apart that are surely after all before them. */
export class RecordOrder {
  facts: Fact[] = [];
  private readonly frontier = new Frontier();

  /**
   * Takes in facts that are in record order among themselves. Returns the known ones that are no longer solid, or null
   * when so much moved that every rank was given anew.
   */
  add(fresh: readonly Fact[]): readonly Fact[] | null {
    const last = this.facts.at(-1);
    if (last === undefined || fresh.length === 0 || compareEvents(last.event, fresh[0]!.event) < 0) {
      for (const fact of fresh) this.append(fact);
      return [];
    }
    if (fresh.length > MANY) {
      this.facts = [...this.facts, ...fresh].toSorted((a, b) => compareEvents(a.event, b.event));
      this.renew();
      return null;
    }
    return fresh.flatMap((fact) => this.insert(fact));
  }

  /** Ranks and solidity of all, from the beginning. */
  renew(): void {
    const all = this.facts;
    this.facts = [];
    this.frontier.clear();
    for (const fact of all) this.append(fact);
  }

  private append(fact: Fact): void {
    fact.rank = (this.facts.at(-1)?.rank ?? 0) + 1;
    fact.solid = this.frontier.isPassedBy(fact);
    this.frontier.include(fact);
    this.facts.push(fact);
  }

  private insert(fact: Fact): readonly Fact[] {
    let at = this.facts.length;
    while (at > 0 && compareEvents(this.facts[at - 1]!.event, fact.event) > 0) at--;
    if (at === this.facts.length) {
      this.append(fact);
      return [];
    }
    this.facts.splice(at, 0, fact);
    this.frontier.include(fact);
    this.rank(fact, at);
    return this.loosened(fact, at + 1);
  }

  private rank(fact: Fact, at: number): void {
    const [low, high] = [this.facts[at - 1]?.rank ?? 0, this.facts[at + 1]!.rank];
    fact.rank = (low + high) / 2;
    if (fact.rank <= low || fact.rank >= high) for (const [i, one] of this.facts.entries()) one.rank = i + 1;
  }

  /** Facts from place `from` that `fact` is not surely before. */
  private loosened(fact: Fact, from: number): readonly Fact[] {
    const loose: Fact[] = [];
    for (let i = from; i < this.facts.length; i++) {
      const later = this.facts[i]!;
      if (!later.solid || before(fact, later) === 2) continue;
      later.solid = false;
      loose.push(later);
    }
    return loose;
  }
}
