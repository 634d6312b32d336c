import { ArtefactError } from '../artefact-error.ts';
import type { ArtefactRow } from '../contract.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { HIVE_BINS, SECTOR, type BaseBlock } from './base-block.ts';
import type { LogEntry, LogFile } from './transaction-log.ts';

/** A log may make a hive grow; to more than this, and twice its length, only a damaged one does. */
const MOST_GROWTH = 1 << 24;

type Place = Pick<ArtefactRow, 'offset' | 'length' | 'within'>;

/** A hive that was not closed properly, and where what is told of its logs goes. */
export interface DirtyHive {
  readonly file: Uint8Array;
  readonly block: BaseBlock;
  readonly rows: RowGatherer;
  /** Logs that were not applied, each with the reason. */
  readonly refused: string[];
}

/** A hive after its logs, and what was applied, in words. */
export interface Recovery {
  readonly hive: RecoveredHive;
  readonly applied: readonly string[];
}

/** A hive in memory with the entries of its logs written into it, and where each sector came from. */
export class RecoveredHive {
  file: Uint8Array;
  /** Bytes of the hive as it was. */
  private readonly own: number;
  /** Sector of the hive → where it stands in a log. */
  private readonly sectors = new Map<number, { readonly ending: string; readonly from: number }>();

  constructor(file: Uint8Array) {
    this.file = file.slice();
    this.own = file.length;
  }

  /** Puts the copy of the base block in place of one that does not hold. */
  restoreBaseBlock({ bytes }: LogFile): void {
    this.file.set(bytes.subarray(0, SECTOR));
  }

  apply({ ending, bytes }: LogFile, { bins, pages }: LogEntry): void {
    this.grow(HIVE_BINS + bins, { structure: ending, field: 'HiveBinsSize', offset: 0 });
    for (const { into, from, length } of pages) {
      this.file.set(bytes.subarray(from, from + length), into);
      for (let at = 0; at < length; at += SECTOR)
        this.sectors.set((into + at) / SECTOR, { ending, from: from + at });
    }
  }

  /** Where bytes of the recovered hive stand: in the hive or in a log, as far as they lie there in one piece. */
  placeOf({ offset, length }: Place): Place {
    const first = Math.trunc(offset / SECTOR);
    const start = this.sectors.get(first);
    let last = first;
    while ((last + 1) * SECTOR < offset + length && this.follows(start, first, last + 1)) last++;
    const whole = Math.min(length, (last + 1) * SECTOR - offset);
    if (start === undefined) return { offset, length: whole };
    return { offset: start.from + (offset % SECTOR), length: whole, within: start.ending };
  }

  /** Whether all these bytes stand in the hive or in a log: between a hive cut short and what its log adds is nothing. */
  holds({ offset, length }: Place): boolean {
    for (let at = offset; at < offset + length; at = endIn(at, Infinity))
      if (endIn(at, offset + length) > this.own && !this.sectors.has(Math.trunc(at / SECTOR))) return false;
    return true;
  }

  private follows(
    start: { readonly ending: string; readonly from: number } | undefined,
    first: number,
    sector: number,
  ): boolean {
    const next = this.sectors.get(sector);
    if (start === undefined || next === undefined) return start === next;
    return next.ending === start.ending && next.from === start.from + (sector - first) * SECTOR;
  }

  private grow(length: number, place: { structure: string; field: string; offset: number }): void {
    if (length <= this.file.length) return;
    if (length > 2 * this.own + MOST_GROWTH) throw new ArtefactError('artefact.limit', place, length);
    const grown = new Uint8Array(length);
    grown.set(this.file);
    this.file = grown;
  }
}

/** Where bytes from `at` to `end` leave the sector they begin in. */
function endIn(at: number, end: number): number {
  return Math.min(end, (Math.trunc(at / SECTOR) + 1) * SECTOR);
}
