import type { RandomAccess } from '@tracecraft/bytes';
import { EXFAT } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { le32 } from '../../source/little-endian.ts';
import { readStructure } from '../../source/read-structure.ts';
import { bootChecksum } from './checksums.ts';
import { readGeometry, type ExfatGeometry } from './geometry.ts';

const SIZES = [512, 1024, 2048, 4096] as const;

interface BootRegion {
  readonly geometry: ExfatGeometry;
  /** Byte offset in the volume. */
  readonly at: number;
  readonly sound: boolean;
}

function region(source: RandomAccess, at: number, volumeOffset: number): BootRegion {
  const reading = { structure: 'exfat.boot-sector', field: 'all' };
  const geometry = readGeometry(readStructure(source, at, SIZES[0], reading), volumeOffset + at);
  const size = geometry.sectorSize;
  const checked = { structure: 'exfat.boot-region', field: 'checksum' };
  const bytes = readStructure(source, at, EXFAT.bootSectors * size, checked);
  const covered = (EXFAT.bootSectors - 1) * size;
  const sum = bootChecksum(bytes.subarray(0, covered));
  let sound = true;
  for (let i = covered; i < bytes.length; i += 4) sound &&= le32(bytes, i) === sum;
  return { geometry, at, sound };
}

/** The region, or the problem that keeps it from being read. */
function attempt(source: RandomAccess, at: number, volumeOffset: number): BootRegion | ImageError {
  try {
    return region(source, at, volumeOffset);
  } catch (problem) {
    if (problem instanceof ImageError) return problem;
    throw problem;
  }
}

function backupRegion(
  source: RandomAccess,
  main: BootRegion | ImageError,
  offset: number,
): BootRegion | null {
  const sizes = main instanceof ImageError ? SIZES : [main.geometry.sectorSize];
  for (const size of sizes) {
    const found = attempt(source, EXFAT.bootSectors * size, offset);
    if (!(found instanceof ImageError) && found.geometry.sectorSize === size) return found;
  }
  return null;
}

/**
 * Geometry from the main boot region, or from its backup when only that one's checksum holds or only that one makes
 * sense. Throws what is wrong with the main region when neither does.
 */
export function findGeometry(source: RandomAccess, volumeOffset: number, notices: NoticeLog): ExfatGeometry {
  const main = attempt(source, 0, volumeOffset);
  const backup = backupRegion(source, main, volumeOffset);
  for (const one of [main, backup])
    if (one !== null && !(one instanceof ImageError) && !one.sound)
      notices.add('exfat.boot-checksum', { offset: volumeOffset + one.at });
  if (backup === null && !(main instanceof ImageError))
    notices.add('exfat.no-backup-boot', { sector: EXFAT.bootSectors });
  const mainUsable = !(main instanceof ImageError) && (main.sound || backup?.sound !== true);
  if (mainUsable) return main.geometry;
  if (backup === null) throw main;
  notices.add('exfat.backup-boot', { sector: EXFAT.bootSectors });
  return backup.geometry;
}
