import { raw, text, u16, u64, u8 } from '../field.ts';
import type { Signature } from '../signatures.ts';
import { struct } from '../struct.ts';

/**
 * Boot sector of NTFS, little-endian; the last sector of the volume holds a copy.
 * Source: Microsoft, "How NTFS Works" (Windows Server 2003 Technical Reference), §"NTFS Boot Sector".
 */
export const NTFS_BOOT_SECTOR = struct('ntfs.boot-sector', 512, {
  jump: raw(0, 3),
  oemName: text(3, 8),
  bytesPerSector: u16(11),
  sectorsPerCluster: u8(13),
  sectors: u64(40),
  mftCluster: u64(48),
  mirrorCluster: u64(56),
  /** Clusters, or above 127 the negated power of two of its bytes. */
  recordSize: u8(64),
  indexSize: u8(68),
  serial: raw(72, 8),
  signature: u16(510),
});

/** Constants of the boot sector and numbers of the system's own records. */
export const NTFS = {
  signature: 0xaa55,
  record: { mft: 0, mirror: 1, volume: 3, root: 5, bitmap: 6, boot: 7, badClusters: 8 },
} as const;

/** Header of the volume's shadow copies. Source: Metz, Volume Shadow Snapshot (VSS) format. */
export const NTFS_SHADOW_COPIES: Signature = {
  kind: 'shadow-copies',
  offset: 0x1e00,
  bytes: [0x6b, 0x87, 0x08, 0x38, 0x76, 0xc1, 0x48, 0x4e, 0xb7, 0xae, 0x04, 0x04, 0x6e, 0x6c, 0xc7, 0x52],
};
