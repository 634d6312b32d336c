import { raw, text, u16, u32, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/**
 * BIOS parameter block common to FAT12, FAT16 and FAT32.
 * Source: Microsoft, FAT: General Overview of On-Disk Format 1.03, §"Boot Sector and BPB"; ECMA-107.
 */
export const FAT_BOOT_SECTOR = struct('fat.boot-sector', 512, {
  jump: raw(0, 3),
  oemName: text(3, 8),
  bytesPerSector: u16(11),
  sectorsPerCluster: u8(13),
  reservedSectors: u16(14),
  fatCount: u8(16),
  rootEntries: u16(17),
  sectors16: u16(19),
  media: u8(21),
  sectorsPerFat16: u16(22),
  sectorsPerTrack: u16(24),
  heads: u16(26),
  hiddenSectors: u32(28),
  sectors32: u32(32),
  signature: u16(510),
});

/** The rest of the boot sector of FAT12 and FAT16. */
export const FAT16_EXTENSION = struct('fat.boot-sector.16', 512, {
  drive: u8(36),
  extendedSignature: u8(38),
  serial: u32(39),
  label: text(43, 11),
  typeText: text(54, 8),
});

/** The rest of the boot sector of FAT32. */
export const FAT32_EXTENSION = struct('fat.boot-sector.32', 512, {
  sectorsPerFat32: u32(36),
  flags: u16(40),
  version: u16(42),
  rootCluster: u32(44),
  fsInfoSector: u16(48),
  backupSector: u16(50),
  drive: u8(64),
  extendedSignature: u8(66),
  serial: u32(67),
  label: text(71, 11),
  typeText: text(82, 8),
});

/** FSInfo sector of FAT32: hints, which an examiner compares with the table. */
export const FAT32_FSINFO = struct('fat.fsinfo', 512, {
  leadSignature: u32(0),
  structSignature: u32(484),
  freeCount: u32(488),
  nextFree: u32(492),
  trailSignature: u32(508),
});

/** Constants of the boot sector and of FSInfo. */
export const FAT_BOOT = {
  signature: 0xaa55,
  sectorSizes: [512, 1024, 2048, 4096] as readonly number[],
  clusterSizes: [1, 2, 4, 8, 16, 32, 64, 128] as readonly number[],
  /** Fewer clusters than this is FAT12; fewer than `fat32From` is FAT16: the only rule that decides the type. */
  fat16From: 4085,
  fat32From: 65525,
  backupSector: 6,
  extendedSignature: 0x29,
  fsInfoLead: 0x41615252,
  fsInfoStruct: 0x61417272,
  fsInfoTrail: 0xaa550000,
  unknown: 0xffffffff,
} as const;
