import { raw, text, u16, u32, u64, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/**
 * Superblock of ext2, ext3 and ext4, little-endian, 1024 bytes from the start of the volume.
 * Source: Linux kernel documentation, "ext4 Data Structures and Algorithms", §"Super Block".
 */
export const EXT_SUPERBLOCK = struct('ext.superblock', 1024, {
  inodesCount: u32(0),
  blocksCountLow: u32(4),
  freeBlocksLow: u32(12),
  freeInodes: u32(16),
  firstDataBlock: u32(20),
  logBlockSize: u32(24),
  logClusterSize: u32(28),
  blocksPerGroup: u32(32),
  inodesPerGroup: u32(40),
  magic: u16(56),
  state: u16(58),
  revision: u32(76),
  firstInode: u32(84),
  inodeSize: u16(88),
  /** The group this copy lies in. */
  group: u16(90),
  compatible: u32(92),
  incompatible: u32(96),
  readOnlyCompatible: u32(100),
  uuid: raw(104, 16),
  volumeName: text(120, 16, 0),
  journalInode: u32(224),
  journalDevice: u32(228),
  descriptorSize: u16(254),
  firstMetaBlockGroup: u32(260),
  blocksCountHigh: u32(336),
  checksumSeed: u32(624),
  encoding: u16(636),
  checksum: u32(1020),
  kilobytesWritten: u64(376),
  checksumType: u8(373),
});

/** Constants and feature bits of the superblock. */
export const EXT = {
  superblockAt: 1024,
  magic: 0xef53,
  rootInode: 2,
  /** Inode size and first inode of revision 0. */
  oldInodeSize: 128,
  oldFirstInode: 11,
  logBlockSizeMost: 6,
  compatible: { hasJournal: 0x4, dirIndex: 0x20, sparseSuper2: 0x200, fastCommit: 0x400 },
  incompatible: {
    compression: 0x1,
    fileType: 0x2,
    journalDevice: 0x8,
    metaBlockGroups: 0x10,
    extents: 0x40,
    bits64: 0x80,
    flexibleGroups: 0x200,
    checksumSeed: 0x2000,
    largeDirectory: 0x4000,
    inlineData: 0x8000,
    encrypt: 0x10000,
  },
  readOnlyCompatible: {
    sparseSuper: 0x1,
    groupChecksum: 0x10,
    bigAllocation: 0x200,
    metadataChecksum: 0x400,
  },
} as const;
