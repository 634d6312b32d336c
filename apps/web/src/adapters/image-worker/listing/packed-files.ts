import type { StoredTime } from '@tracecraft/image';
import {
  BATCH,
  FLAG,
  TIME_KINDS,
  TIME_NAMES,
  TYPES,
  type ListedFile,
  type PackedBatch,
  type TimeName,
} from './packed-batch.ts';
import { textAt } from './text-column.ts';

/** The files of one file system, as many as have arrived. Rows are made into objects only where somebody looks at one. */
export class PackedFiles {
  static readonly none: PackedFiles = new PackedFiles([], []);
  readonly length: number;
  private readonly batches: readonly PackedBatch[];
  /** Paths of folders by their numbers, each with `/` behind it; grows with later lists, which share it. */
  private readonly folders: string[];

  private constructor(batches: readonly PackedBatch[], folders: string[]) {
    this.batches = batches;
    this.folders = folders;
    this.length = batches.reduce((sum, { count }) => sum + count, 0);
  }

  /** A list with `batch` behind this one's rows. Batches come in the order they were packed, each once. */
  with(batch: PackedBatch): PackedFiles {
    // the list of all is nobody's own
    const folders = this.length === 0 ? [] : this.folders;
    for (let i = 0; i < batch.newFolders.ends.length; i++) folders.push(textAt(batch.newFolders, i));
    return new PackedFiles([...this.batches, batch], folders);
  }

  at(row: number): ListedFile | undefined {
    if (!(row >= 0 && row < this.length)) return undefined;
    const batch = this.batchOf(row);
    const inside = row % BATCH;
    const numberText = this.numberText(row);
    const start = batch.starts[inside]!;
    return {
      path: this.path(row),
      name: this.name(row),
      type: this.type(row),
      deleted: this.has(row, FLAG.deleted),
      reallocated: this.has(row, FLAG.reallocated),
      number: this.number(row),
      ...(numberText === '' ? {} : { numberText }),
      identity: this.identity(row),
      size: this.size(row),
      start: Number.isNaN(start) ? null : start,
      modified: this.time(row, 'modified'),
      accessed: this.time(row, 'accessed'),
      changed: this.time(row, 'changed'),
      created: this.time(row, 'created'),
    };
  }

  path(row: number): string {
    const folder = this.folders[this.folder(row)] ?? '';
    return this.has(row, FLAG.wholePath) ? folder : folder + this.name(row);
  }

  name(row: number): string {
    return textAt(this.batchOf(row).names, row % BATCH);
  }

  identity(row: number): string {
    return textAt(this.batchOf(row).identities, row % BATCH);
  }

  type(row: number): ListedFile['type'] {
    return TYPES[this.flags(row) & FLAG.type] ?? 'file';
  }

  deleted(row: number): boolean {
    return this.has(row, FLAG.deleted);
  }

  /** Whether the row is an alternate stream of a file that is a row too. */
  stream(row: number): boolean {
    return this.has(row, FLAG.stream);
  }

  size(row: number): number {
    return this.batchOf(row).sizes[row % BATCH]!;
  }

  number(row: number): number {
    return this.batchOf(row).numbers[row % BATCH]!;
  }

  /** Empty where the number says it all. */
  numberText(row: number): string {
    return textAt(this.batchOf(row).numberTexts, row % BATCH);
  }

  /** Number of the folder the row lies in, the same for all in it; null where only its path tells. */
  folderNumber(row: number): number | null {
    return this.has(row, FLAG.wholePath) ? null : this.folder(row);
  }

  /** Seconds since 1970, or NaN for an empty or impossible time. */
  seconds(row: number, name: TimeName): number {
    const batch = this.batchOf(row);
    return batch.timeSeconds[timeNumber(batch, row, name)]!;
  }

  timeKind(row: number, name: TimeName): StoredTime['kind'] {
    const batch = this.batchOf(row);
    return TIME_KINDS[batch.timeKinds[timeNumber(batch, row, name)]!] ?? 'utc';
  }

  private time(row: number, name: TimeName): StoredTime {
    const batch = this.batchOf(row);
    const number = timeNumber(batch, row, name);
    const seconds = batch.timeSeconds[number]!;
    const wall = textAt(batch.timeWalls, number);
    return {
      seconds: Number.isNaN(seconds) ? null : seconds,
      wall: wall === '' ? null : wall,
      kind: TIME_KINDS[batch.timeKinds[number]!] ?? 'utc',
    };
  }

  /** First row with `identity`, and with `path` where one is given; -1 where there is none. */
  rowOf(identity: string, path?: string | null): number {
    for (let row = 0; row < this.length; row++)
      if (this.identity(row) === identity && (path === undefined || this.path(row) === path)) return row;
    return -1;
  }

  private batchOf(row: number): PackedBatch {
    return this.batches[Math.floor(row / BATCH)]!;
  }

  private folder(row: number): number {
    return this.batchOf(row).folders[row % BATCH]!;
  }

  private flags(row: number): number {
    return this.batchOf(row).flags[row % BATCH]!;
  }

  /** Whether a bit of `FLAG` is set. */
  has(row: number, flag: number): boolean {
    return (this.flags(row) & flag) !== 0;
  }
}

function timeNumber({ times }: PackedBatch, row: number, name: TimeName): number {
  return times[4 * (row % BATCH) + TIME_NAMES.indexOf(name)]!;
}
