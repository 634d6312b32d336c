/**
 * A word for each check of each binding of a group, row after row: a column of numbers, where an array for each binding
 * would be moved about whenever memory is tidied.
 */
export class Rows {
  private readonly width: number;
  private words = new Int32Array(1024);
  private used = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** Makes a row of zeros; returns where it begins. */
  add(): number {
    const start = this.used;
    this.used += this.width;
    let { length } = this.words;
    while (length < this.used) length *= 2;
    if (length > this.words.length) this.grow(length);
    return start;
  }

  at(place: number): number {
    return this.words[place]!;
  }

  put(place: number, word: number): void {
    this.words[place] = word;
  }

  private grow(length: number): void {
    const { words } = this;
    this.words = new Int32Array(length);
    this.words.set(words);
  }
}
