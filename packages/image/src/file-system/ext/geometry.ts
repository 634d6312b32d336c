import { toHex, type RandomAccess } from '@tracecraft/bytes';
import { EXT, EXT_SUPERBLOCK, type Values } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';

/** What the superblock says, checked. Block numbers count from the start of the volume. */
export interface ExtGeometry {
  readonly kind: 'ext2' | 'ext3' | 'ext4';
  /** Bytes. */
  readonly blockSize: number;
  readonly blocks: number;
  readonly firstDataBlock: number;
  readonly blocksPerGroup: number;
  readonly inodesPerGroup: number;
  readonly inodes: number;
  /** Bytes. */
  readonly inodeSize: number;
  readonly groups: number;
  /** Bytes. */
  readonly descriptorSize: number;
  readonly firstMetaBlockGroup: number;
  /** Block where the table of group descriptors begins: behind the superblock that was read. */
  readonly descriptorTable: number;
  readonly incompatible: number;
  readonly readOnlyCompatible: number;
  /** Inode of the journal, 0 for none. */
  readonly journalInode: number;
  readonly uuid: Uint8Array;
  readonly serial: string;
  readonly label: string;
  readonly namesHaveTypes: boolean;
  /** Blocks that one bit of the block bitmap stands for: 1, or more with bigalloc. */
  readonly blocksPerBit: number;
}

/** More groups than any real volume has: 2^22 of 128 MiB are 512 TiB. */
const MOST_GROUPS = 1 << 22;

/** Block sizes, and the first block of group 1, which always has a copy, as mkfs lays groups out. */
const COPIES = [
  [1024, 8193],
  [2048, 16_384],
  [4096, 32_768],
] as const;

/**
 * The geometry of the volume that `source` begins; from the copy in the second group where the first superblock makes no
 * sense. `offset`: of the volume in the raw image, for errors. Throws `ext.malformed` or `image.truncated`.
 */
export function readGeometry(source: RandomAccess, offset: number, notices: NoticeLog): ExtGeometry {
  try {
    return geometryAt(source, EXT.superblockAt, offset);
  } catch (problem) {
    if (!(problem instanceof ImageError)) throw problem;
    for (const [blockSize, block] of COPIES) {
      const at = blockSize * block;
      const copy = new NoticeLog().orElse(() => copyAt(source, at, offset), null);
      if (copy?.blockSize !== blockSize || copy.firstDataBlock + copy.blocksPerGroup !== block) continue;
      notices.add('ext.backup-superblock', { offset: offset + at });
      return { ...copy, descriptorTable: block + 1 };
    }
    throw problem;
  }
}

/** A copy says that it lies in group 1; a first superblock that stands there belongs to another volume. */
function copyAt(source: RandomAccess, at: number, offset: number): ExtGeometry | null {
  const reading = { structure: EXT_SUPERBLOCK.name, field: '' };
  const { group } = EXT_SUPERBLOCK.view(readStructure(source, at, EXT_SUPERBLOCK.size, reading));
  return group === 1 ? geometryAt(source, at, offset) : null;
}

