/** Whole numbers in a row that grows: memory is tidied without looking at them, where an array of objects is gone through. */
export class NumberList {
  private values = new Int32Array(16);
  private used = 0;

  get length(): number {
    return this.used;
  }

  at(place: number): number {
    return this.values[place]!;
  }

  push(value: number): void {
    if (this.used === this.values.length) this.reserve(1);
    this.values[this.used++] = value;
  }

  /** Puts `value` before what is at `place`. */
  insert(place: number, value: number): void {
    this.push(value);
    this.values.copyWithin(place + 1, place, this.used - 1);
    this.values[place] = value;
  }

  clear(): void {
    this.used = 0;
  }

  /** Makes room for as many more. */
  reserve(more: number): void {
    let { length } = this.values;
    while (length < this.used + more) length *= 2;
    const { values } = this;
    this.values = new Int32Array(length);
    this.values.set(values);
  }
}
