import type { RandomAccess } from '@tracecraft/bytes';

export type CarveType = 'jpeg' | 'png' | 'gif' | 'pdf' | 'zip' | 'sqlite' | 'mp4' | 'ole';

/**
 * `validated`: its own structure holds from its start to its end. `measured`: it says how long it is, and nothing there
 * tells whether the end is its own. `cut-short`: it begins well and then breaks off or goes wrong. `header-only`: only its
 * first bytes look right.
 */
export type CarveState = 'validated' | 'measured' | 'cut-short' | 'header-only';

/** How far a file goes. */
export interface Measured {
  /** Bytes from its start. */
  readonly length: number;
  readonly state: CarveState;
  /** Every byte was passed over as part of it, so no other file lies inside. */
  readonly solid?: true;
  /** A closer kind than the type's own, as the ending of a file's name: `docx`. */
  readonly extension?: string;
}

/** How a type of file begins, and how far one goes. */
export interface Signature {
  readonly type: CarveType;
  readonly extension: string;
  /** Bytes it begins with: at each place those that may stand there. */
  readonly head: readonly (readonly number[])[];
  /** Bytes before the head. */
  readonly before: number;
  /** Measures the file that begins at 0 of `file`; null when it is none after all. Never reads past `file.size`. */
  readonly measure: (file: RandomAccess) => Measured | null;
}

/** The bytes of `text`, one a letter, as a head. */
export function headOf(text: string): readonly (readonly number[])[] {
  return Array.from(text, (letter) => [letter.charCodeAt(0)]);
}

/** Up to `length` bytes; fewer at the end of the file. */
export function upTo(file: RandomAccess, at: number, length: number): Uint8Array {
  return at >= file.size ? new Uint8Array(0) : file.read(at, Math.min(length, file.size - at));
}

const AT_ONCE = 1 << 16;

/** Where `bytes` next lie from `at`, before `to`; -1 for nowhere. */
export function findBytes(file: RandomAccess, bytes: Uint8Array, at: number, to: number): number {
  const [first] = bytes;
  for (let from = at; from + bytes.length <= to; from += AT_ONCE) {
    const piece = upTo(file, from, Math.min(AT_ONCE + bytes.length - 1, to - from));
    for (let hit = piece.indexOf(first!); hit >= 0; hit = piece.indexOf(first!, hit + 1)) {
      if (hit + bytes.length > piece.length) break;
      if (bytes.every((byte, i) => piece[hit + i] === byte)) return from + hit;
    }
  }
  return -1;
}

export function be16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}
