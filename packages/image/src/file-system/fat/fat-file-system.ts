import type { RandomAccess } from '@tracecraft/bytes';
import { FAT_ENTRY } from '@tracecraft/formats';
import type { Entry, Extents, FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { rangeSource } from '../../source/range-source.ts';
import { readExtents } from '../read-extents.ts';
import { openAllocationTable } from './allocation-table.ts';
import { compareCopies } from './compare-copies.ts';
import { deletedStarts, type DeletedStarts } from './deleted-starts.ts';
import { utcRule, type ZoneRule } from './dos-time.ts';
import { extentsOf } from './extents.ts';
import { fatFacts } from './facts.ts';
import { findGeometry } from './find-geometry.ts';
import { checkFsInfo } from './fs-info.ts';
import { sectorOfCluster } from './geometry.ts';
import { freeRanges } from './free-ranges.ts';
import { clusterOfSector, type FatVolume } from './volume.ts';
import { rootLabel } from './root-label.ts';
import { Walk } from './walk.ts';

function openVolume(raw: RandomAccess, partition: Partition, zone: ZoneRule, notices: NoticeLog): FatVolume {
  const size = Math.min(partition.length, raw.size - partition.offset);
  const source = rangeSource(raw, partition.offset, size);
  const geometry = findGeometry(source, partition.offset, notices);
  const sectorsHeld = Math.min(geometry.totalSectors, Math.floor(size / geometry.sectorSize));
  if (sectorsHeld < geometry.totalSectors) {
    const missing = sectorOfCluster(geometry, geometry.lastCluster + 1) > sectorsHeld;
    const code = missing ? 'fat.volume-cut' : 'fat.volume-end-missing';
    notices.add(code, { sectors: geometry.totalSectors, held: sectorsHeld });
  }
  return {
    source,
    offset: partition.offset,
    geometry,
    table: openAllocationTable(source, geometry, notices),
    zone,
    endFrom: FAT_ENTRY.endFrom & geometry.mask,
    sectorsHeld,
    lastClusterHeld: Math.min(geometry.lastCluster, clusterOfSector(geometry, sectorsHeld - 1)),
  };
}

/** Opens the FAT12, FAT16 or FAT32 file system of `partition`. Throws `fat.malformed` or `image.truncated`. */
export function openFat(raw: RandomAccess, partition: Partition, zone: ZoneRule = utcRule): FileSystem {
  const log = new NoticeLog();
  const volume = openVolume(raw, partition, zone, log);
  const { kind, serial, clusterSize, bootLabel } = volume.geometry;
  compareCopies(volume, log);
  checkFsInfo(volume, log);
  let known: DeletedStarts | null = null;
  // A walk of its own, whose remarks the listing will make: asked again, the answer is the same.
  const starts = (): DeletedStarts =>
    (known ??= deletedStarts(new Walk(volume, new NoticeLog()).namedSlots()));
  const extents = (entry: Entry): Extents => extentsOf(volume, entry, starts);
  const label = log.orElse(() => rootLabel(volume), null) ?? bootLabel;
  return {
    kind,
    partition,
    label: label === '' ? null : label,
    serial,
    clusterSize,
    notices: log.notices,
    entries: () => new Walk(volume, log).entries(),
    extents,
    facts: (entry) => fatFacts(raw, kind, entry),
    read: (entry, offset, length) => readExtents(raw, entry, extents(entry), offset, length),
    unallocated: () => freeRanges(volume),
  };
}
