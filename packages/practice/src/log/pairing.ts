import type { Column, EventLog } from './event-log.ts';
import { leastMilliseconds, mostMilliseconds } from './milliseconds.ts';
import type { LogRule } from './rule.ts';

/** Correlation and time between an activation and a target; the same both ways round. */
export class Pairing {
  /** Least and most milliseconds between the two; 0 and infinite without a time bound. */
  readonly lo: number;
  readonly hi: number;
  readonly timed: boolean;
  /** Neither correlation nor time: any activation and any target agree. */
  readonly free: boolean;
  /** True where only looking at every candidate will do: several `different`, or a bound over times that go back. */
  readonly scans: boolean;
  /** True when exactly one `different` decides within a key. */
  readonly unlike: boolean;
  private readonly same: readonly (Column | null)[];
  private readonly different: readonly (Column | null)[];
  private readonly timeOf: Float64Array;
  private readonly keys = new Map<number, number>();

  constructor(log: EventLog, { correlation, time }: LogRule, ordered: boolean) {
    const columns = (op: string): (Column | null)[] =>
      correlation.filter((one) => one.op === op).map(({ attr }) => log.columns.get(attr) ?? null);
    this.same = columns('same');
    this.different = columns('different');
    this.timeOf = log.timeOf;
    this.timed = time !== null;
    this.lo = time === null ? 0 : leastMilliseconds(time.lo);
    this.hi = time === null ? Number.POSITIVE_INFINITY : mostMilliseconds(time.hi);
    this.free = correlation.length === 0 && time === null;
    this.scans = this.different.length > 1 || (this.timed && !ordered);
    this.unlike = this.different.length === 1;
  }

  /** Whether an event has every attribute, and the time, that pairing it needs. */
  comparable(event: number): boolean {
    for (const column of this.same) if (column === null || column.codes[event] === 0) return false;
    for (const column of this.different) if (column === null || column.codes[event] === 0) return false;
    return !this.timed || !Number.isNaN(this.timeOf[event]!);
  }

  /** Milliseconds from one comparable event to another; 0 without a time bound. */
  gap(from: number, to: number): number {
    return this.timed ? this.timeOf[to]! - this.timeOf[from]! : 0;
  }

  /** A number two comparable events share if and only if all `same` attributes are equal. */
  key(event: number): number {
    let key = 0;
    for (const [at, column] of this.same.entries())
      key = at === 0 ? column!.codes[event]! : this.joined(key, column!.codes[event]!, at);
    return key;
  }

  /** A number of its own for each pair of a key so far and a code at one place. */
  private joined(key: number, code: number, at: number): number {
    const pair = (key * this.same[at]!.texts.size + code) * this.same.length + at;
    const known = this.keys.get(pair) ?? this.keys.size;
    this.keys.set(pair, known);
    return known;
  }

  /** The code of the one `different` attribute. */
  unlikeCode(event: number): number {
    return this.different[0]!.codes[event]!;
  }

  agree(one: number, two: number): boolean {
    if (this.free) return true;
    if (!this.comparable(one) || !this.comparable(two)) return false;
    const gap = Math.abs(this.gap(one, two));
    if (gap < this.lo || gap > this.hi) return false;
    for (const column of this.same) if (column!.codes[one] !== column!.codes[two]) return false;
    for (const column of this.different) if (column!.codes[one] === column!.codes[two]) return false;
    return true;
  }
}
