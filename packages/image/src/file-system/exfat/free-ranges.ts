import { EXFAT } from '@tracecraft/formats';
import type { ByteRange } from '../../contract.ts';
import { clusterOffset, type ExfatVolume } from './volume.ts';

/** Free clusters as byte ranges of the raw image, and the sectors after the last cluster. */
export function* freeRanges(volume: ExfatVolume): Generator<ByteRange> {
  const { geometry: g, offset, lastClusterHeld } = volume;
  const held = volume.sectorsHeld * g.sectorSize;
  for (let cluster = EXFAT.firstCluster; cluster <= lastClusterHeld; cluster++) {
    if (!volume.isFree(cluster)) continue;
    const first = cluster;
    while (cluster < lastClusterHeld && volume.isFree(cluster + 1)) cluster++;
    const at = clusterOffset(g, first);
    const end = Math.min(held, clusterOffset(g, cluster + 1));
    if (end > at) yield { offset: offset + at, length: end - at };
  }
  const tail = clusterOffset(g, g.lastCluster + 1);
  if (tail < held) yield { offset: offset + tail, length: held - tail };
}
