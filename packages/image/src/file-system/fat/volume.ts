import type { RandomAccess } from '@tracecraft/bytes';
import { FAT_ENTRY, FAT_SLOT } from '@tracecraft/formats';
import type { AllocationTable } from './allocation-table.ts';
import type { ZoneRule } from './dos-time.ts';
import type { FatGeometry } from './geometry.ts';

/** An opened FAT volume, as its readers share it. */
export interface FatVolume {
  /** Bytes of the volume; `size` may be less than the boot sector says when the image was cut. */
  readonly source: RandomAccess;
  /** Byte offset of the volume in the raw image. */
  readonly offset: number;
  readonly geometry: FatGeometry;
  readonly table: AllocationTable;
  readonly zone: ZoneRule;
  /** Values from here on end a chain. */
  readonly endFrom: number;
  /** Sectors the image really holds, at most those the boot sector claims. */
  readonly sectorsHeld: number;
  /** Last cluster of which the image holds a byte: bounds every loop, whatever the boot sector claims. */
  readonly lastClusterHeld: number;
}

/** Entry numbers as Sleuth Kit counts them: 2 is the root, then every 32-byte slot of the data area in order. */
const FIRST_SLOT_NUMBER = 3;

/** Number of the first slot in `sector`. */
export function slotNumberOfSector(g: FatGeometry, sector: number): number {
  return (sector - g.firstDataSector) * (g.sectorSize / FAT_SLOT.size) + FIRST_SLOT_NUMBER;
}

/** Byte offset in the volume of slot `number`. */
export function slotOffset(g: FatGeometry, number: number): number {
  return g.firstDataSector * g.sectorSize + (number - FIRST_SLOT_NUMBER) * FAT_SLOT.size;
}

/** Cluster that holds `sector`, which must not lie before the first cluster. */
export function clusterOfSector(g: FatGeometry, sector: number): number {
  return FAT_ENTRY.firstCluster + Math.floor((sector - g.firstClusterSector) / g.sectorsPerCluster);
}
