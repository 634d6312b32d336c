import { raw, u16, u32, u64, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/** First entry of the set that describes a file. Source: Microsoft, exFAT File System Specification 1.00, §7.4. */
export const EXFAT_FILE = struct('exfat.file', 32, {
  type: u8(0),
  secondaryCount: u8(1),
  checksum: u16(2),
  attributes: u16(4),
  created: u32(8),
  modified: u32(12),
  accessed: u32(16),
  createdHundredths: u8(20),
  modifiedHundredths: u8(21),
  createdOffset: u8(22),
  modifiedOffset: u8(23),
  accessedOffset: u8(24),
});

/** Second entry of the set: where the content lies (§7.6). */
export const EXFAT_STREAM = struct('exfat.stream', 32, {
  type: u8(0),
  flags: u8(1),
  nameLength: u8(3),
  nameHash: u16(4),
  validDataLength: u64(8),
  firstCluster: u32(20),
  dataLength: u64(24),
});

/** Fifteen letters of the name (§7.7). */
export const EXFAT_NAME = struct('exfat.name', 32, { type: u8(0), flags: u8(1), letters: raw(2, 30) });

/** Volume label (§7.3): of at most eleven letters by the specification, but Linux writes fifteen, and so do we read. */
export const EXFAT_LABEL = struct('exfat.label', 32, { type: u8(0), length: u8(1), letters: raw(2, 30) });

/** Allocation bitmap (§7.1) and up-case table (§7.2); only the table has a checksum, only the bitmap flags. */
export const EXFAT_TABLE = struct('exfat.table', 32, {
  type: u8(0),
  flags: u8(1),
  checksum: u32(4),
  firstCluster: u32(20),
  dataLength: u64(24),
});

/** Kinds of entries without their in-use bit, and that bit. */
export const EXFAT_TYPE = {
  inUse: 0x80,
  kind: 0x7f,
  bitmap: 0x01,
  upcase: 0x02,
  label: 0x03,
  file: 0x05,
  volumeGuid: 0x20,
  texfat: 0x21,
  stream: 0x40,
  name: 0x41,
} as const;

/** Bounds and flags of directory entries. */
export const EXFAT_SLOT = {
  size: 32,
  lettersPerName: 15,
  labelLetters: 15,
  leastSecondary: 2,
  mostSecondary: 18,
  /** Stream flag: the clusters follow one another and the allocation table says nothing about them. */
  noFatChain: 2,
  /** Offset flag: the other seven bits are quarters of an hour from UTC. */
  offsetValid: 0x80,
} as const;
