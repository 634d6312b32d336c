import { HASH_START, hashStep } from './dictionary.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Walks tab-separated text byte by byte. A row ends with LF, CR LF or the end of the bytes. */
export class RowScanner {
  readonly bytes: Uint8Array;
  /** The field last read: from `start` up to `end`. */
  start = 0;
  end: number;
  hash = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = bytes;
    this.end = start;
  }

  /** Whether the byte at `at` ends a field. */
  private ends(at: number): boolean {
    const byte = this.bytes[at];
    if (byte === TAB || byte === LINE_FEED) return true;
    return byte === CARRIAGE_RETURN && (at + 1 === this.bytes.length || this.bytes[at + 1] === LINE_FEED);
  }

  /** Reads the field that begins at `at`, with its hash. */
  field(at: number): void {
    const { bytes } = this;
    const { length } = bytes;
    let hash = HASH_START;
    this.start = at;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      if (byte <= CARRIAGE_RETURN && this.ends(at)) break;
      hash = hashStep(hash, byte);
    }
    this.hash = hash;
    this.end = at;
  }

  /** Passes the field that begins at `at`. */
  pass(at: number): void {
    const { bytes } = this;
    const { length } = bytes;
    this.start = at;
    while (at < length && (bytes[at]! > CARRIAGE_RETURN || !this.ends(at))) at++;
    this.end = at;
  }

  /** After a field: whether another one follows in this row. */
  get more(): boolean {
    return this.bytes[this.end] === TAB;
  }

  /** Where the next row begins, once the last field of one is read. */
  nextRow(): number {
    const { bytes, end } = this;
    return bytes[end] === CARRIAGE_RETURN ? end + 2 : end + 1;
  }

  /** Where the first row that is not empty begins at or after `at`. */
  skipEmpty(at: number): number {
    const { bytes } = this;
    while (bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && this.ends(at))) at++;
    return at;
  }
}

/** Rows there can be at most from `at` on. */
export function countLines(bytes: Uint8Array, at: number): number {
  let lines = at < bytes.length ? 1 : 0;
  for (const { length } = bytes; at < length; at++) if (bytes[at] === LINE_FEED) lines++;
  return lines;
}
