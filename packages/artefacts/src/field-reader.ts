import { toHex } from '@tracecraft/bytes';
import { ArtefactError } from './artefact-error.ts';

/** Little-endian fields of one structure, which begins at `base`; every read past an end is a typed error. */
export class FieldReader {
  readonly base: number;
  readonly structure: string;
  private readonly file: Uint8Array;
  /** First byte that is no longer this structure's. */
  private readonly end: number;

  constructor(file: Uint8Array, structure: string, base = 0, length: number = file.length - base) {
    this.file = file;
    this.structure = structure;
    this.base = base;
    this.end = Math.min(file.length, base + length);
  }

  /** Bytes left from `at` to the structure's end; 0 outside. */
  left(at: number): number {
    return Math.max(0, this.end - this.base - at);
  }

  bytes(at: number, length: number, field: string): Uint8Array {
    const offset = this.base + at;
    if (!(offset >= 0 && length >= 0 && offset + length <= this.end))
      throw new ArtefactError('artefact.truncated', { structure: this.structure, field, offset }, length);
    return this.file.subarray(offset, offset + length);
  }

  u16(at: number, field: string): number {
    const [low, high] = this.bytes(at, 2, field);
    return low! | (high! << 8);
  }

  u32(at: number, field: string): number {
    const [a, b, c, d] = this.bytes(at, 4, field);
    return (a! | (b! << 8) | (c! << 16) | (d! << 24)) >>> 0;
  }

  u64(at: number, field: string): bigint {
    // as a whole, so that a cut names the field's own beginning and size
    this.bytes(at, 8, field);
    return BigInt(this.u32(at, field)) | (BigInt(this.u32(at + 4, field)) << 32n);
  }

  hex(at: number, length: number, field: string): string {
    return toHex(this.bytes(at, length, field));
  }

  fail(field: string, at: number, value: string | number): ArtefactError {
    return new ArtefactError(
      'artefact.malformed',
      { structure: this.structure, field, offset: this.base + at },
      value,
    );
  }
}
