import type { RandomAccess } from '@tracecraft/bytes';
import { findNeedle, LOWERED, needlesFor, type Needle } from './needles.ts';
import type { Hit, Place, Progress, TextEncodingName } from './messages.ts';
import { textOf } from './printable.ts';
import type { Turn } from './turn.ts';

export interface SearchWish {
  readonly text: string;
  readonly encodings: readonly TextEncodingName[];
  readonly matchCase: boolean;
}

const WINDOW = 2 * 1024 * 1024;
const CONTEXT = 48;
/** More hits than a person reads; the search says that it stopped. */
const MOST = 5000;

/** Looks for a text over the whole raw image, allocated or not. Hits come in order of their offset within each window. */
export async function searchRaw(
  raw: RandomAccess,
  wish: SearchWish,
  placeOf: (offset: number) => Place,
  turn: Turn,
  report: (part: Progress & { hits: readonly Hit[] }) => void,
): Promise<{ hits: number; more: boolean }> {
  const needles = needlesFor(wish.text, wish.encodings, wish.matchCase);
  const overlap = Math.max(1, ...needles.map((needle) => needle.bytes.length)) - 1;
  let count = 0;
  for (let start = 0; start < raw.size && count < MOST; start += WINDOW) {
    const window = windowAt(raw, start, overlap, wish.matchCase);
    const found = needles.flatMap((needle) => positions(window, needle));
    const hits = distinct(found)
      .slice(0, MOST - count)
      .map(({ at, needle }) => hitAt(raw, start + at, needle, placeOf));
    count += hits.length;
    report({ done: Math.min(raw.size, start + WINDOW), total: raw.size, elapsed: turn.elapsed(), hits });
    await turn.pause();
  }
  return { hits: count, more: count >= MOST };
}

function windowAt(raw: RandomAccess, start: number, overlap: number, matchCase: boolean): Uint8Array {
  const bytes = raw.read(start, Math.min(WINDOW + overlap, raw.size - start));
  if (matchCase) return bytes;
  const lowered = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) lowered[i] = LOWERED[bytes[i] ?? 0] ?? 0;
  return lowered;
}

interface Found {
  readonly at: number;
  readonly needle: Needle;
}

function positions(window: Uint8Array, needle: Needle): Found[] {
  const found: Found[] = [];
  for (let at = findNeedle(window, needle, 0); at >= 0; at = findNeedle(window, needle, at + 1)) {
    if (at >= WINDOW || found.length >= MOST) break;
    found.push({ at, needle });
  }
  return found;
}

/** The same bytes are one hit even where two encodings spell the text alike. */
function distinct(found: readonly Found[]): readonly Found[] {
  const byPlace = new Map<number, Found>();
  for (const hit of found) if (!byPlace.has(hit.at)) byPlace.set(hit.at, hit);
  return [...byPlace.values()].sort((a, b) => a.at - b.at);
}

function hitAt(raw: RandomAccess, offset: number, needle: Needle, placeOf: (offset: number) => Place): Hit {
  const { encoding, bytes } = needle;
  const start = Math.max(0, offset - CONTEXT);
  const end = offset + bytes.length;
  const read = (from: number, to: number): string => textOf(raw.read(from, to - from), encoding);
  return {
    offset,
    length: bytes.length,
    encoding,
    // UTF-16 context must begin on a whole unit
    before: read(encoding === 'utf-16le' ? start + ((offset - start) % 2) : start, offset),
    match: read(offset, end),
    after: read(end, Math.min(raw.size, end + CONTEXT)),
    place: placeOf(offset),
  };
}
