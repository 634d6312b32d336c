const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;

/**
 * Sorts indices by whole numbers of 32 bits, stable and in linear time. Its memory is used again for the next sort, as
 * memory never touched before costs more than the sort: the answer is good until then.
 */
export class IndexSort {
  private order: Uint32Array;
  private into: Uint32Array;
  private readonly starts = new Uint32Array(BUCKETS);

  /** For at most so many. */
  constructor(most: number) {
    this.order = new Uint32Array(most);
    this.into = new Uint32Array(most);
  }

  /** Indices of the first `count` numbers of each column; the last column counts most. */
  by(count: number, ...columns: readonly Uint32Array[]): Uint32Array {
    for (let i = 0; i < count; i++) this.order[i] = i;
    for (const column of columns)
      for (let shift = 0; shift < 32; shift += DIGIT_BITS) this.pass(count, column, shift);
    return this.order.subarray(0, count);
  }

  private pass(count: number, column: Uint32Array, shift: number): void {
    const { order, into, starts } = this;
    starts.fill(0);
    for (let i = 0; i < count; i++) starts[(column[i]! >>> shift) & (BUCKETS - 1)]!++;
    let sum = 0;
    for (let i = 0; i < BUCKETS; i++) {
      const here = starts[i]!;
      // All equal: nothing to do.
      if (here === count) return;
      starts[i] = sum;
      sum += here;
    }
    for (let i = 0; i < count; i++) {
      const index = order[i]!;
      into[starts[(column[index]! >>> shift) & (BUCKETS - 1)]!++] = index;
    }
    this.order = into;
    this.into = order;
  }
}

/** Calls `each` with the bounds of every run of `order` of two or more that are equal. */
export function equalRuns(
  order: Uint32Array,
  equal: (a: number, b: number) => boolean,
  each: (from: number, to: number) => void,
): void {
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && equal(order[to]!, order[from]!)) to++;
    if (to - from > 1) each(from, to);
    from = to;
  }
}
