import type { LineParts } from './line-parts.ts';

/** Handed out in pieces of about this size. */
const SIZE = 1 << 18;
/** Letters encoded at once: three bytes each always fit. */
const MOST_LETTERS = 1 << 14;
/** For the numbers and letters between two texts. */
const ROOM = 1 << 12;
const LINE_END = 10;
const CARET = 94;
const DIGIT = 48;
/** What UTF-8 has for half a pair. */
const REPLACEMENT = 0xfffd;

/**
 * Text gathered as UTF-8 and handed out in large pieces: for listings of half a million lines, where joining strings and
 * encoding them afterwards takes more time than the file system does. `take` gets memory that is used again, with the places
 * in it that follow a line's end, and says whether anybody still reads.
 */
export class ByteLines {
  private readonly bytes = new Uint8Array(SIZE + 3 * MOST_LETTERS + ROOM);
  private readonly ends = new Int32Array(SIZE + 1);
  private readonly take: (bytes: Uint8Array, ends: Int32Array) => boolean;
  private at = 0;
  private lines = 0;
  private open = true;
  private readonly inParts: LineParts | null;

  /** `parts`: who takes lines in parts as well, between those of text. */
  constructor(take: (bytes: Uint8Array, ends: Int32Array) => boolean, parts: LineParts | null = null) {
    this.take = take;
    this.inParts = parts;
  }

  /** Who takes the next line in parts, in its place behind those written so far; null where it must be text. */
  get parts(): LineParts | null {
    if (this.inParts !== null && this.at > 0) this.flush();
    return this.inParts;
  }

  /** `text` as it is. */
  text(text: string): void {
    this.encode(text, 0);
  }

  /** `text` with control characters below U+0020 as `^`. */
  clean(text: string): void {
    this.encode(text, 32);
  }

  /** UTF-8 as it is. */
  whole(text: Uint8Array): void {
    this.raw(text, 0, text.length);
  }

  /** UTF-8 from byte `from` to `to` as it is. */
  raw(text: Uint8Array, from: number, to: number): void {
    if (to - from > ROOM) {
      this.flush();
      if (this.open) this.open = this.take(text.subarray(from, to), this.ends.subarray(0, 0));
      return;
    }
    if (this.at >= SIZE) this.flush();
    const { bytes } = this;
    let { at } = this;
    for (let i = from; i < to; i++) bytes[at++] = text[i]!;
    this.at = at;
  }

  /** At most 255 units of UTF-16 (little-endian) from byte `from`, up to the first zero, cleaned. */
  units(text: Uint8Array, from: number, count: number): void {
    if (this.at >= SIZE) this.flush();
    this.at = unitsAsUtf8(text, from, count, this.bytes, this.at);
  }

  /** A whole number in decimal digits. */
  number(value: number): void {
    if (value > 0x7fff_ffff || value < 0) {
      this.encode(String(value), 0);
      return;
    }
    const { bytes } = this;
    let digits = 1;
    for (let top = 10; value >= top; top *= 10) digits++;
    let rest = value | 0;
    for (let i = this.at + digits - 1; i >= this.at; i--) {
      const next = (rest / 10) | 0;
      bytes[i] = DIGIT + rest - next * 10;
      rest = next;
    }
    this.at += digits;
  }

  /** One ASCII letter. */
  letter(code: number): void {
    this.bytes[this.at++] = code;
  }

  /** Ends the line; false once nobody reads any more. */
  end(): boolean {
    this.bytes[this.at++] = LINE_END;
    this.ends[this.lines++] = this.at;
    if (this.at >= SIZE) this.flush();
    return this.open;
  }

  flush(): void {
    const { bytes, ends, at, lines } = this;
    this.at = 0;
    this.lines = 0;
    if (at > 0 && this.open) this.open = this.take(bytes.subarray(0, at), ends.subarray(0, lines));
  }

  private encode(text: string, least: number): void {
    for (let from = 0; from < text.length; ) {
      let to = Math.min(text.length, from + MOST_LETTERS);
      // A pair is encoded as one.
      if (to < text.length && isHigh(text.charCodeAt(to - 1))) to--;
      if (this.at >= SIZE) this.flush();
      this.piece(text, from, to, least);
      from = to;
    }
  }

  private piece(text: string, from: number, to: number, least: number): void {
    const { bytes } = this;
    let { at } = this;
    for (let i = from; i < to; i++) {
      let code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code < least ? CARET : code;
        continue;
      }
      if (code >= 0xd800 && code < 0xe000) {
        code = text.codePointAt(i)!;
        if (code > 0xffff) i++;
        else code = REPLACEMENT;
      }
      at = multiByte(bytes, at, code);
    }
    this.at = at;
  }
}

/** Writes `count` units of UTF-16 from byte `from`, up to the first zero and cleaned, to `into`; gives where the next goes. */
export function unitsAsUtf8(
  text: Uint8Array,
  from: number,
  count: number,
  into: Uint8Array,
  start: number,
): number {
  let at = start;
  const end = from + 2 * count;
  for (let i = from; i < end; i += 2) {
    let code = text[i]! | (text[i + 1]! << 8);
    if (code === 0) break;
    if (code < 0x80) {
      into[at++] = code < 32 ? CARET : code;
      continue;
    }
    if (code >= 0xd800 && code < 0xe000) {
      const low = i + 2 < end ? text[i + 2]! | (text[i + 3]! << 8) : 0;
      const pair = isHigh(code) && low >= 0xdc00 && low < 0xe000;
      code = pair ? 0x1_0000 + ((code - 0xd800) << 10) + low - 0xdc00 : REPLACEMENT;
      if (pair) i += 2;
    }
    at = multiByte(into, at, code);
  }
  return at;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/** Writes a code point above U+007F; gives where the next goes. */
function multiByte(bytes: Uint8Array, from: number, code: number): number {
  let at = from;
  if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x1_0000) bytes[at++] = 0xe0 | (code >> 12);
    else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 63);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 63);
  }
  bytes[at++] = 0x80 | (code & 63);
  return at;
}
