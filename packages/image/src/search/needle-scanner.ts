import { GramTable, LONG } from './gram-table.ts';
import type { Needle } from './needle.ts';

/** Called with the needle's number and where it begins. */
export type FoundNeedle = (needle: number, place: number) => void;

/** Finds many needles at once. Short and long ones are groups of their own: short ones would hold back the long ones. */
export class NeedleScanner {
  private readonly needles: readonly Needle[];
  private readonly single: readonly number[];
  private readonly tables: readonly GramTable[];

  constructor(needles: readonly Needle[]) {
    const numbers = (from: number, below: number): number[] =>
      needles.flatMap(({ length }, i) => (length >= from && length < below ? [i] : []));
    this.needles = needles;
    this.single = numbers(1, 2);
    this.tables = [numbers(2, 3), numbers(3, LONG), numbers(LONG, Infinity)]
      .filter((group) => group.length > 0)
      .map((group) => new GramTable(needles, group));
  }

  /** Every place of every needle in `bytes` (see GramTable), unordered; a match that leaves `bytes` is none. */
  scan(bytes: Uint8Array, found: FoundNeedle): void {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    for (const table of this.tables) table.scan(aligned, found);
    for (const number of this.single)
      for (const [byte] of this.needles[number]!.steps[0]!)
        for (let at = bytes.indexOf(byte!); at >= 0; at = bytes.indexOf(byte!, at + 1)) found(number, at);
  }
}
