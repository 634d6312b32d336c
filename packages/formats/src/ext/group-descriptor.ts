import { u16, u32 } from '../field.ts';
import { struct } from '../struct.ts';

/** First 32 bytes of a block group descriptor. Source: kernel documentation, §"Block Group Descriptors". */
export const EXT_GROUP = struct('ext.group-descriptor', 32, {
  blockBitmapLow: u32(0),
  inodeBitmapLow: u32(4),
  inodeTableLow: u32(8),
  freeBlocksLow: u16(12),
  freeInodesLow: u16(14),
  directoriesLow: u16(16),
  flags: u16(18),
  unusedInodesLow: u16(28),
  checksum: u16(30),
});

/** The second half, present where descriptors have 64 bytes. */
export const EXT_GROUP_HIGH = struct('ext.group-descriptor.high', 64, {
  blockBitmapHigh: u32(32),
  inodeBitmapHigh: u32(36),
  inodeTableHigh: u32(40),
});

export const EXT_GROUP_FLAG = {
  inodesUninitialised: 0x1,
  blocksUninitialised: 0x2,
  inodesZeroed: 0x4,
} as const;
