/** Blocks of the jbd2 journal; every number is big-endian. Source: kernel documentation, §"Journal (jbd2)". */
export const JBD2 = {
  magic: 0xc03b3998,
  type: { descriptor: 1, commit: 2, superblockV1: 3, superblockV2: 4, revoke: 5 },
  header: { magic: 0, type: 4, sequence: 8, size: 12 },
  superblock: {
    blockSize: 12,
    length: 16,
    first: 20,
    sequence: 24,
    start: 28,
    incompatible: 40,
    uuid: 48,
    checksumType: 80,
    fastCommitBlocks: 84,
  },
  feature: {
    revoke: 0x1,
    bits64: 0x2,
    asyncCommit: 0x4,
    checksumV2: 0x8,
    checksumV3: 0x10,
    fastCommit: 0x20,
  },
  flag: { escape: 1, sameUuid: 2, deleted: 4, last: 8 },
  /** Seconds and nanoseconds of a commit block. */
  commit: { seconds: 48, nanoseconds: 56 },
  uuidSize: 16,
  tailSize: 4,
} as const;
