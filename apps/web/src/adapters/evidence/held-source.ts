import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '@tracecraft/image';
import { bytesOf, piecesOf } from './blob-bytes.ts';
import type { PassTaker } from './pass-taker.ts';
import {
  copyTo,
  indexBefore,
  joined,
  lengthOf,
  roomFor,
  spansOf,
  withinRoom,
  type Span,
  type Stretch,
} from './stretches.ts';

/** A source that can fetch many places at once before they are read. */
export interface HeldSource extends RandomAccess {
  /**
   * Keeps the bytes of `ranges` until they are released, as far as memory allows. What can't be read is left to `read`.
   * `pass`: another worker, which may be passing over the same file.
   */
  hold(ranges: readonly ByteRange[], pass?: PassTaker | null): Promise<void>;
  release(): void;
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
    async hold(ranges, pass) {
      const room = MOST - held.reduce((sum, { bytes }) => sum + bytes.length, 0);
      const spans = withinRoom(joined(spansOf(ranges, file.size), 0), room);
      for (const span of spans.filter(isLarge)) keep(await fetchedAlone(file, span));
      const small = spans.filter((span) => !isLarge(span));
      const offer = file instanceof File ? await pass?.ask(file, small, lengthOf(joined(small, GAP))) : null;
      const coming = new Set(offer?.spans);
      const own = small.filter((span) => !coming.has(span));
      keep(await fetched(file, own));
      if (offer !== null && offer !== undefined)
        keep((await offer.given) ?? (await fetched(file, offer.spans)));
    },
    release() {
      for (const buffer of new Set(held.map(({ bytes }) => bytes.buffer))) giveBack(buffer);
      held = [];
    },
  };
}

/** At once: a worker that rests collects nothing for seconds. Nobody else has it, since reads give copies. */
function giveBack(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && 'transfer' in buffer) buffer.transfer(0);
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
  const wanted = roomFor(spans).stretches;
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
