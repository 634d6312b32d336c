import type { Fact } from '../trace/fact.ts';
import { DESCRIBING, OBJECT_KINDS } from '../trace/kinds.ts';
import { place } from '../trace/order.ts';
import type { ObjectHistory } from './object-history.ts';

const NOTHING: readonly Fact[] = [];

/** Lists of a page by number of the kind; of a page that was closed, emptied for the next. */
export type Lists = (Fact[] | undefined)[];

const NO_LISTS: Readonly<Lists> = Array.from({ length: OBJECT_KINDS });

export function emptyLists(): Lists {
  return NO_LISTS.slice();
}

/** The facts of an open trace, sorted out for reading; in record order. */
export class Page {
  /** Every fact that names the object; those that don't count as well. */
  readonly facts: Fact[];
  /** Null for a pair, which shares that of its first object. */
  readonly history: ObjectHistory | null;
  /** Acts that count and are not case-wide, by number of the kind. */
  readonly lists: Lists;
  /** Numbers of the kinds that have some. */
  readonly kinds: number[] = [];

  /** `facts` must be in record order; the page keeps the array, and `lists`, which must be empty. `kinds`: of each, where all count. */
  constructor(facts: Fact[], history: ObjectHistory | null, lists: Lists, kinds: Int32Array | null = null) {
    this.lists = lists;
    this.facts = facts;
    this.history = history;
    for (let i = 0; i < facts.length; i++)
      if (kinds !== null) this.append(facts[i]!, kinds[i]!);
      else if (facts[i]!.counts) this.sort(facts[i]!);
  }

  /** Puts `fact`, the last of all, into the list of its kind. */
  private append(fact: Fact, kind: number): void {
    if (kind < 0 || kind >= OBJECT_KINDS) return;
    const list = this.lists[kind];
    if (list !== undefined) list.push(fact);
    else {
      this.lists[kind] = [fact];
      this.kinds.push(kind);
    }
  }

  /** Acts that count and describe the object, in record order: as a rule of one kind. */
  describing(): readonly Fact[] {
    let only: readonly Fact[] = NOTHING;
    for (let i = 0; i < DESCRIBING.length; i++) {
      const list = this.lists[DESCRIBING[i]!];
      if (list === undefined) continue;
      if (only.length > 0) return this.facts.filter((fact) => fact.counts && fact.sort.describes);
      only = list;
    }
    return only;
  }

  /** Empties its lists, to be used for another page: nothing is read from this one any more. */
  emptied(): Lists {
    const { lists, kinds } = this;
    for (let i = 0; i < kinds.length; i++) lists[kinds[i]!] = undefined;
    return lists;
  }

  /** Adds a fact; true when it came last. */
  add(fact: Fact): boolean {
    const last = place(this.facts, fact);
    if (fact.counts) this.sort(fact);
    if (fact.counts) this.history?.add(fact);
    return last;
  }

  private sort(fact: Fact): void {
    const { sort } = fact;
    if (!sort.isAct || sort.caseWide) return;
    const list = this.lists[sort.number];
    if (list !== undefined) {
      place(list, fact);
      return;
    }
    this.lists[sort.number] = [fact];
    this.kinds.push(sort.number);
  }
}
