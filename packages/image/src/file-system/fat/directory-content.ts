import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import { followChain } from './allocation-table.ts';
import type { DirectoryPiece } from './directory.ts';
import { sectorOfCluster } from './geometry.ts';
import type { FatVolume } from './volume.ts';

/** Clusters of a directory: the whole chain of a live one; of a deleted one its first, while nobody has taken it. */
export function directoryClusters(volume: FatVolume, start: number, deleted: boolean): number[] {
  if (!deleted) return followChain(volume.table, start).clusters;
  return volume.table.isFree(start) ? [start] : [];
}

function inVolume(volume: FatVolume, cluster: number): boolean {
  return cluster >= 2 && cluster <= volume.geometry.lastCluster;
}

/** The bytes of `clusters`, neighbours read together. Clusters outside the volume become a notice. */
export function directoryPieces(
  volume: FatVolume,
  clusters: readonly number[],
  notices: NoticeLog,
): DirectoryPiece[] {
  const g = volume.geometry;
  const pieces: DirectoryPiece[] = [];
  for (let i = 0; i < clusters.length; ) {
    const first = clusters[i]!;
    if (!inVolume(volume, first)) {
      notices.add('fat.cluster-outside', { cluster: first });
      i++;
      continue;
    }
    let count = 1;
    while (clusters[i + count] === first + count && inVolume(volume, first + count)) count++;
    const sector = sectorOfCluster(g, first);
    pieces.push({ sector, bytes: readPiece(volume, sector, count * g.sectorsPerCluster, notices) });
    i += count;
  }
  return pieces;
}

/** The root of FAT12/16, which lies between the tables and the first cluster. */
export function fixedRoot(volume: FatVolume, notices: NoticeLog): DirectoryPiece[] {
  const g = volume.geometry;
  const sectors = g.firstClusterSector - g.firstDataSector;
  return [{ sector: g.firstDataSector, bytes: readPiece(volume, g.firstDataSector, sectors, notices) }];
}

/** Sectors of a directory, or those the image still holds, with a notice that says so. */
function readPiece(volume: FatVolume, sector: number, sectors: number, notices: NoticeLog): Uint8Array {
  const size = volume.geometry.sectorSize;
  const reading = { structure: 'fat.directory', field: `sector ${sector}` };
  const whole = notices.orElse(
    () => readStructure(volume.source, sector * size, sectors * size, reading),
    null,
  );
  if (whole !== null) return whole;
  const held = Math.min(sectors, volume.sectorsHeld - sector);
  if (held <= 0) return new Uint8Array(0);
  return notices.orElse(
    () => readStructure(volume.source, sector * size, held * size, reading),
    new Uint8Array(0),
  );
}
