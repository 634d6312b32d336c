import type { ByteRange, DiskImage, Entry, FileSystem } from '@tracecraft/image';
import { exfatSlots, fatSlots } from './directory-slots.ts';
import { extStructures, inodeAt, inodeTables } from './ext-inodes.ts';
import { ntfsRecords, recordSizeOf } from './ntfs-records.ts';
import { partitionTables } from './partition-tables.ts';
import type { Structure } from './structure.ts';
import { volumeHeads } from './volume-heads.ts';

/** More than a screen of bytes can hold. */
const MOST = 400;

/** Finds structures by what the image itself says of their places: nothing is guessed from how bytes look. */
export interface StructureFinder {
  /** Those that touch `range` of the raw image, in order. */
  readonly within: (range: ByteRange) => readonly Structure[];
  /** Where the record of an entry lies (directory entry, MFT record, inode); null where it has none. */
  readonly recordOf: (fileSystem: number, entry: Entry) => ByteRange | null;
}

interface Volume {
  readonly fileSystem: FileSystem;
  readonly heads: readonly Structure[];
  readonly within: (range: ByteRange) => readonly Structure[];
  readonly recordOf: (entry: Entry) => ByteRange | null;
}

export function structureFinder(
  image: DiskImage,
  listOf: (fileSystem: number) => Iterable<Entry>,
): StructureFinder {
  const tables = attempt(() => partitionTables(image.raw, bootRecords(image)), []);
  const volumes = new Map<number, Volume>();
  const volumeAt = (index: number): Volume | null => {
    const fileSystem = image.fileSystems[index];
    if (fileSystem === undefined) return null;
    const volume = volumes.get(index) ?? volumeOf(image, fileSystem, listOf(index));
    volumes.set(index, volume);
    return volume;
  };
  return {
    within(range) {
      const found = image.fileSystems.flatMap(({ partition }, index) => {
        if (!touches(range, partition)) return [];
        const volume = volumeAt(index);
        return volume === null ? [] : [...volume.heads, ...attempt(() => volume.within(range), [])];
      });
      return [...tables, ...found]
        .filter((one) => touches(range, one))
        .toSorted((a, b) => a.offset - b.offset)
        .slice(0, MOST);
    },
    recordOf: (index, entry) => attempt(() => volumeAt(index)?.recordOf(entry) ?? null, null),
  };
}

function bootRecords({ partitions }: DiskImage): readonly number[] {
  return [0, ...partitions.filter(({ kind }) => kind === 'table').map(({ offset }) => offset)].filter(
    (offset, i, all) => all.indexOf(offset) === i,
  );
}

function volumeOf({ raw }: DiskImage, fileSystem: FileSystem, list: Iterable<Entry>): Volume {
  const heads = attempt(() => volumeHeads(raw, fileSystem), []);
  const { kind } = fileSystem;
  const found = attempt(
    () =>
      kind === 'ntfs'
        ? ntfsVolume(raw, fileSystem, list)
        : kind.startsWith('ext')
          ? extVolume(raw, fileSystem)
          : fatVolume(raw, kind, list),
    { within: () => [], recordOf: () => null },
  );
  return { fileSystem, heads, ...found };
}

type Found = Pick<Volume, 'within' | 'recordOf'>;

function fatVolume(raw: DiskImage['raw'], kind: FileSystem['kind'], list: Iterable<Entry>): Found {
  const places = [...list]
    .filter(({ identity }) => /^\d+$/.test(identity))
    .map(({ identity }) => Number(identity))
    .filter((place) => place > 0)
    .toSorted((a, b) => a - b);
  const slots = kind === 'exfat' ? exfatSlots : fatSlots;
  return {
    within: (range) => slots(raw, range, places),
    recordOf: ({ identity }) =>
      /^[1-9]\d*$/.test(identity) ? { offset: Number(identity), length: 32 } : null,
  };
}

function ntfsVolume(raw: DiskImage['raw'], fileSystem: FileSystem, list: Iterable<Entry>): Found {
  const size = recordSizeOf(raw, fileSystem);
  const mft = masterTable(list);
  const table = mft === undefined ? [] : fileSystem.extents(mft).ranges;
  return {
    within: (range) => ntfsRecords(raw, range, table, size),
    recordOf({ identity }) {
      let left = Number(/^(\d+)-/.exec(identity)?.[1] ?? Number.NaN) * size;
      for (const { offset, length } of table) {
        if (left < length) return { offset: offset + left, length: size };
        left -= length;
      }
      return null;
    },
  };
}

function masterTable(list: Iterable<Entry>): Entry | undefined {
  for (const entry of list) if (entry.path === '/$MFT' && !entry.deleted) return entry;
  return undefined;
}

function extVolume(raw: DiskImage['raw'], fileSystem: FileSystem): Found {
  const tables = inodeTables(raw, fileSystem);
  if (tables === null) return { within: () => [], recordOf: () => null };
  return {
    within: (range) => extStructures(raw, range, tables),
    recordOf({ identity }) {
      const inode = Number(/^(\d+)-/.exec(identity)?.[1] ?? Number.NaN);
      const offset = Number.isNaN(inode) ? null : inodeAt(tables, inode);
      return offset === null ? null : { offset, length: tables.inodeSize };
    },
  };
}

function touches(range: ByteRange, one: ByteRange): boolean {
  return range.offset < one.offset + one.length && one.offset < range.offset + range.length;
}

/** Damage here costs the colours, never the bytes. */
function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
