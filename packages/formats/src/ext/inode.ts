/**
 * Offsets in an inode. Read through a DataView, because a listing reads hundreds of thousands of them.
 * Source: kernel documentation, §"Index Nodes".
 */
export const EXT_INODE = {
  mode: 0,
  uidLow: 2,
  sizeLow: 4,
  accessed: 8,
  changed: 12,
  modified: 16,
  deleted: 20,
  gidLow: 24,
  links: 26,
  blocksLow: 28,
  flags: 32,
  /** 60 bytes: block pointers, an extent tree, inline data or the target of a short link. */
  block: 40,
  blockBytes: 60,
  generation: 100,
  sizeHigh: 108,
  uidHigh: 120,
  gidHigh: 122,
  checksumLow: 124,
  extraSize: 128,
  checksumHigh: 130,
  changedExtra: 132,
  modifiedExtra: 136,
  accessedExtra: 140,
  created: 144,
  createdExtra: 148,
} as const;

export const EXT_INODE_FLAG = {
  secureDeletion: 0x1,
  undelete: 0x2,
  compressed: 0x4,
  synchronous: 0x8,
  immutable: 0x10,
  appendOnly: 0x20,
  noDump: 0x40,
  noAccessTime: 0x80,
  encrypted: 0x800,
  indexed: 0x1000,
  hugeFile: 0x40000,
  extents: 0x80000,
  verity: 0x100000,
  inlineData: 0x10000000,
} as const;

/** The type in the upper four bits of the mode. */
export const EXT_MODE = {
  mask: 0xf000,
  fifo: 0x1000,
  character: 0x2000,
  directory: 0x4000,
  block: 0x6000,
  regular: 0x8000,
  link: 0xa000,
  socket: 0xc000,
} as const;

/** Extent tree. Source: kernel documentation, §"Extent Tree". */
export const EXT_EXTENT = {
  magic: 0xf30a,
  headerSize: 12,
  entrySize: 12,
  /** Lengths above this are unwritten: they read as zeros. */
  unwrittenFrom: 32_768,
  deepest: 5,
} as const;

/** Pointers of an inode without extents: twelve direct, then one, two and three levels of indirection. */
export const EXT_POINTERS = { direct: 12, levels: 3 } as const;

/** Extended attribute that continues inline data, and the header of the attributes inside an inode. */
export const EXT_ATTRIBUTE = { magic: 0xea020000, entrySize: 16, systemIndex: 7 } as const;
