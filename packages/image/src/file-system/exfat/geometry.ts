import { EXFAT, EXFAT_BOOT_SECTOR } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';

/** Where everything lies in an exFAT volume; sectors and bytes count from the start of the volume. */
export interface ExfatGeometry {
  readonly sectorSize: number;
  readonly sectorsPerCluster: number;
  readonly clusterSize: number;
  readonly fatCount: number;
  /** The table in force: the second when the volume flags say so. */
  readonly fatStart: number;
  readonly firstFatSector: number;
  readonly sectorsPerFat: number;
  /** Sector of cluster 2. */
  readonly heapSector: number;
  readonly totalSectors: number;
  readonly clusterCount: number;
  readonly lastCluster: number;
  readonly rootCluster: number;
  readonly serial: string;
  readonly secondActive: boolean;
}

type Boot = ReturnType<typeof EXFAT_BOOT_SECTOR.view>;

/** Throws `exfat.malformed` for `field` unless `holds`. */
function mustHold(holds: boolean, field: string, value: number | string, offset: number): void {
  if (!holds)
    throw new ImageError('exfat.malformed', { structure: 'exfat.boot-sector', field, value, offset });
}

function checkBoot(boot: Boot, at: number): void {
  const { least, most } = EXFAT.sectorShifts;
  const { bytesPerSectorShift: sector, sectorsPerClusterShift: cluster } = boot;
  mustHold(boot.signature === EXFAT.signature, 'signature', boot.signature, at);
  mustHold(boot.fileSystemName === EXFAT.name, 'fileSystemName', boot.fileSystemName, at);
  mustHold(sector >= least && sector <= most, 'bytesPerSectorShift', sector, at);
  mustHold(sector + cluster <= EXFAT.clusterShift, 'sectorsPerClusterShift', cluster, at);
  mustHold(boot.fatCount === 1 || boot.fatCount === 2, 'fatCount', boot.fatCount, at);
  mustHold(boot.fatLength > 0, 'fatLength', boot.fatLength, at);
  mustHold(boot.fatOffset > 0 && boot.fatOffset < boot.volumeLength, 'fatOffset', boot.fatOffset, at);
  const { clusterHeapOffset: heap, clusterCount: count } = boot;
  const tablesEnd = boot.fatOffset + boot.fatLength * boot.fatCount;
  mustHold(heap >= tablesEnd && heap < boot.volumeLength, 'clusterHeapOffset', heap, at);
  mustHold(count > 0 && heap + count * 2 ** cluster <= boot.volumeLength, 'clusterCount', count, at);
  const root = boot.rootCluster;
  mustHold(root >= EXFAT.firstCluster && root <= count + 1, 'rootCluster', root, at);
}

function serialText(serial: number): string {
  return serial.toString(16).toUpperCase().padStart(8, '0');
}

/**
 * Geometry from a boot sector. `at` is its byte offset in the raw image, for errors.
 * Throws `exfat.malformed` naming the field that can't be.
 */
export function readGeometry(bytes: Uint8Array, at: number): ExfatGeometry {
  const boot = EXFAT_BOOT_SECTOR.view(bytes);
  checkBoot(boot, at);
  const sectorSize = 2 ** boot.bytesPerSectorShift;
  const sectorsPerCluster = 2 ** boot.sectorsPerClusterShift;
  const secondActive = boot.fatCount === 2 && (boot.volumeFlags & EXFAT.secondFatActive) !== 0;
  return {
    sectorSize,
    sectorsPerCluster,
    clusterSize: sectorSize * sectorsPerCluster,
    fatCount: boot.fatCount,
    fatStart: (boot.fatOffset + (secondActive ? boot.fatLength : 0)) * sectorSize,
    firstFatSector: boot.fatOffset,
    sectorsPerFat: boot.fatLength,
    heapSector: boot.clusterHeapOffset,
    totalSectors: boot.volumeLength,
    clusterCount: boot.clusterCount,
    lastCluster: boot.clusterCount + 1,
    rootCluster: boot.rootCluster,
    serial: serialText(boot.serial),
    secondActive,
  };
}
