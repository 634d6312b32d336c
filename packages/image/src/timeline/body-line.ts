const BAR = 124;
const SLASH = 47;
const DIGIT = 48;
const DASH = 45;
/** Fields behind the name: number, mode, uid, gid, size and four times. */
const FIELDS = 9;
const TIMES = 4;
const SIZE = 4;
/** Where the name begins: behind the digest, which is `0`. */
const NAME_AT = 2;
/** Digits that fit 32 bits. */
const MOST_DIGITS = 9;

/** Where the fields of one line of a body file are, found from its end, as a name may hold a bar. */
export class BodyLine {
  bytes: Uint8Array = new Uint8Array(0);
  /** From the name's beginning, after its last `/`, to its end. */
  from = 0;
  name = 0;
  nameEnd = 0;
  /** Of the number the first digits, and where what comes after them is, with mode and owner, up to `restEnd`. */
  number = 0;
  digits = 0;
  rest = 0;
  restEnd = 0;
  size = 0;
  /** Accessed, modified, changed and created. */
  readonly times: Float64Array = new Float64Array(TIMES);
  /** Seconds among the times. */
  distinct = 1;
  private readonly bars = new Int32Array(FIELDS + 1);

  /** Takes the line from `from` to its end at `to`. */
  split(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.findBars(to);
    this.readTimes();
    this.from = from + NAME_AT;
    this.nameEnd = this.bars[0]!;
    this.restEnd = this.bars[SIZE]!;
    this.size = this.whole(SIZE);
    this.readNumber();
    let name = this.nameEnd;
    while (name > this.from && bytes[name - 1] !== SLASH) name--;
    this.name = name;
  }

  private findBars(to: number): void {
    const { bytes, bars } = this;
    bars[FIELDS] = to;
    let at = to;
    for (let field = FIELDS - 1; field >= 0; field--) {
      do at--;
      while (bytes[at] !== BAR);
      bars[field] = at;
    }
  }

  /** Takes a line that comes in parts: its times from `at` on. */
  assign(number: number, size: number, words: Uint32Array, at: number): void {
    const { times } = this;
    this.number = number;
    this.digits = 1;
    this.size = size;
    this.distinct = 0;
    for (let i = 0; i < TIMES; i++) {
      times[i] = words[at + i]!;
      if (times.indexOf(times[i]!) === i) this.distinct++;
    }
  }

  get isTimeless(): boolean {
    return this.distinct === 1 && this.times[0] === 0;
  }

  /** The times of a line are mostly the same text. */
  private readTimes(): void {
    const { times } = this;
    const first = FIELDS - TIMES;
    times[0] = this.whole(first);
    this.distinct = 1;
    for (let i = 1; i < TIMES; i++) {
      times[i] = this.isRepeated(first + i) ? times[i - 1]! : this.whole(first + i);
      if (times.indexOf(times[i]!) === i) this.distinct++;
    }
  }

  private isRepeated(field: number): boolean {
    const { bytes, bars } = this;
    const before = bars[field - 1]!;
    const at = bars[field]!;
    if (at - before !== bars[field + 1]! - at) return false;
    for (let i = at - before - 1; i > 0; i--) if (bytes[before + i] !== bytes[at + i]) return false;
    return true;
  }

  private whole(field: number): number {
    const { bytes, bars } = this;
    let at = bars[field]! + 1;
    const end = bars[field + 1]!;
    const negative = bytes[at] === DASH;
    if (negative) at++;
    let value = 0;
    for (; at < end; at++) value = value * 10 + (bytes[at]! - DIGIT);
    return negative ? -value : value;
  }

  /** Digits that a number would not give back stay in the text. */
  private readNumber(): void {
    const { bytes } = this;
    const start = this.nameEnd + 1;
    let at = start;
    let value = 0;
    for (; at - start < MOST_DIGITS; at++) {
      const digit = bytes[at]! - DIGIT;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const code = bytes[at]!;
    const more = code >= DIGIT && code <= DIGIT + 9;
    const kept = !more && (bytes[start] !== DIGIT || at === start + 1);
    this.number = kept ? value : 0;
    this.digits = kept ? at - start : 0;
    this.rest = start + this.digits;
  }
}
