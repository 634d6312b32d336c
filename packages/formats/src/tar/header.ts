import { raw } from '../field.ts';
import { struct } from '../struct.ts';

/**
 * Header of a tar member. Text ends at its first zero byte; numbers are octal text, or base-256 where the first bit is set.
 * Sources: POSIX.1-2017, pax, §"ustar Interchange Format"; GNU tar manual, "Basic Tar Format".
 */
export const TAR_HEADER = struct('tar.header', 512, {
  name: raw(0, 100),
  mode: raw(100, 8),
  uid: raw(108, 8),
  gid: raw(116, 8),
  size: raw(124, 12),
  modified: raw(136, 12),
  /** Sum of all bytes, these eight taken for spaces. */
  checksum: raw(148, 8),
  type: raw(156, 1),
  link: raw(157, 100),
  magic: raw(257, 6),
  user: raw(265, 32),
  group: raw(297, 32),
  prefix: raw(345, 155),
  gnuAccessed: raw(345, 12),
  gnuChanged: raw(357, 12),
  /** Four pairs of offset and length, 12 bytes each number. */
  gnuSparse: raw(386, 96),
  gnuSparseGoesOn: raw(482, 1),
  gnuRealSize: raw(483, 12),
});

/** Constants of tar. */
export const TAR = {
  block: 512,
  /** With the zero or the space behind it: POSIX and old GNU. */
  magic: { posix: 'ustar\0', gnu: 'ustar ' },
  /** Pairs in a block that continues a sparse map, and where it says that another follows. */
  sparse: { inHeader: 4, inBlock: 21, pair: 24, goesOn: 504 },
} as const;
