import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { crc32 } from '@tracecraft/formats';
import { Inflater, type InflateState } from './inflater.ts';

/** Unpacked bytes between two places to go on from; further apart in large files, so that memory stays bounded. */
const APART = 1 << 20;
const MOST_PLACES = 256;

/** What unpacking to the end showed. */
export interface InflateEnd {
  /** Unpacked bytes; more than was claimed where it stopped because of that. */
  readonly size: number;
  readonly crc: number;
  /** Packed bytes the stream takes. */
  readonly packedSize: number;
}

/**
 * Unpacked bytes of a deflate stream at random: places to go on from are kept while it is read the first time, at most
 * 256 of 32 KiB. The first pass also makes its CRC-32, told to `ended`.
 */
export class InflatedSource implements RandomAccess {
  readonly size: number;
  private readonly inflater: Inflater;
  private readonly states: InflateState[] = [];
  private readonly apart: number;
  private readonly ended: (end: InflateEnd) => void;
  private piece: Uint8Array = new Uint8Array(0);
  private pieceAt = 0;
  private crc = 0;
  private crcTo = 0;

  /** `size`: unpacked, as its container claims; `base`: offset of `packed` in the raw image, for errors. */
  constructor(packed: RandomAccess, size: number, base: number, ended: (end: InflateEnd) => void) {
    this.size = size;
    this.ended = ended;
    this.apart = Math.max(APART, Math.ceil(size / MOST_PLACES));
    this.inflater = new Inflater(packed, base);
    this.states.push(this.inflater.state());
  }

  /** Throws `archive.malformed` where the stream is damaged, ShortReadError where it ends before `size`. */
  read(offset: number, length: number): Uint8Array {
    if (offset < 0 || length < 0 || offset + length > this.size)
      throw new ShortReadError(offset, length, Math.max(0, this.size - offset));
    if (length > 0 && !this.holds(offset)) this.goNear(offset);
    const parts: Uint8Array[] = [];
    let left = length;
    for (let at = offset; left > 0; ) {
      if (!this.holds(at) && !this.step()) throw new ShortReadError(offset, length, length - left);
      if (!this.holds(at)) continue;
      const from = at - this.pieceAt;
      const part = this.piece.slice(from, from + left);
      parts.push(part);
      at += part.length;
      left -= part.length;
    }
    if (offset + length === this.size) this.seeEnd();
    return joined(parts, length);
  }

  /** Sees what follows once all that was claimed has been read in order: the end, or more than was claimed. */
  private seeEnd(): void {
    if (this.crcTo >= this.size && this.inflater.total === this.crcTo) this.step();
  }

  private holds(offset: number): boolean {
    return offset >= this.pieceAt && offset < this.pieceAt + this.piece.length;
  }

  private goNear(offset: number): void {
    const nearest = this.states.findLast(({ total }) => total <= offset)!;
    const { total } = this.inflater;
    if (total <= offset && nearest.total <= total) return;
    this.inflater.goTo(nearest);
    this.piece = new Uint8Array(0);
    this.pieceAt = nearest.total;
  }

  private step(): boolean {
    const { inflater } = this;
    const at = inflater.total;
    const newest = this.states.at(-1)!;
    if (at >= newest.total + this.apart && this.states.length <= MOST_PLACES)
      this.states.push(inflater.state());
    const piece = inflater.next();
    if (at === this.crcTo) this.note(piece);
    this.piece = piece;
    this.pieceAt = at;
    return piece.length > 0;
  }

  private note(piece: Uint8Array): void {
    this.crc = crc32(piece, this.crc);
    this.crcTo += piece.length;
    if (piece.length > 0 && this.crcTo <= this.size) return;
    this.ended({ size: this.crcTo, crc: this.crc, packedSize: this.inflater.position });
    this.crcTo = -1;
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
