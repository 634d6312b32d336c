import { EXFAT, EXFAT_SLOT, EXFAT_TABLE, EXFAT_TYPE } from '@tracecraft/formats';
import { readStructure } from '../../source/read-structure.ts';
import {
  clusterOffset,
  countOf,
  followChain,
  following,
  isCluster,
  runsOf,
  type ClusterRun,
  type ExfatMedium,
  type SystemTable,
} from './volume.ts';
import { tableChecksum } from './checksums.ts';

/** How many clusters of the root are searched for the tables, which lie at its start. */
const MOST_ROOT_CLUSTERS = 1024;
/** An up-case table has at most 65,536 letters (§7.2.5). */
const MOST_UPCASE = 1 << 17;

/** Bytes of one cluster, or as many as the image holds; null where none can be read. */
export function clusterBytes(medium: ExfatMedium, cluster: number): Uint8Array | null {
  const { geometry: g, source, notices } = medium;
  if (!isCluster(medium, cluster)) return null;
  const at = clusterOffset(g, cluster);
  const held = Math.min(g.clusterSize, source.size - at);
  const reading = { structure: 'exfat.directory', field: `cluster ${cluster}` };
  if (held < g.clusterSize) notices.add('exfat.cluster-missing', { cluster });
  return held <= 0 ? null : notices.orElse(() => readStructure(source, at, held, reading), null);
}

/** The tables the root names: all bitmaps and the first up-case table. */
export interface SystemTables {
  readonly bitmaps: readonly (SystemTable & { readonly second: boolean })[];
  readonly upcase: (SystemTable & { readonly checksum: number }) | null;
}

/** Looks for the allocation bitmaps and the up-case table in the root directory. */
export function findTables(medium: ExfatMedium): SystemTables {
  const bitmaps: (SystemTable & { second: boolean })[] = [];
  let upcase: SystemTables['upcase'] = null;
  for (const cluster of followChain(medium, medium.geometry.rootCluster, MOST_ROOT_CLUSTERS).clusters) {
    const bytes = clusterBytes(medium, cluster) ?? new Uint8Array(0);
    for (let at = 0; at + EXFAT_SLOT.size <= bytes.length; at += EXFAT_SLOT.size) {
      const { type, flags, firstCluster, dataLength: length, checksum } = EXFAT_TABLE.view(bytes, at);
      if (!isCluster(medium, firstCluster)) continue;
      if (type === (EXFAT_TYPE.bitmap | EXFAT_TYPE.inUse))
        bitmaps.push({ firstCluster, length, second: (flags & 1) !== 0 });
      if (type === (EXFAT_TYPE.upcase | EXFAT_TYPE.inUse)) upcase ??= { firstCluster, length, checksum };
    }
    if (bitmaps.length > 0 && upcase !== null) break;
  }
  return { bitmaps, upcase };
}

/** Clusters of a table: its chain, or where that is too short those that follow its first. */
export function tableRuns(medium: ExfatMedium, { firstCluster, length }: SystemTable): ClusterRun[] {
  const wanted = Math.ceil(length / medium.geometry.clusterSize);
  const { clusters } = followChain(medium, firstCluster, wanted);
  return clusters.length === wanted ? runsOf(clusters) : following(medium, firstCluster, wanted);
}

/** The first `length` bytes of `table`; what the image does not hold is missing from the end. */
function tableBytes(medium: ExfatMedium, table: SystemTable, length: number): Uint8Array {
  const { geometry: g, source, notices } = medium;
  const runs = tableRuns(medium, table);
  const size = Math.min(length, countOf(runs) * g.clusterSize);
  const bytes = new Uint8Array(size);
  let filled = 0;
  for (const { first, count } of runs) {
    const take = Math.min(count * g.clusterSize, size - filled);
    const reading = { structure: 'exfat.bitmap', field: `cluster ${first}` };
    const at = clusterOffset(g, first);
    const part = notices.orElse(() => readStructure(source, at, take, reading), null);
    if (part === null) break;
    bytes.set(part, filled);
    filled += take;
  }
  return bytes.subarray(0, filled);
}

/** Reads the bitmap in force, as far as the image has clusters; answers false for what it doesn't cover. */
export function readBitmap(medium: ExfatMedium, table: SystemTable | null): (cluster: number) => boolean {
  const { geometry: g, lastClusterHeld, notices } = medium;
  if (table === null) {
    notices.add('exfat.no-bitmap');
    return () => false;
  }
  const wanted = Math.ceil(g.clusterCount / 8);
  if (table.length !== wanted) notices.add('exfat.bitmap-length', { length: table.length, wanted });
  const held = Math.ceil(Math.max(0, lastClusterHeld - 1) / 8);
  const bytes = tableBytes(medium, table, Math.min(table.length, held));
  return (cluster) => {
    const bit = cluster - EXFAT.firstCluster;
    const byte = bit < 0 || cluster > g.lastCluster ? undefined : bytes[bit >> 3];
    return byte !== undefined && (byte & (1 << (bit & 7))) === 0;
  };
}

/** Says whether the up-case table is what its checksum says. */
export function checkUpcase(medium: ExfatMedium, upcase: SystemTables['upcase']): void {
  const { notices } = medium;
  if (upcase === null) {
    notices.add('exfat.no-upcase');
    return;
  }
  const bytes = tableBytes(medium, upcase, Math.min(upcase.length, MOST_UPCASE));
  if (upcase.length > MOST_UPCASE || tableChecksum(bytes, 0) !== upcase.checksum)
    notices.add('exfat.upcase-checksum', { cluster: upcase.firstCluster });
}
