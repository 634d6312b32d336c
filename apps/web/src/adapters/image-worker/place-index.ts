import type { DiskImage, Entry, FileSystem } from '@tracecraft/image';
import type { EntryList } from './listing/entry-list.ts';
import type { Place } from './messages.ts';

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly entry: number;
  readonly kind: 'content' | 'slack';
  readonly certainty: 'allocated' | 'exact' | 'guessed';
}

interface Occupancy {
  readonly live: readonly Segment[];
  readonly deleted: readonly Segment[];
  readonly free: readonly { readonly start: number; readonly end: number }[];
}

const OUTSIDE: Place = {
  kind: 'outside',
  fileSystem: null,
  entry: null,
  path: null,
  deleted: false,
  certainty: null,
};
/** Deleted files may overlap each other; this many neighbours are looked at. */
const NEIGHBOURS = 64;

/** Says where a byte lies: in a live file, in its slack, in a deleted file, in free space, or in no file system. */
export function placeIndex(
  image: DiskImage,
  listOf: (fileSystem: number) => EntryList,
): (offset: number) => Place {
  const known = new Map<number, Occupancy>();
  const occupancyOf = (index: number, fileSystem: FileSystem): Occupancy => {
    const occupancy = known.get(index) ?? occupancyIn(fileSystem, listOf(index));
    known.set(index, occupancy);
    return occupancy;
  };
  return (offset) => {
    const index = image.fileSystems.findIndex(
      ({ partition }) => offset >= partition.offset && offset < partition.offset + partition.length,
    );
    const fileSystem = image.fileSystems[index];
    if (fileSystem === undefined) return OUTSIDE;
    const occupancy = occupancyOf(index, fileSystem);
    const segment = segmentAt(occupancy.live, offset) ?? segmentAt(occupancy.deleted, offset);
    if (segment !== undefined) return placeOfSegment(segment, index, listOf(index));
    const free = segmentAt(occupancy.free, offset) !== undefined;
    return { ...OUTSIDE, kind: free ? 'unallocated' : 'unowned', fileSystem: index };
  };
}

function placeOfSegment(segment: Segment, fileSystem: number, list: EntryList): Place {
  const entry = list.at(segment.entry);
  const { kind, certainty } = segment;
  return {
    kind,
    fileSystem,
    entry: segment.entry,
    path: entry.path,
    deleted: entry.deleted,
    certainty,
  };
}

function occupancyIn(fileSystem: FileSystem, list: EntryList): Occupancy {
  const live: Segment[] = [];
  const deleted: Segment[] = [];
  for (let index = 0; index < list.length; index++) {
    const entry = list.at(index);
    if (entry.type === 'volume-label' || entry.type === 'virtual-directory') continue;
    (entry.deleted ? deleted : live).push(...segmentsOf(fileSystem, entry, index));
  }
  const free = [...fileSystem.unallocated()].map(({ offset, length }) => ({
    start: offset,
    end: offset + length,
  }));
  return { live: live.sort(byStart), deleted: deleted.sort(byStart), free: free.sort(byStart) };
}

function segmentsOf(fileSystem: FileSystem, entry: Entry, index: number): Segment[] {
  const extents = extentsOrNull(fileSystem, entry);
  if (extents === null) return [];
  const { certainty } = extents;
  const content = extents.ranges
    // A hole lies nowhere.
    .filter(({ sparse }) => sparse !== true)
    .map(({ offset, length }) => ({
      start: offset,
      end: offset + length,
      entry: index,
      kind: 'content' as const,
      certainty,
    }));
  if (extents.slack === null) return content;
  const { offset, length } = extents.slack;
  return [...content, { start: offset, end: offset + length, entry: index, kind: 'slack', certainty }];
}

/** A damaged entry has no place; the search goes on without it. */
function extentsOrNull(fileSystem: FileSystem, entry: Entry): ReturnType<FileSystem['extents']> | null {
  try {
    return fileSystem.extents(entry);
  } catch {
    return null;
  }
}

function byStart(a: { readonly start: number }, b: { readonly start: number }): number {
  return a.start - b.start;
}

function segmentAt<T extends { readonly start: number; readonly end: number }>(
  sorted: readonly T[],
  offset: number,
): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && i >= low - NEIGHBOURS; i--) {
    const segment = sorted[i];
    if (segment !== undefined && offset < segment.end) return segment;
  }
  return undefined;
}
