import type { DiskImage, Entry, Extents, FileSystem } from '../contract.ts';

/** A file a hit lies in. */
export interface FilePlace {
  /** `content`: within the file; `slack`: behind its end, in its last cluster. */
  readonly kind: 'content' | 'slack';
  /** Number of the partition. */
  readonly partition: number;
  readonly path: string;
  /** What the entry is: a file, a folder (the hit is a name in it), `$MBR` … */
  readonly type: Entry['type'];
  readonly number: number;
  readonly identity: string;
  readonly deleted: boolean;
  /** How sure it is that these bytes are the file's. */
  readonly certainty: Extents['certainty'];
  /** Bytes from the start of the file. */
  readonly fileOffset: number;
}

/** Where no file is. */
export interface OtherPlace {
  /**
   * `unallocated`: in clusters no live file owns; `allocated`: in use by no listed file, so a structure of the file system (names in a folder,
   * a journal) or lost clusters;
   * `outside`: in a partition without a file system we read, between partitions, or before them.
   */
  readonly kind: 'unallocated' | 'allocated' | 'outside';
  /** Null between partitions. */
  readonly partition: number | null;
}

/** Where each offset lies, the likeliest first: live files before deleted ones, exact before guessed. */
export interface Located {
  readonly places: FilePlace[];
  other: OtherPlace;
}

/** Numbers of sorted `offsets` from `first` to before `end`. */
function within(offsets: Float64Array, first: number, end: number): [number, number] {
  return [lowerBound(offsets, first), lowerBound(offsets, end)];
}

function lowerBound(offsets: Float64Array, value: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Places of sorted `offsets` before any file is looked at: inside or outside of partitions and file systems. */
export function startPlaces(image: DiskImage, offsets: Float64Array): Located[] {
  const located = Array.from(
    offsets,
    (): Located => ({ places: [], other: { kind: 'outside', partition: null } }),
  );
  for (const { kind, index, offset, length } of image.partitions)
    if (kind === 'partition' || kind === 'unpartitioned')
      mark(located, offsets, offset, length, { kind: 'outside', partition: index });
  for (const { partition } of image.fileSystems)
    mark(located, offsets, partition.offset, partition.length, {
      kind: 'allocated',
      partition: partition.index,
    });
  return located;
}

/** Says of every offset of a range that it lies at `other`, unless a file is found there. */
export function mark(
  located: readonly Located[],
  offsets: Float64Array,
  offset: number,
  length: number,
  other: OtherPlace,
): void {
  const [first, end] = within(offsets, offset, offset + length);
  for (let i = first; i < end; i++) located[i]!.other = other;
}

/** Notes which offsets lie in the content and the slack of `entry`. */
export function locateInFile(
  located: readonly Located[],
  offsets: Float64Array,
  fileSystem: FileSystem,
  entry: Entry,
  extents: Extents,
): void {
  const note = (kind: FilePlace['kind'], offset: number, length: number, fileOffset: number): void => {
    const [first, end] = within(offsets, offset, offset + length);
    for (let i = first; i < end; i++)
      located[i]!.places.push(filePlace(kind, fileSystem, entry, extents, fileOffset + offsets[i]! - offset));
  };
  let done = 0;
  for (const { offset, length, sparse } of extents.ranges) {
    if (sparse !== true) note('content', offset, length, done);
    done += length;
  }
  if (extents.slack !== null) note('slack', extents.slack.offset, extents.slack.length, done);
}

/** Offset `fileOffset` of `entry` as a place. */
export function filePlace(
  kind: FilePlace['kind'],
  fileSystem: FileSystem,
  { path, type, number, identity, deleted }: Entry,
  { certainty }: Extents,
  fileOffset: number,
): FilePlace {
  const partition = fileSystem.partition.index;
  return { kind, partition, path, type, number, identity, deleted, certainty, fileOffset };
}

const SURE: readonly Extents['certainty'][] = ['allocated', 'exact', 'guessed'];

/** `places` with the likeliest first. */
export function likeliestFirst(places: readonly FilePlace[]): FilePlace[] {
  const rank = (place: FilePlace): number =>
    SURE.indexOf(place.certainty) * 4 + (place.deleted ? 2 : 0) + (place.kind === 'slack' ? 1 : 0);
  return places.toSorted((a, b) => rank(a) - rank(b));
}
