import type { RandomAccess } from '@tracecraft/bytes';
import { FAT_ENTRY } from '@tracecraft/formats';
import type { ByteRange, FileSystem, Notice, Partition } from '../../contract.ts';
import { rangeSource } from '../../source/range-source.ts';
import { readStructure } from '../../source/read-structure.ts';
import { readExtents } from '../read-extents.ts';
import { openAllocationTable } from './allocation-table.ts';
import { utcRule, type ZoneRule } from './dos-time.ts';
import { extentsOf } from './extents.ts';
import { readGeometry, sectorOfCluster } from './geometry.ts';
import type { FatVolume } from './volume.ts';
import { Walk } from './walk.ts';

function openVolume(raw: RandomAccess, partition: Partition, zone: ZoneRule): FatVolume {
  const size = Math.min(partition.length, raw.size - partition.offset);
  const source = rangeSource(raw, partition.offset, size);
  const boot = readStructure(source, 0, 512, { structure: 'fat.boot-sector', field: 'all' });
  const geometry = readGeometry(boot, partition.offset);
  return {
    source,
    offset: partition.offset,
    geometry,
    table: openAllocationTable(source, geometry),
    zone,
    endFrom: FAT_ENTRY.endFrom & geometry.mask,
    sectorsHeld: Math.min(geometry.totalSectors, Math.floor(size / geometry.sectorSize)),
  };
}

/** Free clusters as byte ranges of the raw image, and the sectors after the last cluster. */
function* freeRanges(volume: FatVolume): Generator<ByteRange> {
  const g = volume.geometry;
  const at = (sector: number): number => volume.offset + sector * g.sectorSize;
  const held = at(volume.sectorsHeld);
  for (let cluster = 2; cluster <= g.lastCluster; cluster++) {
    if (!volume.table.isFree(cluster)) continue;
    const first = cluster;
    while (volume.table.isFree(cluster + 1)) cluster++;
    const offset = at(sectorOfCluster(g, first));
    const end = Math.min(held, at(sectorOfCluster(g, cluster + 1)));
    if (end > offset) yield { offset, length: end - offset };
  }
  const tail = at(sectorOfCluster(g, g.lastCluster + 1));
  if (tail < held) yield { offset: tail, length: held - tail };
}

/** Opens the FAT12, FAT16 or FAT32 file system of `partition`. Throws `fat.malformed` or `image.truncated`. */
export function openFat(raw: RandomAccess, partition: Partition, zone: ZoneRule = utcRule): FileSystem {
  const volume = openVolume(raw, partition, zone);
  const g = volume.geometry;
  const notices: Notice[] = [...g.notices];
  if (volume.sectorsHeld < g.totalSectors)
    notices.push({ code: 'fat.volume-cut', params: { sectors: g.totalSectors, held: volume.sectorsHeld } });
  return {
    kind: g.kind,
    partition,
    label: g.bootLabel === '' ? null : g.bootLabel,
    serial: g.serial,
    clusterSize: g.clusterSize,
    notices,
    entries: () => new Walk(volume, notices).entries(),
    extents: (entry) => extentsOf(volume, entry),
    read: (entry, offset, length) => readExtents(raw, entry, extentsOf(volume, entry), offset, length),
    unallocated: () => freeRanges(volume),
  };
}
