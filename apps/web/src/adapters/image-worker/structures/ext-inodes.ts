import type { RandomAccess } from '@tracecraft/bytes';
import { EXT, EXT_GROUP, EXT_GROUP_HIGH, EXT_INODE, EXT_SUPERBLOCK } from '@tracecraft/formats';
import type { ByteRange, FileSystem } from '@tracecraft/image';
import { structureAt, structureOf, type FieldSpec, type Structure } from './structure.ts';

const MOST_GROUPS = 65_536;

/** Where the group descriptors and the inodes of a volume lie, in bytes of the raw image. */
export interface InodeTables {
  readonly descriptors: ByteRange;
  readonly descriptorSize: number;
  readonly inodeSize: number;
  readonly inodesPerGroup: number;
  /** First byte of each group's table. */
  readonly tables: readonly number[];
}

/** Null where descriptors are spread over the volume (meta block groups). */
export function inodeTables(raw: RandomAccess, { partition }: FileSystem): InodeTables | null {
  const start = partition.offset;
  const head = EXT_SUPERBLOCK.view(raw.read(start + EXT.superblockAt, EXT_SUPERBLOCK.size));
  if ((head.incompatible & EXT.incompatible.metaBlockGroups) !== 0) return null;
  const block = 1024 << head.logBlockSize;
  const wide = (head.incompatible & EXT.incompatible.bits64) !== 0 && head.descriptorSize >= 64;
  const descriptorSize = wide ? head.descriptorSize : EXT_GROUP.size;
  const groups = Math.min(MOST_GROUPS, Math.ceil(head.inodesCount / head.inodesPerGroup));
  const descriptors = { offset: start + (head.firstDataBlock + 1) * block, length: groups * descriptorSize };
  const bytes = raw.read(descriptors.offset, descriptors.length);
  const tables = Array.from({ length: groups }, (_, group) => {
    const at = group * descriptorSize;
    const high = wide ? EXT_GROUP_HIGH.view(bytes, at).inodeTableHigh : 0;
    return start + (EXT_GROUP.view(bytes, at).inodeTableLow + high * 2 ** 32) * block;
  });
  const inodeSize = head.revision === 0 ? EXT.oldInodeSize : head.inodeSize;
  return { descriptors, descriptorSize, inodeSize, inodesPerGroup: head.inodesPerGroup, tables };
}

/** First byte of an inode; null where no table has it. */
export function inodeAt({ tables, inodesPerGroup, inodeSize }: InodeTables, inode: number): number | null {
  const table = tables[Math.floor((inode - 1) / inodesPerGroup)];
  return table === undefined ? null : table + ((inode - 1) % inodesPerGroup) * inodeSize;
}

const FIELDS: readonly FieldSpec[] = [
  { name: 'mode', at: EXT_INODE.mode, size: 2 },
  { name: 'uidLow', at: EXT_INODE.uidLow, size: 2 },
  { name: 'sizeLow', at: EXT_INODE.sizeLow, size: 4 },
  { name: 'accessed', at: EXT_INODE.accessed, size: 4, as: 'unix-time' },
  { name: 'changed', at: EXT_INODE.changed, size: 4, as: 'unix-time' },
  { name: 'modified', at: EXT_INODE.modified, size: 4, as: 'unix-time' },
  { name: 'deleted', at: EXT_INODE.deleted, size: 4, as: 'unix-time' },
  { name: 'gidLow', at: EXT_INODE.gidLow, size: 2 },
  { name: 'links', at: EXT_INODE.links, size: 2 },
  { name: 'blocksLow', at: EXT_INODE.blocksLow, size: 4 },
  { name: 'flags', at: EXT_INODE.flags, size: 4 },
  { name: 'block', at: EXT_INODE.block, size: EXT_INODE.blockBytes, as: 'bytes' },
  { name: 'generation', at: EXT_INODE.generation, size: 4 },
  { name: 'sizeHigh', at: EXT_INODE.sizeHigh, size: 4 },
  { name: 'uidHigh', at: EXT_INODE.uidHigh, size: 2 },
  { name: 'gidHigh', at: EXT_INODE.gidHigh, size: 2 },
  { name: 'checksumLow', at: EXT_INODE.checksumLow, size: 2 },
  { name: 'extraSize', at: EXT_INODE.extraSize, size: 2 },
  { name: 'checksumHigh', at: EXT_INODE.checksumHigh, size: 2 },
  { name: 'changedExtra', at: EXT_INODE.changedExtra, size: 4 },
  { name: 'modifiedExtra', at: EXT_INODE.modifiedExtra, size: 4 },
  { name: 'accessedExtra', at: EXT_INODE.accessedExtra, size: 4 },
  { name: 'created', at: EXT_INODE.created, size: 4, as: 'unix-time' },
  { name: 'createdExtra', at: EXT_INODE.createdExtra, size: 4 },
];

/** Group descriptors and used inodes in `range`. */
export function extStructures(
  raw: RandomAccess,
  range: ByteRange,
  tables: InodeTables,
): readonly Structure[] {
  const { descriptors, descriptorSize, inodeSize, inodesPerGroup } = tables;
  const groups = places(range, descriptors, descriptorSize).map((at) =>
    structureOf('ext-group-descriptor', at, raw.read(at, EXT_GROUP.size), EXT_GROUP),
  );
  const inodes = tables.tables
    .flatMap((offset) => places(range, { offset, length: inodesPerGroup * inodeSize }, inodeSize))
    .flatMap((at) => {
      const bytes = raw.read(at, inodeSize);
      return bytes.every((byte) => byte === 0) ? [] : [structureAt('ext-inode', at, bytes, FIELDS)];
    });
  return [...groups, ...inodes];
}

/** First bytes of the items of `size` in `table` that `range` touches. */
function places(range: ByteRange, table: ByteRange, size: number): readonly number[] {
  const first = Math.max(0, Math.floor((range.offset - table.offset) / size));
  const found: number[] = [];
  const end = Math.min(range.offset + range.length, table.offset + table.length);
  for (let at = table.offset + first * size; at < end; at += size) found.push(at);
  return found;
}
