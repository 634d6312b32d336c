import type { RandomAccess } from '@tracecraft/bytes';
import {
  EXFAT_BOOT_SECTOR,
  EXT,
  EXT_SUPERBLOCK,
  FAT16_EXTENSION,
  FAT32_EXTENSION,
  FAT32_FSINFO,
  FAT_BOOT,
  FAT_BOOT_SECTOR,
  NTFS_BOOT_SECTOR,
} from '@tracecraft/formats';
import type { FileSystem } from '@tracecraft/image';
import { structureOf, type Structure } from './structure.ts';

const SECTOR = 512;

/** Boot sector or superblock of a file system, and the copies whose place it tells. */
export function volumeHeads(raw: RandomAccess, { kind, partition }: FileSystem): readonly Structure[] {
  const { offset, length } = partition;
  const read = (at: number, size: number): Uint8Array => raw.read(at, size);
  if (kind.startsWith('ext'))
    return [
      structureOf(
        'ext-superblock',
        offset + EXT.superblockAt,
        read(offset + EXT.superblockAt, 1024),
        EXT_SUPERBLOCK,
      ),
    ];
  if (kind === 'ntfs') {
    const copy = offset + NTFS_BOOT_SECTOR.view(read(offset, SECTOR)).sectors * SECTOR;
    return [offset, ...(copy + SECTOR <= offset + length ? [copy] : [])].map((at) =>
      structureOf('ntfs-boot-sector', at, read(at, SECTOR), NTFS_BOOT_SECTOR),
    );
  }
  if (kind === 'exfat')
    return [offset, offset + 12 * SECTOR].map((at) =>
      structureOf('exfat-boot-sector', at, read(at, SECTOR), EXFAT_BOOT_SECTOR),
    );
  return kind === 'fat32' ? fat32Heads(raw, offset) : [fatHead(raw, offset, FAT16_EXTENSION)];
}

function fatHead(
  raw: RandomAccess,
  at: number,
  rest: typeof FAT16_EXTENSION | typeof FAT32_EXTENSION,
): Structure {
  return structureOf('fat-boot-sector', at, raw.read(at, SECTOR), FAT_BOOT_SECTOR, rest);
}

function fat32Heads(raw: RandomAccess, offset: number): readonly Structure[] {
  const bytes = raw.read(offset, SECTOR);
  const { fsInfoSector } = FAT32_EXTENSION.view(bytes);
  const sector = FAT_BOOT_SECTOR.view(bytes).bytesPerSector;
  const info = offset + fsInfoSector * sector;
  return [
    fatHead(raw, offset, FAT32_EXTENSION),
    structureOf('fat-fsinfo', info, raw.read(info, SECTOR), FAT32_FSINFO),
    fatHead(raw, offset + FAT_BOOT.backupSector * sector, FAT32_EXTENSION),
  ];
}
