import type { Fact } from '../trace/fact.ts';
import type { CaseView, WatchedFields } from './object-history.ts';
import type { ObjectTrace } from './object-trace.ts';
import { emptyLists, type Lists } from './page.ts';

/** As many traces stay open for reading; those with more facts than this are never closed. */
const OPEN = 64;

/**
 * The facts of every trace, as two columns of numbers: one entry for each fact and trace, that names the entry before it
 * in the same trace. Memory is tidied without looking at them, where an array for each trace would be moved about.
 */
export class Shelf {
  readonly watched: WatchedFields;
  readonly ofCase: CaseView;
  readonly factOf: (number: number) => Fact;
  private numbers = new Int32Array(1024);
  private previous = new Int32Array(1024);
  /** Entry 0 stands for none. */
  private used = 1;
  /** Lists of closed pages: most pages live short, and each has room for every kind. */
  private readonly spare: Lists[] = [];
  /** Open traces, as a ring, that can be closed at any time. */
  private readonly open: ObjectTrace[] = [];
  private next = 0;

  constructor(factOf: (number: number) => Fact, watched: WatchedFields, ofCase: CaseView) {
    this.factOf = factOf;
    this.watched = watched;
    this.ofCase = ofCase;
  }

  /** Puts `fact` after entry `last` of its trace; returns its own. */
  put(fact: Fact, last: number): number {
    if (this.used === this.numbers.length) this.grow();
    this.numbers[this.used] = fact.number;
    this.previous[this.used] = last;
    return this.used++;
  }

  /** The `count` facts up to entry `last`, in record order. */
  read(last: number, count: number): Fact[] {
    const facts: Fact[] = [];
    facts.length = count;
    let sorted = true;
    for (let i = count - 1, entry = last; i >= 0; i--, entry = this.previous[entry]!) {
      facts[i] = this.factOf(this.numbers[entry]!);
      if (i + 1 < count && facts[i]!.rank > facts[i + 1]!.rank) sorted = false;
    }
    return sorted ? facts : facts.sort((a, b) => a.rank - b.rank);
  }

  /** Empty lists for a page. */
  takeLists(): Lists {
    return this.spare.pop() ?? emptyLists();
  }

  /** `lists` are empty, and no page has them any more. */
  giveBack(lists: Lists): void {
    if (this.spare.length < OPEN) this.spare.push(lists);
  }

  /** `trace` was opened for reading; one opened long before is closed for it. */
  opened(trace: ObjectTrace, count: number): void {
    if (count > OPEN) return;
    this.open[this.next]?.close();
    this.open[this.next] = trace;
    this.next = (this.next + 1) % OPEN;
  }

  private grow(): void {
    this.numbers = doubled(this.numbers);
    this.previous = doubled(this.previous);
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(column.length * 2);
  longer.set(column);
  return longer;
}
