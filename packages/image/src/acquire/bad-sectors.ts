import type { RandomAccess } from '@tracecraft/bytes';

/** A run of sectors that could not be read. */
export interface BadRun {
  readonly sector: number;
  readonly sectors: number;
}

const SECTOR = 512;

/** Reads a medium that fails in places: what can't be read sector by sector is zeros, and told. */
export class TolerantReader {
  private readonly source: RandomAccess;
  private readonly isReadError: (problem: unknown) => boolean;
  private readonly runs: BadRun[];

  /** `isReadError` tells a failing medium from a fault of ours, which passes. `known`: runs of an earlier attempt. */
  constructor(
    source: RandomAccess,
    isReadError: (problem: unknown) => boolean,
    known: readonly BadRun[] = [],
  ) {
    this.source = source;
    this.isReadError = isReadError;
    this.runs = [...known];
  }

  /** Runs met so far, in order, neighbours joined. */
  get bad(): readonly BadRun[] {
    return this.runs;
  }

  /** `length` bytes from `offset`, a whole number of sectors; bytes past the end of the source are zeros. */
  read(offset: number, length: number): Uint8Array {
    const held = Math.min(length, this.source.size - offset);
    try {
      return this.padded(this.source.read(offset, held), length);
    } catch (problem) {
      if (!this.isReadError(problem)) throw problem;
      return this.sectorBySector(offset, length);
    }
  }

  private padded(bytes: Uint8Array, length: number): Uint8Array {
    if (bytes.length === length) return bytes;
    const whole = new Uint8Array(length);
    whole.set(bytes);
    return whole;
  }

  private sectorBySector(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length && offset + at < this.source.size; at += SECTOR) {
      const take = Math.min(SECTOR, this.source.size - offset - at);
      try {
        bytes.set(this.source.read(offset + at, take), at);
      } catch (problem) {
        if (!this.isReadError(problem)) throw problem;
        this.add((offset + at) / SECTOR);
      }
    }
    return bytes;
  }

  private add(sector: number): void {
    const last = this.runs.at(-1);
    if (last !== undefined && last.sector + last.sectors === sector)
      this.runs[this.runs.length - 1] = { sector: last.sector, sectors: last.sectors + 1 };
    else this.runs.push({ sector, sectors: 1 });
  }
}
