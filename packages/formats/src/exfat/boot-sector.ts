import { text, u16, u32, u64, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/** Main and backup boot sector of exFAT. Source: Microsoft, exFAT File System Specification 1.00, §3.1. */
export const EXFAT_BOOT_SECTOR = struct('exfat.boot-sector', 512, {
  fileSystemName: text(3, 8),
  partitionOffset: u64(64),
  volumeLength: u64(72),
  fatOffset: u32(80),
  fatLength: u32(84),
  clusterHeapOffset: u32(88),
  clusterCount: u32(92),
  rootCluster: u32(96),
  serial: u32(100),
  revision: u16(104),
  volumeFlags: u16(106),
  bytesPerSectorShift: u8(108),
  sectorsPerClusterShift: u8(109),
  fatCount: u8(110),
  percentInUse: u8(112),
  signature: u16(510),
});

/** Constants of the boot region and of the file allocation table (§3, §4.1). */
export const EXFAT = {
  name: 'EXFAT   ',
  signature: 0xaa55,
  /** A boot region is 12 sectors: eleven that the checksum covers, and the checksum repeated over the twelfth. */
  bootSectors: 12,
  /** Bytes of the first sector the checksum leaves out: volume flags and the share in use. */
  unchecked: [106, 107, 112] as readonly number[],
  sectorShifts: { least: 9, most: 12 },
  /** Largest cluster: 32 MiB. */
  clusterShift: 25,
  /** Volume flag: the second allocation table and bitmap are the live ones (TexFAT). */
  secondFatActive: 1,
  firstCluster: 2,
  /** Table values from here on are no next cluster: bad, and the end of a chain. */
  bad: 0xfffffff7,
  end: 0xffffffff,
  /** A directory is never larger (§7.4.9.2). */
  directoryBytes: 256 << 20,
} as const;
