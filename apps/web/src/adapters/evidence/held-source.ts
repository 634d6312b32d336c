import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange } from '@tracecraft/image';
import { piecesOf } from './blob-bytes.ts';
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
import { ThinBytes } from './thin-bytes.ts';

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
/** Places of so many bytes, which tables are, are read alone and held without their empty sectors. */
const LARGE = 4 * 1024 * 1024;

/**
 * `source` of `file`, with places held in memory: one trip for thousands of them, where each read alone takes Chromium some
 * milliseconds whatever its size. Reads give copies, so that nobody keeps what is released.
 */
export function heldSource(file: Blob, source: RandomAccess): HeldSource {
  let held: readonly (Stretch | ThinStretch)[] = [];
  const around = (offset: number, length: number): Stretch | ThinStretch | null => {
    const stretch = length < 0 ? undefined : held[indexBefore(held, offset)];
    return stretch === undefined || offset + length > stretch.end ? null : stretch;
  };
  const keep = (stretches: readonly (Stretch | ThinStretch)[]): void => {
    held = [...held, ...stretches].toSorted((a, b) => a.start - b.start);
  };
  return {
    size: source.size,
    read(offset, length) {
      const stretch = around(offset, length);
      if (stretch === null) return source.read(offset, length);
      const bytes = new Uint8Array(length);
      copyFrom(stretch, offset, bytes);
      return bytes;
    },
    readInto(offset, target) {
      const stretch = around(offset, target.length);
      if (stretch === null) target.set(source.read(offset, target.length));
      else copyFrom(stretch, offset, target);
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
      for (const buffer of new Set(held.flatMap(({ bytes }) => buffersIn(bytes)))) giveBack(buffer);
      held = [];
    },
  };
}

/** A large place, without its empty sectors. */
interface ThinStretch extends Span {
  readonly bytes: ThinBytes;
}

function copyFrom({ start, bytes }: Stretch | ThinStretch, offset: number, target: Uint8Array): void {
  const at = offset - start;
  if (bytes instanceof ThinBytes) bytes.copyInto(target, at);
  else target.set(bytes.subarray(at, at + target.length));
}

function buffersIn(bytes: Uint8Array | ThinBytes): readonly ArrayBufferLike[] {
  return bytes instanceof ThinBytes ? bytes.giveUp() : [bytes.buffer];
}

/** At once: a worker that rests collects nothing for seconds. Nobody else has it, since reads give copies. */
function giveBack(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && 'transfer' in buffer) buffer.transfer(0);
}

function isLarge({ start, end }: Span): boolean {
  return end - start >= LARGE;
}

/** Nothing where the file can't be read or is shorter than it was. */
async function fetchedAlone(file: Blob, { start, end }: Span): Promise<readonly ThinStretch[]> {
  const bytes = new ThinBytes(end - start);
  try {
    for await (const piece of piecesOf(file.slice(start, end))) if (!bytes.push(piece)) return [];
    return bytes.whole ? [{ start, end, bytes }] : [];
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
