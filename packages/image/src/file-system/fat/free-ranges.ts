import type { ByteRange } from '../../contract.ts';
import { sectorOfCluster } from './geometry.ts';
import type { FatVolume } from './volume.ts';

/** Free clusters as byte ranges of the raw image, and the sectors after the last cluster. */
export function* freeRanges(volume: FatVolume): Generator<ByteRange> {
  const g = volume.geometry;
  const at = (sector: number): number => volume.offset + sector * g.sectorSize;
  const held = at(volume.sectorsHeld);
  for (let cluster = 2; cluster <= volume.lastClusterHeld; cluster++) {
    if (!volume.table.isFree(cluster)) continue;
    const first = cluster;
    while (cluster < volume.lastClusterHeld && volume.table.isFree(cluster + 1)) cluster++;
    const offset = at(sectorOfCluster(g, first));
    const end = Math.min(held, at(sectorOfCluster(g, cluster + 1)));
    if (end > offset) yield { offset, length: end - offset };
  }
  const tail = at(sectorOfCluster(g, g.lastCluster + 1));
  if (tail < held) yield { offset: tail, length: held - tail };
}
