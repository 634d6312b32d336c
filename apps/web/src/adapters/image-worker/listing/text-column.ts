/**
 * Texts one after another as UTF-16 units: names of a damaged disk hold halves of characters that UTF-8 would lose. Text `i`
 * ends before unit `ends[i]`.
 */
export interface TextColumn {
  readonly units: Uint16Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Units that go into one call: more arguments than this may not fit. */
const AT_ONCE = 4096;
const ZERO = 48;
const DASH = 45;
/** Of a whole number below 2^53, and a dash. */
const MOST_DIGITS = 17;

export function textAt({ units, ends }: TextColumn, index: number): string {
  const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
  const end = ends[index] ?? start;
  if (end - start <= AT_ONCE) return String.fromCharCode(...units.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at += AT_ONCE)
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + AT_ONCE)));
  return text;
}

export function copyOf({ units, ends }: TextColumn): TextColumn {
  return { units: units.slice(), ends: ends.slice() };
}

export class TextWriter {
  private units = new Uint16Array(4096);
  private used = 0;
  private ends = new Uint32Array(4096);
  private count = 0;

  add(text: string): void {
    const end = this.used + text.length;
    if (end > this.units.length) this.grow(end);
    for (let i = 0; i < text.length; i++) this.units[this.used + i] = text.charCodeAt(i);
    this.used = end;
    this.finish(end);
  }

  /** Adds `length` UTF-16 units, little-endian, from `at` of `bytes` on. */
  addUnits(bytes: Uint8Array, at: number, length: number): void {
    const end = this.used + length;
    if (end > this.units.length) this.grow(end);
    const { units, used } = this;
    for (let i = 0; i < length; i++) units[used + i] = bytes[at + 2 * i]! | (bytes[at + 2 * i + 1]! << 8);
    this.used = end;
    this.finish(end);
  }

  /** Adds whole numbers with `-` between them. */
  addNumbers(first: number, second: number, third = -1): void {
    const most = this.used + 3 * MOST_DIGITS;
    if (most > this.units.length) this.grow(most);
    this.digits(first);
    this.units[this.used++] = DASH;
    this.digits(second);
    if (third >= 0) {
      this.units[this.used++] = DASH;
      this.digits(third);
    }
    this.finish(this.used);
  }

  private finish(end: number): void {
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(2 * this.count);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.ends[this.count++] = end;
  }

  private digits(value: number): void {
    let count = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) count++;
    let rest = value;
    for (let at = this.used + count - 1; at >= this.used; at--) {
      const tens = Math.floor(rest / 10);
      this.units[at] = ZERO + rest - 10 * tens;
      rest = tens;
    }
    this.used += count;
  }

  /** What was added since the last time. */
  take(): TextColumn {
    const column = { units: this.units.slice(0, this.used), ends: this.ends.slice(0, this.count) };
    this.used = 0;
    this.count = 0;
    return column;
  }

  private grow(least: number): void {
    const larger = new Uint16Array(Math.max(least, this.units.length * 2));
    larger.set(this.units);
    this.units = larger;
  }
}
