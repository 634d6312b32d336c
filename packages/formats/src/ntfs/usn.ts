/**
 * Records of the change journal ($UsnJrnl:$J), versions 2 and 3, which differ in the width of file references.
 * Source: Microsoft, [MS-FSCC] and USN_RECORD_V2, USN_RECORD_V3.
 */
export const NTFS_USN = {
  length: 0,
  version: 4,
  file: 8,
  2: { parent: 16, time: 32, reason: 40, nameLength: 56, nameAt: 58, name: 60 },
  3: { parent: 24, time: 48, reason: 56, nameLength: 72, nameAt: 74, name: 76 },
  /** No record lies over the border of a page. */
  page: 4096,
  folder: 11,
} as const;

/** What happened, by bit. */
export const NTFS_USN_REASONS: readonly (readonly [bit: number, name: string])[] = [
  [0x1, 'data-overwrite'],
  [0x2, 'data-extend'],
  [0x4, 'data-truncation'],
  [0x10, 'named-data-overwrite'],
  [0x20, 'named-data-extend'],
  [0x40, 'named-data-truncation'],
  [0x100, 'file-create'],
  [0x200, 'file-delete'],
  [0x400, 'ea-change'],
  [0x800, 'security-change'],
  [0x1000, 'rename-old-name'],
  [0x2000, 'rename-new-name'],
  [0x4000, 'indexable-change'],
  [0x8000, 'basic-info-change'],
  [0x10000, 'hard-link-change'],
  [0x20000, 'compression-change'],
  [0x40000, 'encryption-change'],
  [0x80000, 'object-id-change'],
  [0x100000, 'reparse-point-change'],
  [0x200000, 'stream-change'],
  [0x80000000, 'close'],
];
