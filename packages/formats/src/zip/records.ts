import { u16, u32, u64 } from '../field.ts';
import { struct } from '../struct.ts';

/**
 * Records of a zip archive, little-endian.
 * Source: PKWARE, APPNOTE.TXT 6.3.10, §4.3 and §4.4.
 */
export const ZIP_LOCAL = struct('zip.local-header', 30, {
  signature: u32(0),
  flags: u16(6),
  method: u16(8),
  time: u16(10),
  date: u16(12),
  crc: u32(14),
  packedSize: u32(18),
  size: u32(22),
  nameLength: u16(26),
  extraLength: u16(28),
});

/** A file in the central directory. */
export const ZIP_CENTRAL = struct('zip.directory-entry', 46, {
  signature: u32(0),
  /** High byte: the system whose attributes `external` holds, `ZIP.host`. */
  madeBy: u16(4),
  flags: u16(8),
  method: u16(10),
  time: u16(12),
  date: u16(14),
  crc: u32(16),
  packedSize: u32(20),
  size: u32(24),
  nameLength: u16(28),
  extraLength: u16(30),
  commentLength: u16(32),
  disk: u16(34),
  external: u32(38),
  header: u32(42),
});

export const ZIP_END = struct('zip.end', 22, {
  signature: u32(0),
  disk: u16(4),
  entries: u16(10),
  size: u32(12),
  offset: u32(16),
  commentLength: u16(20),
});

export const ZIP64_LOCATOR = struct('zip.end64-locator', 20, { signature: u32(0), offset: u64(8) });

export const ZIP64_END = struct('zip.end64', 56, {
  signature: u32(0),
  entries: u64(32),
  size: u64(40),
  offset: u64(48),
});

/** Constants of zip. Extra fields beside PKWARE's own: Info-ZIP, proginfo/extrafld.txt. */
export const ZIP = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  descriptor: 0x08074b50,
  /** In a field of 32 or 16 bits: the value stands in the zip64 extra field. */
  in64: 0xffffffff,
  entriesIn64: 0xffff,
  flag: { encrypted: 1, descriptor: 8, strong: 0x40, utf8: 0x800 },
  method: { stored: 0, deflated: 8, aes: 99 },
  host: { fat: 0, unix: 3, ntfs: 10, vfat: 14, macos: 19 },
  extra: {
    zip64: 0x0001,
    ntfs: 0x000a,
    unicodePath: 0x7075,
    timestamps: 0x5455,
    unixOld: 0x5855,
    unixIds: 0x7875,
    aes: 0x9901,
  },
} as const;
