const decoder = new TextDecoder();
const FNV_PRIME = 16777619;
const FNV_START = 0x811c9dc5 | 0;

/** One step of the hash (FNV-1a, 32 bits) that `intern` expects; begin with `HASH_START`. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, FNV_PRIME);
}
export const HASH_START: number = FNV_START;

function widened(old: Int32Array): Int32Array {
  const wide = new Int32Array(old.length * 2);
  wide.set(old);
  return wide;
}

/**
 * Numbers for the different texts of a column: 0 is the empty text, then 1, 2 … in order of first sight. Texts stay where
 * they are in the file's bytes and are decoded only when asked for.
 */
export class Dictionary {
  private readonly bytes: Uint8Array;
  private slots: Int32Array = new Int32Array(64);
  private starts: Int32Array = new Int32Array(32);
  private ends: Int32Array = new Int32Array(32);
  private hashes: Int32Array = new Int32Array(32);
  private count = 1;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Codes in use, the empty text's 0 among them. */
  get size(): number {
    return this.count;
  }

  /** The code of the text at `start` up to `end`, whose hash is `hash`. */
  intern(start: number, end: number, hash: number): number {
    if (start === end) return 0;
    const { slots } = this;
    const mask = slots.length - 1;
    for (let at = (hash ^ (hash >>> 15)) & mask; ; at = (at + 1) & mask) {
      const code = slots[at]!;
      if (code === 0) return this.add(at, start, end, hash);
      if (this.hashes[code] === hash && this.isAt(code, start, end)) return code;
    }
  }

  private isAt(code: number, start: number, end: number): boolean {
    const { bytes } = this;
    let other = this.starts[code]!;
    if (this.ends[code]! - other !== end - start) return false;
    for (let at = start; at < end; at++, other++) if (bytes[at] !== bytes[other]) return false;
    return true;
  }

  private add(slot: number, start: number, end: number, hash: number): number {
    const code = this.count++;
    if (code >= this.starts.length) {
      this.starts = widened(this.starts);
      this.ends = widened(this.ends);
      this.hashes = widened(this.hashes);
    }
    this.starts[code] = start;
    this.ends[code] = end;
    this.hashes[code] = hash;
    this.slots[slot] = code;
    if (this.count * 2 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 1; code < this.count; code++) {
      const hash = this.hashes[code]!;
      let at = (hash ^ (hash >>> 15)) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = code;
    }
    this.slots = slots;
  }

  /** The text's bytes as they stand in the file. */
  raw(code: number): Uint8Array {
    return this.bytes.subarray(this.starts[code], this.ends[code]);
  }

  text(code: number): string {
    return code === 0 ? '' : decoder.decode(this.raw(code));
  }

  /** The code of `text`, or -1 when the column never holds it. */
  codeOf(text: string): number {
    for (let code = text === '' ? 0 : 1; code < this.count; code++) if (this.text(code) === text) return code;
    return -1;
  }
}
