import type { EncodingName } from './encoding.ts';

/** Called with the number of the term, its encoding, where the match begins in the bytes and how long it is. */
type Found = (term: number, encoding: EncodingName, place: number, length: number) => void;

/** Looks for terms in one stretch of bytes after another. */
export interface Matcher {
  /** Bytes of its longest match. */
  readonly longest: number;
  /** To be called before another source, or the same one from another place. */
  readonly reset: () => void;
  /**
   * Every match that begins from `from` to before `until`; `bytes` begin at `base` of the source and go on past `until`
   * by the longest match, where the source does.
   */
  readonly find: (bytes: Uint8Array, base: number, from: number, until: number, found: Found) => void;
}
