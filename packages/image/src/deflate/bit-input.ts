import type { RandomAccess } from '@tracecraft/bytes';
import { ImageError } from '../image-error.ts';
import { readInto } from '../source/read-into.ts';

const CHUNK = 1 << 16;
/** Zeros behind the last byte, so that the decoder may look ahead without asking. */
const PAD = 16;

/** Bits of a packed stream, lowest first, read in chunks. The decoder takes its fields out and puts them back. */
export class BitInput {
  readonly bytes: Uint8Array = new Uint8Array(CHUNK + PAD);
  /** Next byte and end of what `bytes` holds. */
  at = 0;
  end = 0;
  /** Bits taken out of `bytes` and not used yet. */
  held = 0;
  count = 0;
  private readonly source: RandomAccess;
  private readonly base: number;
  /** Offset in the source of the byte at `end`. */
  private next = 0;

  /** `base`: where the source begins in the raw image, for errors. */
  constructor(source: RandomAccess, base: number) {
    this.source = source;
    this.base = base;
  }

  /** Bytes of the source used up; the byte whose bits are used in part counts. */
  get position(): number {
    return this.next - this.end + this.at - (this.count >> 3);
  }

  seek(position: number, held: number, count: number): void {
    this.next = position;
    this.at = 0;
    this.end = 0;
    this.held = held;
    this.count = count;
  }

  /** Makes eight more bytes lie ready, where the source has them. */
  fill(): void {
    if (this.at + 8 <= this.end || this.next >= this.source.size) return;
    this.bytes.copyWithin(0, this.at, this.end);
    const kept = this.end - this.at;
    const take = Math.min(CHUNK - kept, this.source.size - this.next);
    readInto(this.source, this.next, this.bytes.subarray(kept, kept + take));
    this.next += take;
    this.at = 0;
    this.end = kept + take;
    this.bytes.fill(0, this.end, this.end + PAD);
  }

  /** The next `wanted` bits, at most 16. Throws `archive.malformed` where the stream has no more. */
  take(wanted: number): number {
    this.fill();
    const value = this.ready(wanted);
    this.mustHave();
    return value;
  }

  /** The same where `fill` and `mustHave` are called around several. */
  ready(wanted: number): number {
    const value = this.look(wanted);
    this.held >>>= wanted;
    this.count -= wanted;
    return value;
  }

  /** The next `wanted` bits, which stay. */
  look(wanted: number): number {
    if (this.count < 16) {
      this.held |= (this.bytes[this.at]! | (this.bytes[this.at + 1]! << 8)) << this.count;
      this.at += 2;
      this.count += 16;
    }
    return this.held & ((1 << wanted) - 1);
  }

  /** Throws where more was used than there is: the zeros behind the end are none of the stream. */
  mustHave(): void {
    if (this.at - (this.count >> 3) > this.end) throw this.fault('end', 'missing');
  }

  fault(field: string, value: string | number): ImageError {
    const offset = this.base + Math.min(this.source.size, this.position);
    return new ImageError('archive.malformed', { structure: 'deflate', field, value, offset });
  }
}
