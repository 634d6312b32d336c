import type { Fact } from '../trace/fact.ts';
import type { CaseView, WatchedFields } from './object-history.ts';
import type { ObjectTrace } from './object-trace.ts';
import { emptyLists, type Lists } from './page.ts';

/** Where facts are found by number. */
interface FactsOfCase {
  readonly isPlain: boolean;
  at(number: number): Fact;
}

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
  /** Every fact counts, and each came last in record order: its entries tell all that a page sorts by. */
  readonly isPlain: () => boolean;
  private numbers = new Int32Array(1024);
  private previous = new Int32Array(1024);
  /** Numbers of their kinds: most facts need not be looked at to be sorted. */
  private kinds = new Int32Array(1024);
  /** Kinds of what was read last. */
  private kindsRead = new Int32Array(1024);
  /** Entry 0 stands for none. */
  private used = 1;
  /** Lists of closed pages: most pages live short, and each has room for every kind. */
  private readonly spare: Lists[] = [];
  /** Open traces, as a ring, that can be closed at any time. */
  private readonly open: ObjectTrace[] = [];
  private next = 0;

  constructor(record: FactsOfCase, watched: WatchedFields, ofCase: CaseView) {
    this.factOf = (number) => record.at(number);
    this.isPlain = () => record.isPlain;
    this.watched = watched;
    this.ofCase = ofCase;
  }

  /** Puts `fact` after entry `last` of its trace; returns its own. */
  put(fact: Fact, last: number): number {
    if (this.used === this.numbers.length) this.grow();
    this.numbers[this.used] = fact.number;
    this.previous[this.used] = last;
    this.kinds[this.used] = fact.sort.number;
    return this.used++;
  }

  /** The `count` facts up to entry `last`, in record order. */
  read(last: number, count: number): Fact[] {
    const facts: Fact[] = [];
    facts.length = count;
    for (let i = count - 1, entry = last; i >= 0; i--, entry = this.previous[entry]!)
      facts[i] = this.factOf(this.numbers[entry]!);
    return this.isPlain() ? facts : facts.sort((a, b) => a.rank - b.rank);
  }

  /** Kinds of the same facts, for a plain record; good until it is asked again. */
  kindsOf(last: number, count: number): Int32Array {
    while (this.kindsRead.length < count) this.kindsRead = new Int32Array(this.kindsRead.length * 2);
    const { kindsRead } = this;
    for (let i = count - 1, entry = last; i >= 0; i--, entry = this.previous[entry]!)
      kindsRead[i] = this.kinds[entry]!;
    return kindsRead;
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
    this.kinds = doubled(this.kinds);
  }
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(column.length * 2);
  longer.set(column);
  return longer;
}
