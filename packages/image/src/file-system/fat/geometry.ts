import { FAT16_EXTENSION, FAT32_EXTENSION, FAT_BOOT, FAT_BOOT_SECTOR, FAT_ENTRY } from '@tracecraft/formats';
import { ImageError } from '../../image-error.ts';
import type { Notice } from '../../contract.ts';

type FatKind = 'fat12' | 'fat16' | 'fat32';

/** Where everything lies in a FAT volume; sectors and bytes count from the start of the volume. */
export interface FatGeometry {
  readonly kind: FatKind;
  readonly sectorSize: number;
  readonly sectorsPerCluster: number;
  readonly clusterSize: number;
  readonly fatCount: number;
  readonly firstFatSector: number;
  readonly sectorsPerFat: number;
  /** First sector after the tables: the root directory of FAT12/16, cluster 2 of FAT32. */
  readonly firstDataSector: number;
  readonly firstClusterSector: number;
  readonly totalSectors: number;
  readonly clusterCount: number;
  readonly lastCluster: number;
  /** 0 for FAT12/16, whose root directory is no chain. */
  readonly rootCluster: number;
  readonly mask: number;
  readonly serial: string;
  readonly bootLabel: string;
  readonly fsInfoSector: number;
  /** Sector of FAT32's copy of the boot sector; 0 when there is none. */
  readonly backupSector: number;
  readonly notices: readonly Notice[];
}

type Boot = ReturnType<typeof FAT_BOOT_SECTOR.view>;

function mustHold(holds: boolean, field: string, value: number, volumeOffset: number): void {
  if (!holds) throw new ImageError('fat.malformed', { field, value, offset: volumeOffset });
}

function checkBoot(boot: Boot, at: number): void {
  mustHold(boot.signature === FAT_BOOT.signature, 'signature', boot.signature, at);
  mustHold(FAT_BOOT.sectorSizes.includes(boot.bytesPerSector), 'bytesPerSector', boot.bytesPerSector, at);
  mustHold(
    FAT_BOOT.clusterSizes.includes(boot.sectorsPerCluster),
    'sectorsPerCluster',
    boot.sectorsPerCluster,
    at,
  );
  mustHold(boot.fatCount > 0 && boot.fatCount <= 8, 'fatCount', boot.fatCount, at);
  mustHold(boot.reservedSectors > 0, 'reservedSectors', boot.reservedSectors, at);
}

/** The number of clusters alone decides the type (Microsoft FAT 1.03), unless the layout can only be FAT32. */
function kindOf(boot: Boot, clusters: number): { kind: FatKind; byLayout: boolean } {
  const layout32 = boot.rootEntries === 0 && boot.sectorsPerFat16 === 0;
  if (clusters >= FAT_BOOT.fat32From) return { kind: 'fat32', byLayout: false };
  if (layout32) return { kind: 'fat32', byLayout: true };
  return { kind: clusters < FAT_BOOT.fat16From ? 'fat12' : 'fat16', byLayout: false };
}

function hex8(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0');
}

/**
 * Geometry from a boot sector. `at` is the byte offset of the volume in the raw image, for errors.
 * Throws `fat.malformed` naming the field that can't be.
 */
export function readGeometry(bytes: Uint8Array, at: number): FatGeometry {
  const boot = FAT_BOOT_SECTOR.view(bytes);
  checkBoot(boot, at);
  const boot32 = FAT32_EXTENSION.view(bytes);
  const sectorsPerFat = boot.sectorsPerFat16 || boot32.sectorsPerFat32;
  const totalSectors = boot.sectors16 || boot.sectors32;
  mustHold(sectorsPerFat > 0, 'sectorsPerFat', sectorsPerFat, at);
  const firstDataSector = boot.reservedSectors + sectorsPerFat * boot.fatCount;
  const firstClusterSector = firstDataSector + Math.ceil((boot.rootEntries * 32) / boot.bytesPerSector);
  mustHold(firstClusterSector < totalSectors, 'totalSectors', totalSectors, at);
  const clusterCount = Math.floor((totalSectors - firstClusterSector) / boot.sectorsPerCluster);
  const { kind, byLayout } = kindOf(boot, clusterCount);
  mustHold(kind !== 'fat32' || boot.rootEntries === 0, 'rootEntries', boot.rootEntries, at);
  mustHold(kind === 'fat32' || boot.rootEntries > 0, 'rootEntries', boot.rootEntries, at);
  const extension = kind === 'fat32' ? boot32 : FAT16_EXTENSION.view(bytes);
  return {
    kind,
    sectorSize: boot.bytesPerSector,
    sectorsPerCluster: boot.sectorsPerCluster,
    clusterSize: boot.bytesPerSector * boot.sectorsPerCluster,
    fatCount: boot.fatCount,
    firstFatSector: boot.reservedSectors,
    sectorsPerFat,
    firstDataSector,
    firstClusterSector,
    totalSectors,
    clusterCount,
    lastCluster: clusterCount + 1,
    rootCluster: kind === 'fat32' ? boot32.rootCluster : 0,
    mask: FAT_ENTRY.mask[kind],
    serial: hex8(extension.serial),
    bootLabel: extension.label.trimEnd(),
    fsInfoSector: kind === 'fat32' ? boot32.fsInfoSector : 0,
    backupSector: kind === 'fat32' ? boot32.backupSector : 0,
    notices: byLayout ? [{ code: 'fat.type-by-layout', params: { clusters: clusterCount } }] : [],
  };
}

/** First sector of `cluster`. */
export function sectorOfCluster(g: FatGeometry, cluster: number): number {
  return g.firstClusterSector + (cluster - FAT_ENTRY.firstCluster) * g.sectorsPerCluster;
}
