import type { RandomAccess } from '@tracecraft/bytes';
import { FAT_BOOT } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import { readGeometry, type FatGeometry } from './geometry.ts';

const SECTOR = 512;

function geometryAt(source: RandomAccess, sector: number, volumeOffset: number): FatGeometry {
  const reading = { structure: 'fat.boot-sector', field: 'all' };
  return readGeometry(readStructure(source, sector * SECTOR, SECTOR, reading), volumeOffset);
}

/**
 * Geometry from the boot sector, or from FAT32's copy of it in sector 6 when the first makes no sense.
 * Throws what is wrong with the first when neither does.
 */
export function findGeometry(source: RandomAccess, volumeOffset: number, notices: NoticeLog): FatGeometry {
  try {
    const geometry = geometryAt(source, 0, volumeOffset);
    for (const { code, params } of geometry.notices) notices.add(code, params);
    return geometry;
  } catch (problem) {
    const copy = problem instanceof ImageError ? backup(source, volumeOffset) : null;
    if (copy === null) throw problem;
    notices.add('fat.backup-boot-sector', { sector: FAT_BOOT.backupSector });
    return copy;
  }
}

function backup(source: RandomAccess, volumeOffset: number): FatGeometry | null {
  try {
    const geometry = geometryAt(source, FAT_BOOT.backupSector, volumeOffset);
    return geometry.kind === 'fat32' && geometry.backupSector === FAT_BOOT.backupSector ? geometry : null;
  } catch (problem) {
    if (problem instanceof ImageError) return null;
    throw problem;
  }
}
