import type { RandomAccess } from '@tracecraft/bytes';
import { findText, type TextHit } from '@tracecraft/image';
import type { Hit, Place, Progress } from './messages.ts';
import { textOf } from './printable.ts';
import type { Turn } from './turn.ts';

export interface SearchWish {
  readonly text: string;
  readonly matchCase: boolean;
}

const WINDOW = 2 * 1024 * 1024;
const CONTEXT = 48;
/** More hits than a person reads; the search says that it stopped. */
const MOST = 5000;
/** No encoding spells one UTF-16 unit in more bytes. */
const WIDEST = 4;

/** Looks for a text over the whole raw image, allocated or not, window by window so that it can be stopped. */
export async function searchRaw(
  raw: RandomAccess,
  wish: SearchWish,
  placeOf: (offset: number) => Place,
  turn: Turn,
  report: (part: Progress & { hits: readonly Hit[] }) => void,
): Promise<{ hits: number; more: boolean }> {
  let count = 0;
  for (let start = 0; start < raw.size && count < MOST; start += WINDOW) {
    const hits = windowHits(raw, wish, start)
      .slice(0, MOST - count)
      .map((hit) => hitInContext(raw, hit, placeOf));
    count += hits.length;
    report({ done: Math.min(raw.size, start + WINDOW), total: raw.size, elapsed: turn.elapsed(), hits });
    await turn.pause();
  }
  return { hits: count, more: count >= MOST };
}

/** Hits that begin in the window; they may end behind it. Where two encodings spell alike, one hit. */
function windowHits(raw: RandomAccess, { text, matchCase }: SearchWish, start: number): readonly TextHit[] {
  const to = Math.min(raw.size, start + WINDOW + text.length * WIDEST);
  const byPlace = new Map<number, TextHit>();
  for (const hit of findText(raw, text, { matchCase, from: start, to }))
    if (hit.offset < start + WINDOW && !byPlace.has(hit.offset)) byPlace.set(hit.offset, hit);
  return [...byPlace.values()];
}

function hitInContext(
  raw: RandomAccess,
  { offset, length, encoding }: TextHit,
  placeOf: (offset: number) => Place,
): Hit {
  const start = Math.max(0, offset - CONTEXT);
  const end = offset + length;
  const read = (from: number, to: number): string => textOf(raw.read(from, to - from), encoding);
  return {
    offset,
    length,
    encoding,
    // UTF-16 context must begin on a whole unit
    before: read(encoding === 'utf-16le' ? start + ((offset - start) % 2) : start, offset),
    match: read(offset, end),
    after: read(end, Math.min(raw.size, end + CONTEXT)),
    place: placeOf(offset),
  };
}
