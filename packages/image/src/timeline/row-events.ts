import type { BodyRows } from './body-rows.ts';
import { compareBytes } from './body-texts.ts';
import { equalRuns, IndexSort } from './index-sort.ts';

/** m 8, a 4, c 2, b 1, for the times of a row: accessed, modified, changed, created. */
const BITS = [4, 8, 2, 1] as const;
const ALL = 15;
const TWO_32 = 2 ** 32;

/**
 * The distinct seconds of rows in the order of a timeline: by second, then number, then path. Its columns are used for one
 * sort after another, as memory never touched before costs more than the sorts do.
 */
export class RowEvents {
  private readonly rows: BodyRows;
  private readonly clockOffset: number;
  private readonly sort: IndexSort;
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;
  /** The row of an event times 16, and its bits. */
  private readonly whats: Uint32Array;
  private least = 0;
  private count = 0;

  /** `clockOffset` is taken off every time that is not empty. */
  constructor(rows: BodyRows, clockOffset: number) {
    this.rows = rows;
    this.clockOffset = clockOffset;
    this.sort = new IndexSort(rows.events);
    this.low = new Uint32Array(rows.events);
    this.high = new Uint32Array(rows.events);
    this.whats = new Uint32Array(rows.events);
  }

  /** For each row the last of the same path; null where no path comes twice. */
  lasts(): Uint32Array | null {
    const { rows, low, sort } = this;
    let lasts: Uint32Array | null = null;
    for (let row = 0; row < rows.count; row++) low[row] = rows.hash(row);
    const order = sort.by(rows.count, low);
    equalRuns(
      order,
      (a, b) => low[a] === low[b],
      (from, to) => {
        const run = order.subarray(from, to).sort((a, b) => rows.comparePaths(a, b) || a - b);
        for (let i = run.length - 2; i >= 0; i--) {
          if (rows.comparePaths(run[i]!, run[i + 1]!) !== 0) continue;
          lasts ??= Uint32Array.from({ length: rows.count }, (_, row) => row);
          lasts[run[i]!] = lasts[run[i + 1]!]!;
        }
      },
    );
    return lasts;
  }

  /** Calls `each` in order, until it is false. `bits`: which of the row's times are this second, m 8, a 4, c 2, b 1. */
  forEach(each: (second: number, row: number, bits: number) => boolean): void {
    this.gather();
    const { least, low, high, whats, count } = this;
    for (const i of this.sort.by(count, low, high)) {
      const second = least + high[i]! * TWO_32 + low[i]!;
      const what = whats[i]!;
      if (!each(second, what >>> 4, what & ALL)) return;
    }
  }

  /** Puts the events down in the order of number and path. */
  private gather(): void {
    const { rows } = this;
    this.least = Infinity;
    for (let row = 0; row < rows.count; row++) this.least = Math.min(this.least, this.leastOf(row));
    this.count = 0;
    for (const row of this.byText()) {
      const second = rows.oneTime(row);
      if (second === null) this.addTimes(row);
      else this.add(this.right(second), row, ALL);
    }
  }

  private byText(): Uint32Array {
    const { rows, low, high, sort } = this;
    for (let row = 0; row < rows.count; row++) rows.numberKeys(row, high, low);
    const order = sort.by(rows.count, low, high);
    equalRuns(
      order,
      (a, b) => low[a] === low[b] && high[a] === high[b],
      (from, to) => {
        const run = order.subarray(from, to);
        const texts = Array.from(run, (row) => ({ row, text: rows.text(row) }));
        texts.sort((a, b) => compareBytes(a.text, b.text));
        run.set(texts.map(({ row }) => row));
      },
    );
    return order;
  }

  private addTimes(row: number): void {
    const { rows } = this;
    let done = 0;
    for (const [field, bit] of BITS.entries()) {
      if ((done & bit) !== 0) continue;
      const second = rows.time(row, field);
      let bits = bit;
      for (let other = field + 1; other < BITS.length; other++)
        if (rows.time(row, other) === second) bits |= BITS[other]!;
      done |= bits;
      this.add(this.right(second), row, bits);
    }
  }

  private add(second: number, row: number, bits: number): void {
    const { count, least } = this;
    this.low[count] = (second - least) % TWO_32;
    this.high[count] = (second - least) / TWO_32;
    this.whats[count] = row * 16 + bits;
    this.count++;
  }

  private leastOf(row: number): number {
    const { rows } = this;
    const second = rows.oneTime(row);
    return second === null
      ? Math.min(...BITS.map((_, field) => this.right(rows.time(row, field))))
      : this.right(second);
  }

  private right(second: number): number {
    return second === 0 ? 0 : second - this.clockOffset;
  }
}
