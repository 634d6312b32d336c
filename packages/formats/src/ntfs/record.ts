/**
 * Offsets in an MFT record, read by hand because a listing reads hundreds of thousands of them.
 * Source: Microsoft, FILE_RECORD_SEGMENT_HEADER and MULTI_SECTOR_HEADER; Russon and Fledel, NTFS Documentation.
 */
export const NTFS_RECORD = {
  magic: 0x454c4946,
  fixupsAt: 4,
  fixups: 6,
  sequence: 16,
  links: 18,
  attributesAt: 20,
  flags: 22,
  base: 32,
  headerSize: 42,
  flag: { inUse: 1, directory: 2 },
  /** Bytes that one entry of the update sequence guards. */
  stride: 512,
} as const;

/** Attribute header. Source: Microsoft, ATTRIBUTE_RECORD_HEADER. */
export const NTFS_ATTRIBUTE = {
  type: 0,
  length: 4,
  nonResident: 8,
  nameLength: 9,
  nameAt: 10,
  flags: 12,
  id: 14,
  residentSize: 24,
  valueLength: 16,
  valueAt: 20,
  nonResidentSize: 64,
  firstCluster: 16,
  runsAt: 32,
  compressionUnit: 34,
  allocated: 40,
  size: 48,
  initialised: 56,
  end: 0xffffffff,
  flag: { compressed: 0xff, encrypted: 0x4000, sparse: 0x8000 },
} as const;

export const NTFS_TYPE = {
  standard: 0x10,
  list: 0x20,
  fileName: 0x30,
  volumeName: 0x60,
  data: 0x80,
  indexRoot: 0x90,
  indexAllocation: 0xa0,
} as const;

/** $STANDARD_INFORMATION. Volumes before version 3 keep no owner. */
export const NTFS_STANDARD = {
  created: 0,
  modified: 8,
  changed: 16,
  accessed: 24,
  attributes: 32,
  owner: 48,
  size: 48,
  sizeWithOwner: 72,
  attribute: { readOnly: 1, hidden: 2 },
} as const;

/** $FILE_NAME. Source: Microsoft, FILE_NAME; Russon and Fledel, NTFS Documentation. */
export const NTFS_FILE_NAME = {
  parent: 0,
  created: 8,
  modified: 16,
  changed: 24,
  accessed: 32,
  allocated: 40,
  size: 48,
  flags: 56,
  nameLength: 64,
  space: 65,
  name: 66,
  directory: 0x10000000,
  spaceDos: 2,
  spaceMost: 3,
} as const;

/** Entry of an $ATTRIBUTE_LIST. Source: Microsoft, ATTRIBUTE_LIST_ENTRY. */
export const NTFS_LIST_ENTRY = {
  type: 0,
  length: 4,
  nameLength: 6,
  nameAt: 7,
  firstCluster: 8,
  record: 16,
  id: 24,
  size: 26,
} as const;

/** Index root, index record and their entries. Source: Russon and Fledel, NTFS Documentation, §"Index". */
export const NTFS_INDEX = {
  /** `INDX`. */
  magic: 0x58444e49,
  root: { type: 0, list: 16 },
  record: { list: 24 },
  /** Offsets count from the list itself. */
  list: { first: 0, used: 4, allocated: 8 },
  entry: { record: 0, sequence: 6, length: 8, keyLength: 10, key: 16 },
} as const;
