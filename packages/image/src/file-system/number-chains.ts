/** Numbers there is room for at first. */
const FIRST = 4;
const GOLDEN = 0x9e37_79b1;

/**
 * Places of equal numbers, the newest first: as `Map<number, number[]>`, in typed arrays, which for a folder of a hundred
 * thousand names take a tenth of the memory, and memory touched for the first time is what such a folder costs.
 */
export class NumberChains {
  private numbers: Float64Array = new Float64Array(FIRST);
  private befores: Int32Array = new Int32Array(FIRST);
  /** Newest place of a number, plus one; open addressing. */
  private slots: Int32Array = new Int32Array(2 * FIRST);
  private count = 0;

  /** Gives `number` the next place: 0, 1, 2 … */
  add(number: number): void {
    if (this.count === this.numbers.length) this.grow();
    const slot = this.slot(number);
    this.numbers[this.count] = number;
    this.befores[this.count] = this.slots[slot]! - 1;
    this.slots[slot] = ++this.count;
  }

  /** The newest place of `number`, -1 where it has none. */
  newest(number: number): number {
    return this.slots[this.slot(number)]! - 1;
  }

  /** The place of the same number before `place`, or -1. */
  before(place: number): number {
    return this.befores[place]!;
  }

  private slot(number: number): number {
    const { slots, numbers } = this;
    const mask = slots.length - 1;
    for (let slot = hash(number) & mask; ; slot = (slot + 1) & mask) {
      const place = slots[slot]!;
      if (place === 0 || numbers[place - 1] === number) return slot;
    }
  }

  private grow(): void {
    const { numbers, befores, count } = this;
    this.numbers = new Float64Array(2 * count);
    this.numbers.set(numbers);
    this.befores = new Int32Array(2 * count);
    this.befores.set(befores);
    this.slots = new Int32Array(4 * count);
    for (let place = 0; place < count; place++) this.slots[this.slot(numbers[place]!)] = place + 1;
  }
}

function hash(number: number): number {
  const mixed = Math.imul((number % 2 ** 32) | 0, GOLDEN);
  return mixed ^ (mixed >>> 15);
}
