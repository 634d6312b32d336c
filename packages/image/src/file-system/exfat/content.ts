import { EXFAT, EXFAT_SLOT, EXFAT_STREAM } from '@tracecraft/formats';
import type { Slot } from './directory.ts';
import {
  countOf,
  followChain,
  following,
  runsOf,
  type ChainEnd,
  type ClusterRun,
  type ExfatVolume,
} from './volume.ts';

/** Where a stream says its content lies. */
export interface Stream {
  readonly start: number;
  readonly length: number;
  /** Bytes really written; the rest up to `length` reads as zeros. */
  readonly validLength: number;
  readonly contiguous: boolean;
}

/** The stream of `bytes`, its lengths kept within the volume. */
export function streamOf(volume: ExfatVolume, bytes: Uint8Array): Stream {
  const { flags, firstCluster, dataLength, validDataLength } = EXFAT_STREAM.view(bytes);
  const { clusterCount, clusterSize } = volume.geometry;
  const length = Math.min(dataLength, clusterCount * clusterSize);
  const contiguous = (flags & EXFAT_SLOT.noFatChain) !== 0;
  return { start: firstCluster, length, validLength: Math.min(validDataLength, length), contiguous };
}

/** Clusters a live stream has, and how its chain ended where there are too few. */
export function liveRuns(
  volume: ExfatVolume,
  { start, length, contiguous }: Stream,
): { readonly runs: ClusterRun[]; readonly ended: ChainEnd } {
  const wanted = Math.ceil(length / volume.geometry.clusterSize);
  if (wanted === 0) return { runs: [], ended: 'enough' };
  if (contiguous) {
    const runs = following(volume, start, wanted);
    return { runs, ended: countOf(runs) < wanted ? 'outside' : 'enough' };
  }
  const { clusters, ended } = followChain(volume, start, wanted);
  return { runs: runsOf(clusters), ended };
}

/** `wanted` clusters from `start` on, passing over those in use: where a deleted file may have lain. */
export function freeRuns(volume: ExfatVolume, start: number, wanted: number): ClusterRun[] {
  const runs: { first: number; count: number }[] = [];
  if (start < EXFAT.firstCluster) return runs;
  let left = wanted;
  for (let cluster = start; left > 0 && cluster <= volume.lastClusterHeld; cluster++) {
    if (!volume.isFree(cluster)) continue;
    left--;
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.count === cluster) last.count++;
    else runs.push({ first: cluster, count: 1 });
  }
  return runs;
}

/** Clusters to list as the directory of `slot`: of a deleted one, those nobody has taken while its first is free. */
export function directoryRuns(volume: ExfatVolume, slot: Slot): { runs: ClusterRun[]; length: number } {
  if (slot.kind !== 'directory' || slot.stream === null) return { runs: [], length: 0 };
  const stream = streamOf(volume, slot.stream);
  const { clusterSize, sectorSize } = volume.geometry;
  const length = Math.ceil(Math.min(stream.length, EXFAT.directoryBytes) / sectorSize) * sectorSize;
  if (!slot.deleted) return { runs: liveRuns(volume, { ...stream, length }).runs, length };
  if (!volume.isFree(stream.start)) return { runs: [], length: 0 };
  return { runs: freeRuns(volume, stream.start, Math.ceil(length / clusterSize)), length };
}
