import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '@tracecraft/image';
import { bytesOf, piecesOf } from './blob-bytes.ts';

/** A source that can fetch many places at once before they are read. */
export interface HeldSource extends RandomAccess {
  /** Keeps the bytes of `ranges` until they are released, as far as memory allows. What can't be read is left to `read`. */
  hold(ranges: readonly ByteRange[]): Promise<void>;
  release(): void;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Bytes of the file from `start`; `bytes` is filled as they come. */
interface Stretch extends Span {
  readonly bytes: Uint8Array;
}

/** Bytes held at most. */
const MOST = 192 * 1024 * 1024;
/** Bytes between two places that are read along: Chromium passes over hundreds of MiB sooner than it skips a thousand times. */
const GAP = 1024 * 1024;
/** Places of so many bytes are read alone, straight into their memory. */
const LARGE = 4 * 1024 * 1024;

/**
 * `source` of `file`, with places held in memory: one trip for thousands of them, where each read alone takes Chromium some
 * milliseconds whatever its size. Reads give copies, so that nobody keeps what is released.
 */
export function heldSource(file: Blob, source: RandomAccess): HeldSource {
  let held: readonly Stretch[] = [];
  const inside = (offset: number, length: number): Uint8Array | null => {
    const stretch = length < 0 ? undefined : held[indexBefore(held, offset)];
    if (stretch === undefined || offset + length > stretch.end) return null;
    return stretch.bytes.subarray(offset - stretch.start, offset - stretch.start + length);
  };
  const keep = (stretches: readonly Stretch[]): void => {
    held = [...held, ...stretches].toSorted((a, b) => a.start - b.start);
  };
  return {
    size: source.size,
    read: (offset, length) => inside(offset, length)?.slice() ?? source.read(offset, length),
    readInto(offset, target) {
      target.set(inside(offset, target.length) ?? source.read(offset, target.length));
    },
    async hold(ranges) {
      const room = MOST - held.reduce((sum, { bytes }) => sum + bytes.length, 0);
      const spans = withinRoom(joined(spansOf(ranges, file.size), 0), room);
      for (const span of spans.filter(isLarge)) keep(await fetchedAlone(file, span));
      keep(
        await fetched(
          file,
          spans.filter((span) => !isLarge(span)),
        ),
      );
    },
    release() {
      held = [];
    },
  };
}

function isLarge({ start, end }: Span): boolean {
  return end - start >= LARGE;
}

/** Nothing where the file can't be read or is shorter than it was. */
async function fetchedAlone(file: Blob, { start, end }: Span): Promise<readonly Stretch[]> {
  try {
    return [{ start, end, bytes: await bytesOf(file.slice(start, end)) }];
  } catch {
    return [];
  }
}

/** The bytes of `spans`, in one trip; nothing where the file can't be read or is shorter than it was. */
async function fetched(file: Blob, spans: readonly Span[]): Promise<readonly Stretch[]> {
  const wanted = spans.map((span) => ({ ...span, bytes: new Uint8Array(span.end - span.start) }));
  const trip = joined(wanted, GAP);
  let next = 0;
  let offset = trip[0]?.start ?? 0;
  try {
    for await (const piece of piecesOf(new Blob(trip.map(({ start, end }) => file.slice(start, end)))))
      for (let at = 0; at < piece.length; ) {
        const leg = trip[next]!;
        const length = Math.min(piece.length - at, leg.end - offset);
        copyTo(wanted, offset, piece.subarray(at, at + length));
        at += length;
        offset += length;
        if (offset === leg.end) offset = trip[++next]?.start ?? 0;
      }
  } catch {
    return [];
  }
  return next === trip.length ? wanted : [];
}

/** Copies what of `bytes`, which lie at `offset` of the file, belongs to a stretch. */
function copyTo(stretches: readonly Stretch[], offset: number, bytes: Uint8Array): void {
  const end = offset + bytes.length;
  for (let i = Math.max(0, indexBefore(stretches, offset)); i < stretches.length; i++) {
    const stretch = stretches[i]!;
    if (stretch.start >= end) return;
    const from = Math.max(offset, stretch.start);
    const to = Math.min(end, stretch.end);
    if (from < to) stretch.bytes.set(bytes.subarray(from - offset, to - offset), from - stretch.start);
  }
}

function spansOf(ranges: readonly ByteRange[], size: number): readonly Span[] {
  return ranges
    .filter(({ sparse }) => sparse !== true)
    .map(({ offset, length }) => ({ start: Math.max(0, offset), end: Math.min(size, offset + length) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
}

/** Those at most `gap` bytes apart as one. */
function joined(spans: readonly Span[], gap: number): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end + gap) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

function withinRoom(spans: readonly Span[], room: number): readonly Span[] {
  let left = room;
  return spans.flatMap(({ start, end }) => {
    const length = Math.min(end - start, left);
    left -= length;
    return length > 0 ? [{ start, end: start + length }] : [];
  });
}

/** Number of the last span that begins at `offset` or before it; -1 where none does. */
function indexBefore(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
