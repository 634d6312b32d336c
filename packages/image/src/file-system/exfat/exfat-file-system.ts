import type { RandomAccess } from '@tracecraft/bytes';
import { EXFAT } from '@tracecraft/formats';
import type { Entry, Extents, FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { cachedSource } from '../../source/cached-source.ts';
import { rangeSource } from '../../source/range-source.ts';
import { utcRule, type ZoneRule } from '../fat/dos-time.ts';
import { fatFacts } from '../fat/facts.ts';
import { readExtents } from '../read-extents.ts';
import { checkUpcase, findTables, readBitmap } from './bitmap.ts';
import { deletedClaims, type Claims } from './claims.ts';
import { extentsOf } from './extents.ts';
import { findGeometry } from './find-geometry.ts';
import { freeRanges } from './free-ranges.ts';
import { rootLabel } from './root-label.ts';
import { clusterOffset, type ExfatMedium, type ExfatVolume } from './volume.ts';
import { Walk } from './walk.ts';

function openMedium(
  raw: RandomAccess,
  partition: Partition,
  zone: ZoneRule,
  notices: NoticeLog,
): ExfatMedium {
  const { offset } = partition;
  const size = Math.min(partition.length, raw.size - offset);
  const source = cachedSource(rangeSource(raw, offset, size));
  const geometry = findGeometry(source, offset, notices);
  const sectorsHeld = Math.min(geometry.totalSectors, Math.floor(size / geometry.sectorSize));
  if (sectorsHeld < geometry.totalSectors)
    notices.add('exfat.volume-cut', { sectors: geometry.totalSectors, held: sectorsHeld });
  const heap = sectorsHeld * geometry.sectorSize - clusterOffset(geometry, EXFAT.firstCluster);
  const held = Math.ceil(Math.max(0, heap) / geometry.clusterSize);
  const lastClusterHeld = Math.min(geometry.lastCluster, EXFAT.firstCluster + held - 1);
  return { source, offset, geometry, zone, notices, sectorsHeld, lastClusterHeld };
}

function openVolume(medium: ExfatMedium): ExfatVolume {
  const { bitmaps, upcase } = findTables(medium);
  const wanted = medium.geometry.secondActive;
  const table = bitmaps.find(({ second }) => second === wanted) ?? bitmaps[0] ?? null;
  checkUpcase(medium, upcase);
  return { ...medium, isFree: readBitmap(medium, table) };
}

/** Opens the exFAT file system of `partition`. Throws `exfat.malformed` or `image.truncated`. */
export function openExfat(raw: RandomAccess, partition: Partition, zone: ZoneRule = utcRule): FileSystem {
  const log = new NoticeLog();
  const volume = openVolume(openMedium(raw, partition, zone, log));
  const { serial, clusterSize } = volume.geometry;
  let known: Claims | null = null;
  // A walk of its own, whose remarks the listing will make: asked again, the answer is the same.
  const claims = (): Claims => {
    const unheard = { ...volume, notices: new NoticeLog() };
    return (known ??= deletedClaims(unheard, new Walk(unheard).slots()));
  };
  const extents = (entry: Entry): Extents => extentsOf(volume, entry, claims);
  return {
    kind: 'exfat',
    partition,
    label: rootLabel(volume),
    serial,
    clusterSize,
    notices: log.notices,
    entries: () => new Walk(volume).entries(),
    extents,
    facts: (entry) => fatFacts(raw, 'exfat', entry),
    read: (entry, offset, length) => readExtents(raw, entry, extents(entry), offset, length),
    unallocated: () => freeRanges(volume),
  };
}
