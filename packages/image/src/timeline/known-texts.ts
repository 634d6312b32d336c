/** Places for texts met lately. */
const LATE = 256;
/** Bytes of a string made at once. */
const AT_ONCE = 1 << 12;

/** Few texts of bytes that come again and again: each gets a number, from 0 on, and what `make` makes of it. */
export class KnownTexts<T> {
  readonly made: T[] = [];
  private readonly texts: Uint8Array[] = [];
  private readonly ids = new Map<string, number>();
  private readonly late = new Int32Array(LATE).fill(-1);
  private readonly make: (text: Uint8Array) => T;

  constructor(make: (text: Uint8Array) => T) {
    this.make = make;
  }

  /** Number of the text from `from` to `to`. */
  id(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
    const slot = (hash ^ (hash >>> 8)) & (LATE - 1);
    const known = this.late[slot]!;
    if (known >= 0 && isSame(this.texts[known]!, bytes, from, to)) return known;
    return (this.late[slot] = this.find(bytes, from, to));
  }

  private find(bytes: Uint8Array, from: number, to: number): number {
    const key = letters(bytes, from, to);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const text = bytes.slice(from, to);
    this.made.push(this.make(text));
    this.ids.set(key, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

function isSame(text: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text[i] !== bytes[from + i]) return false;
  return true;
}

/** A letter for each byte. */
function letters(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + AT_ONCE)));
  return text;
}
