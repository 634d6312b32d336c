import type { RandomAccess } from '@tracecraft/bytes';
import { ImageError } from '../image-error.ts';
import { readInto } from '../source/read-into.ts';

/** A stretch of the raw image that could not be read, and why. */
export interface ReadProblem {
  readonly offset: number;
  readonly length: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The usual chunk of an E01. */
const STEP = 32 * 1024;
/** More are counted by their bytes alone. */
const MOST = 1000;

/** Reads everything once, going on behind what is damaged. */
export class CheckedReader {
  private readonly raw: RandomAccess;
  readonly problems: ReadProblem[] = [];
  /** Bytes that could not be read. */
  lost = 0;

  constructor(raw: RandomAccess) {
    this.raw = raw;
  }

  /** Fills `target` from `offset`; what can't be read is zeros there, and a problem. */
  fill(offset: number, target: Uint8Array): void {
    if (this.attempt(offset, target, null)) return;
    for (let at = 0; at < target.length; at += STEP) {
      const piece = target.subarray(at, Math.min(at + STEP, target.length));
      this.attempt(offset + at, piece, piece);
    }
  }

  /** Takes in what another reader of the same image could not read. */
  join(lost: number, problems: readonly ReadProblem[]): void {
    this.lost += lost;
    const all = [...this.problems, ...problems].toSorted((a, b) => a.offset - b.offset);
    this.problems.splice(0, Infinity, ...all.slice(0, MOST));
  }

  private attempt(offset: number, target: Uint8Array, clear: Uint8Array | null): boolean {
    try {
      readInto(this.raw, offset, target);
      return true;
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      if (clear === null) return false;
      clear.fill(0);
      this.lost += clear.length;
      const { code, params } = problem;
      if (this.problems.length < MOST) this.problems.push({ offset, length: clear.length, code, params });
      return false;
    }
  }
}
