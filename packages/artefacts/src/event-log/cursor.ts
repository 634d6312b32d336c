import { ArtefactError } from '../artefact-error.ts';
import { FieldReader } from '../field-reader.ts';

/** Steps a chunk's reader may take; a chunk has 65,536 bytes and sound ones need far fewer. */
const MOST_STEPS = 2_000_000;

/** Bytes of a chunk, and how much work was spent on it. Offsets in binary XML count from the chunk's first byte. */
export class Chunk {
  readonly base: number;
  readonly reader: FieldReader;
  private steps = 0;

  constructor(file: Uint8Array, base: number, length: number) {
    this.base = base;
    this.reader = new FieldReader(file, 'BinXml', base, length);
  }

  step(at: number): void {
    if (++this.steps > MOST_STEPS)
      throw new ArtefactError(
        'artefact.limit',
        { structure: 'BinXml', field: 'Token', offset: this.base + at },
        MOST_STEPS,
      );
  }
}

/** A place in a chunk that moves on as it is read, up to `end`. */
export class Cursor {
  readonly chunk: Chunk;
  at: number;
  readonly end: number;

  constructor(chunk: Chunk, at: number, end: number) {
    this.chunk = chunk;
    this.at = at;
    this.end = end;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** Byte of the file the cursor stands at. */
  get offset(): number {
    return this.chunk.base + this.at;
  }

  peek(): number {
    return this.done ? 0 : this.chunk.reader.bytes(this.at, 1, 'Token')[0]!;
  }

  bytes(length: number, field: string): Uint8Array {
    const { chunk, at, end } = this;
    chunk.step(at);
    if (at + length > end) throw chunk.reader.fail(field, at, length);
    this.at += length;
    return chunk.reader.bytes(at, length, field);
  }

  u8(field: string): number {
    return this.bytes(1, field)[0]!;
  }

  u16(field: string): number {
    const [low, high] = this.bytes(2, field);
    return low! | (high! << 8);
  }

  u32(field: string): number {
    const at = this.at;
    this.bytes(4, field);
    return this.chunk.reader.u32(at, field);
  }

  /** Another cursor of the same chunk. */
  elsewhere(at: number, end: number): Cursor {
    return new Cursor(this.chunk, at, end);
  }
}
