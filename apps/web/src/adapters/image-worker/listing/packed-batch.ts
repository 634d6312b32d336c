import type { Entry, StoredTime } from '@tracecraft/image';
import { copyOf, type TextColumn } from './text-column.ts';

/** Rows of every batch but the last: a row is found by division. */
export const BATCH = 4096;

/** What the page knows of an entry. A time that is UTC has no `wall`: its seconds are its reading. */
export type ListedFile = Pick<
  Entry,
  | 'path'
  | 'name'
  | 'type'
  | 'deleted'
  | 'reallocated'
  | 'number'
  | 'numberText'
  | 'identity'
  | 'size'
  | 'start'
  | TimeName
>;

export const TIME_NAMES = ['modified', 'accessed', 'changed', 'created'] as const;
export type TimeName = (typeof TIME_NAMES)[number];

export const TYPES: readonly Entry['type'][] = [
  'file',
  'directory',
  'link',
  'special',
  'volume-label',
  'virtual-file',
  'virtual-directory',
];
export const TIME_KINDS: readonly StoredTime['kind'][] = ['utc', 'local', 'local-date', 'local-with-offset'];

/** Bits of a row's flags; the lowest three are the number of its type. */
export const FLAG = {
  type: 7,
  deleted: 8,
  reallocated: 16,
  /** An alternate stream of another row. */
  stream: 32,
  /** The path is not that of the folder with the name behind it: the folder column has all of it. */
  wholePath: 64,
  /** Its folder calls it a folder, whatever it is: told apart for its entry alone. */
  folderLetter: 128,
} as const;

/** Up to `BATCH` entries as columns that change hands without being copied. NaN: there is none. */
export interface PackedBatch {
  readonly count: number;
  readonly flags: Uint8Array<ArrayBuffer>;
  /** Number of the folder, whose path ends with `/`. */
  readonly folders: Uint32Array<ArrayBuffer>;
  /** Folders that no batch before has, in the order of their numbers. */
  readonly newFolders: TextColumn;
  readonly names: TextColumn;
  readonly identities: TextColumn;
  /** Empty where the number says it all. */
  readonly numberTexts: TextColumn;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly sizes: Float64Array<ArrayBuffer>;
  readonly starts: Float64Array<ArrayBuffer>;
  /** Four a row, in the order of `TIME_NAMES`: numbers of the times below, which many rows share. */
  readonly times: Uint16Array<ArrayBuffer>;
  readonly timeSeconds: Float64Array<ArrayBuffer>;
  readonly timeKinds: Uint8Array<ArrayBuffer>;
  /** Empty for UTC and for an empty time. */
  readonly timeWalls: TextColumn;
}

/** The memory that changes hands. */
export function buffersOf(batch: PackedBatch): ArrayBuffer[] {
  const texts = [batch.newFolders, batch.names, batch.identities, batch.numberTexts, batch.timeWalls];
  return [
    batch.flags,
    batch.folders,
    batch.numbers,
    batch.sizes,
    batch.starts,
    batch.times,
    batch.timeSeconds,
    batch.timeKinds,
    ...texts.flatMap(({ units, ends }) => [units, ends]),
  ].map(({ buffer }) => buffer);
}

/** What finds a row's record again, in memory of its own; the other columns are empty. */
export function keptOf({ count, ...batch }: PackedBatch): PackedBatch {
  const none = new Float64Array(0);
  const noText = { units: new Uint16Array(0), ends: new Uint32Array(0) };
  return {
    count,
    flags: batch.flags.slice(),
    folders: batch.folders.slice(),
    newFolders: copyOf(batch.newFolders),
    names: copyOf(batch.names),
    identities: copyOf(batch.identities),
    numberTexts: copyOf(batch.numberTexts),
    numbers: batch.numbers.slice(),
    sizes: none,
    starts: none,
    times: new Uint16Array(0),
    timeSeconds: none,
    timeKinds: new Uint8Array(0),
    timeWalls: noText,
  };
}
