import type { RandomAccess } from '@tracecraft/bytes';
import { EXFAT, EXFAT_SLOT } from '@tracecraft/formats';
import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import { le32 } from '../../source/little-endian.ts';
import type { ZoneRule } from '../fat/dos-time.ts';
import type { ExfatGeometry } from './geometry.ts';

/** An opened exFAT volume, as its readers share it, before its bitmap is known. */
export interface ExfatMedium {
  /** Bytes of the volume through a cache; views of them are kept no longer than they are looked at. */
  readonly source: RandomAccess;
  /** Byte offset of the volume in the raw image. */
  readonly offset: number;
  readonly geometry: ExfatGeometry;
  readonly zone: ZoneRule;
  readonly notices: NoticeLog;
  /** Sectors the image really holds, at most those the boot sector claims. */
  readonly sectorsHeld: number;
  /** Last cluster the image holds whole: bounds every loop, whatever the boot sector claims. */
  readonly lastClusterHeld: number;
}

/** A table the root directory points to. */
export interface SystemTable {
  readonly firstCluster: number;
  readonly length: number;
}

/** The same with its bitmap. */
export interface ExfatVolume extends ExfatMedium {
  /** Whether the bitmap says free; false outside it. */
  isFree(cluster: number): boolean;
}

/** Entry numbers as Sleuth Kit counts them: 2 is the root, then every 32-byte slot of the cluster heap in order. */
const FIRST_SLOT_NUMBER = 3;

/** Number of the slot at byte `offset` of the volume. */
export function slotNumber(g: ExfatGeometry, offset: number): number {
  return (offset - g.heapSector * g.sectorSize) / EXFAT_SLOT.size + FIRST_SLOT_NUMBER;
}

/** Byte offset in the volume of slot `number`. */
export function slotOffset(g: ExfatGeometry, number: number): number {
  return g.heapSector * g.sectorSize + (number - FIRST_SLOT_NUMBER) * EXFAT_SLOT.size;
}

/** Byte offset in the volume of `cluster`. */
export function clusterOffset(g: ExfatGeometry, cluster: number): number {
  return g.heapSector * g.sectorSize + (cluster - EXFAT.firstCluster) * g.clusterSize;
}

export function isCluster(medium: ExfatMedium, cluster: number): boolean {
  return cluster >= EXFAT.firstCluster && cluster <= medium.geometry.lastCluster;
}

/** Value of `cluster` in the allocation table, or null where it has none or it can't be read. */
export function tableValue(medium: ExfatMedium, cluster: number): number | null {
  const { geometry: g, source, notices } = medium;
  if (cluster * 4 >= g.sectorsPerFat * g.sectorSize) return null;
  const reading = { structure: 'exfat.table', field: `entry ${cluster}` };
  return notices.orElse(() => le32(readStructure(source, g.fatStart + cluster * 4, 4, reading), 0), null);
}

/** How a chain came to its end. */
export type ChainEnd = 'end' | 'free' | 'outside' | 'loop' | 'enough';

/** Clusters of the chain that begins at `start`, up to `most`; stops before an impossible one and one met twice. */
export function followChain(
  medium: ExfatMedium,
  start: number,
  most: number,
): { readonly clusters: number[]; readonly ended: ChainEnd } {
  const clusters: number[] = [];
  const seen = new Set<number>();
  for (let cluster = start; clusters.length < most; ) {
    if (cluster === 0) return { clusters, ended: 'free' };
    if (cluster === EXFAT.end) return { clusters, ended: 'end' };
    if (cluster < EXFAT.firstCluster || cluster > medium.lastClusterHeld)
      return { clusters, ended: 'outside' };
    if (seen.has(cluster)) return { clusters, ended: 'loop' };
    seen.add(cluster);
    clusters.push(cluster);
    cluster = tableValue(medium, cluster) ?? EXFAT.bad;
  }
  return { clusters, ended: 'enough' };
}

/** Clusters that follow one another. */
export interface ClusterRun {
  readonly first: number;
  readonly count: number;
}

/** `count` clusters from `start` on, as far as the image holds them. */
export function following(medium: ExfatMedium, start: number, count: number): ClusterRun[] {
  const held = Math.min(count, medium.lastClusterHeld - start + 1);
  return start < EXFAT.firstCluster || held <= 0 ? [] : [{ first: start, count: held }];
}

/** Neighbours joined. */
export function runsOf(clusters: readonly number[]): ClusterRun[] {
  const runs: { first: number; count: number }[] = [];
  for (const cluster of clusters) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === cluster) last.count++;
    else runs.push({ first: cluster, count: 1 });
  }
  return runs;
}

/** Clusters of all `runs` together. */
export function countOf(runs: readonly ClusterRun[]): number {
  return runs.reduce((sum, run) => sum + run.count, 0);
}
