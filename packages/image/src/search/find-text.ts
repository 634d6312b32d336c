import type { RandomAccess } from '@tracecraft/bytes';
import { needleFor, placesIn, type Needle } from './needle.ts';

/** A place where the text was found. */
export interface TextHit {
  /** Bytes from the start of the source. */
  readonly offset: number;
  readonly length: number;
  readonly encoding: Needle['encoding'];
}

export interface FindTextOptions {
  /** Default false: any case. */
  readonly matchCase?: boolean;
  /** First byte to search; default 0. */
  readonly from?: number;
  /** Byte to stop before; default the end. */
  readonly to?: number;
  readonly progress?: (done: number) => void;
}

const AT_ONCE = 4 << 20;

/**
 * Where `text` lies in `raw` as UTF-8 (or ASCII) and as UTF-16LE, in order of offset, across every border of reading.
 * Throws RangeError for an empty text.
 */
export function* findText(
  raw: RandomAccess,
  text: string,
  options: FindTextOptions = {},
): Generator<TextHit> {
  const { matchCase = false, from = 0, to = raw.size, progress } = options;
  const needles = (['utf-8', 'utf-16le'] as const).map((encoding) => needleFor(text, encoding, matchCase));
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  for (let at = from; at < to; at += AT_ONCE) {
    const bytes = raw.read(at, Math.min(AT_ONCE + overlap, to - at));
    const hits = needles.flatMap((needle) =>
      placesIn(bytes, needle)
        // What begins in the overlap is found again, whole, in the next piece.
        .filter((place) => place < AT_ONCE)
        .map((place) => ({ offset: at + place, length: needle.length, encoding: needle.encoding })),
    );
    yield* hits.toSorted((a, b) => a.offset - b.offset);
    progress?.(Math.min(to, at + AT_ONCE));
  }
}
