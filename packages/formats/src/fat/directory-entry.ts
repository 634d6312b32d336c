import { raw, u16, u32, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/** A short directory entry (also of volume labels). Source: Microsoft FAT 1.03, §"FAT Directory Structure". */
export const FAT_DIRECTORY_ENTRY = struct('fat.directory-entry', 32, {
  name: raw(0, 8),
  extension: raw(8, 3),
  attributes: u8(11),
  lowercase: u8(12),
  createdHundredths: u8(13),
  createdTime: u16(14),
  createdDate: u16(16),
  accessedDate: u16(18),
  startHigh: u16(20),
  modifiedTime: u16(22),
  modifiedDate: u16(24),
  startLow: u16(26),
  size: u32(28),
});

/** One part of a long name, stored before its short entry, last part first. */
export const FAT_LONG_NAME_ENTRY = struct('fat.long-name-entry', 32, {
  sequence: u8(0),
  part1: raw(1, 10),
  attributes: u8(11),
  type: u8(12),
  checksum: u8(13),
  part2: raw(14, 12),
  part3: raw(28, 4),
});

/** Attribute bits. */
export const FAT_ATTRIBUTE = {
  readOnly: 0x01,
  hidden: 0x02,
  system: 0x04,
  volumeLabel: 0x08,
  directory: 0x10,
  archive: 0x20,
  longName: 0x0f,
  all: 0x3f,
} as const;

/** Special first bytes and flags of a directory entry. */
export const FAT_SLOT = {
  size: 32,
  deleted: 0xe5,
  /** Stands for a name that really begins with 0xE5. */
  escapedE5: 0x05,
  end: 0x00,
  lowercaseBase: 0x08,
  lowercaseExtension: 0x10,
  longNameLast: 0x40,
  longNameSequence: 0x3f,
  /** A long name has at most 255 letters, 13 a part. */
  longNameParts: 20,
} as const;