function geometryAt(source: RandomAccess, at: number, offset: number): ExtGeometry {
  const bytes = readStructure(source, at, EXT_SUPERBLOCK.size, { structure: EXT_SUPERBLOCK.name, field: '' });
  const s = EXT_SUPERBLOCK.view(bytes);
  const must = (holds: boolean, field: keyof typeof EXT_SUPERBLOCK.fields, value: number): void => {
    if (holds) return;
    const where = offset + at + EXT_SUPERBLOCK.fields[field].offset;
    throw new ImageError('ext.malformed', { structure: EXT_SUPERBLOCK.name, field, value, offset: where });
  };
  must(s.magic === EXT.magic, 'magic', s.magic);
  must(s.logBlockSize <= EXT.logBlockSizeMost, 'logBlockSize', s.logBlockSize);
  const blockSize = 1024 << s.logBlockSize;
  const dynamic = s.revision > 0;
  const inodeSize = dynamic ? s.inodeSize : EXT.oldInodeSize;
  const powerOfTwo = (inodeSize & (inodeSize - 1)) === 0;
  must(inodeSize >= EXT.oldInodeSize && inodeSize <= blockSize && powerOfTwo, 'inodeSize', inodeSize);
  const blocksPerBit = 2 ** clusterLog(s, dynamic);
  must(blocksPerBit >= 1 && blocksPerBit <= 2 ** 20, 'logClusterSize', s.logClusterSize);
  const mostBlocks = 8 * blockSize * blocksPerBit;
  must(s.blocksPerGroup > 0 && s.blocksPerGroup <= mostBlocks, 'blocksPerGroup', s.blocksPerGroup);
  must(s.inodesPerGroup > 0 && s.inodesPerGroup <= 8 * blockSize, 'inodesPerGroup', s.inodesPerGroup);
  const incompatible = dynamic ? s.incompatible : 0;
  const wide = (incompatible & EXT.incompatible.bits64) !== 0;
  const blocks = s.blocksCountLow + Number(wide) * s.blocksCountHigh * 2 ** 32;
  must(blocks > s.firstDataBlock && blocks <= Number.MAX_SAFE_INTEGER / blockSize, 'blocksCountLow', blocks);
  const groups = Math.ceil((blocks - s.firstDataBlock) / s.blocksPerGroup);
  must(groups <= MOST_GROUPS, 'blocksPerGroup', s.blocksPerGroup);
  must(s.inodesCount >= EXT.rootInode, 'inodesCount', s.inodesCount);
  const descriptorSize =
    wide && s.descriptorSize >= 32 && s.descriptorSize <= blockSize ? s.descriptorSize : 32;
  return {
    kind: kindOf(s.compatible, incompatible, s.readOnlyCompatible, dynamic),
    blockSize,
    blocks,
    firstDataBlock: s.firstDataBlock,
    blocksPerGroup: s.blocksPerGroup,
    inodesPerGroup: s.inodesPerGroup,
    inodes: Math.min(s.inodesCount, groups * s.inodesPerGroup),
    inodeSize,
    groups,
    descriptorSize,
    firstMetaBlockGroup: s.firstMetaBlockGroup,
    // Not from the first data block: with bigalloc and blocks of 1 KiB that is 0, and the superblock lies in block 1.
    descriptorTable: Math.floor(EXT.superblockAt / blockSize) + 1,
    incompatible,
    readOnlyCompatible: dynamic ? s.readOnlyCompatible : 0,
    journalInode: journalOf(s, dynamic),
    uuid: s.uuid.slice(),
    serial: toHex(s.uuid),
    label: untilNul(s.volumeName),
    namesHaveTypes: (incompatible & EXT.incompatible.fileType) !== 0,
    blocksPerBit,
  };
}

/** How many doublings of a block one bit of the bitmap stands for. */
function clusterLog(
  { readOnlyCompatible, logClusterSize, logBlockSize }: Values<(typeof EXT_SUPERBLOCK)['fields']>,
  dynamic: boolean,
): number {
  const big = dynamic && (readOnlyCompatible & EXT.readOnlyCompatible.bigAllocation) !== 0;
  return big ? logClusterSize - logBlockSize : 0;
}

/** ext4 by any feature ext3 does not know, ext3 by its journal. */
function kindOf(
  compatible: number,
  incompatible: number,
  readOnlyCompatible: number,
  dynamic: boolean,
): ExtGeometry['kind'] {
  if (!dynamic) return 'ext2';
  const { compression, fileType, journalDevice, metaBlockGroups } = EXT.incompatible;
  const old = compression | fileType | 0x4 | journalDevice | metaBlockGroups;
  if ((incompatible & ~old) !== 0 || (readOnlyCompatible & ~0x7) !== 0) return 'ext4';
  return (compatible & EXT.compatible.hasJournal) !== 0 ? 'ext3' : 'ext2';
}

function journalOf(
  { compatible, journalInode }: Values<(typeof EXT_SUPERBLOCK)['fields']>,
  dynamic: boolean,
): number {
  return dynamic && (compatible & EXT.compatible.hasJournal) !== 0 ? journalInode : 0;
}

function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
