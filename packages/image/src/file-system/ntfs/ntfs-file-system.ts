import type { RandomAccess } from '@tracecraft/bytes';
import { NTFS, NTFS_SHADOW_COPIES, NTFS_TYPE } from '@tracecraft/formats';
import type { ByteRange, Entry, Extents, FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { cachedSource } from '../../source/cached-source.ts';
import { rangeSource } from '../../source/range-source.ts';
import { readExtents } from '../read-extents.ts';
import { changesOf } from './change-journal.ts';
import { readCompressed } from './compressed.ts';
import { contentOf, compressionUnit, extentsOf } from './content.ts';
import { DeletedClaims } from './deleted-claims.ts';
import { ntfsFacts } from './facts.ts';
import { valueOf } from './file.ts';
import { readGeometry } from './geometry.ts';
import { utf16 } from './text.ts';
import { NtfsVolume } from './volume.ts';
import { NtfsWalk } from './walk.ts';

/** Opens the NTFS file system of `partition`. Throws `ntfs.malformed` or `image.truncated`. */
export function openNtfs(raw: RandomAccess, partition: Partition): FileSystem {
  const log = new NoticeLog();
  const size = Math.min(partition.length, raw.size - partition.offset);
  const source = cachedSource(rangeSource(raw, partition.offset, size));
  const geometry = readGeometry(source, partition.offset, log);
  const { clusters, clusterSize } = geometry;
  if (clusters * clusterSize > size)
    log.add('ntfs.volume-cut', { clusters, held: Math.floor(size / clusterSize) });
  if (hasShadowCopies(source)) log.add('ntfs.shadow-copies');
  const volume = new NtfsVolume(source, partition.offset, geometry, log);
  let known: DeletedClaims | null = null;
  const claims = (): DeletedClaims => (known ??= new DeletedClaims(volume));
  const extents = (entry: Entry): Extents => extentsOf(volume, entry, claims);
  return {
    kind: 'ntfs',
    partition,
    label: labelOf(volume),
    serial: geometry.serial,
    clusterSize,
    notices: log.notices,
    entries: () => new NtfsWalk(volume).entries(),
    changes: () => changesOf(volume),
    extents,
    facts: (entry) => ntfsFacts(volume, entry),
    read(entry, offset = 0, length = Math.max(0, entry.size - offset)) {
      const content = contentOf(volume, entry);
      const packed = content !== null && compressionUnit(content.attribute) > 0;
      if (packed) return readCompressed(volume, content, offset, length);
      return readExtents(raw, entry, extents(entry), offset, length);
    },
    unallocated: () => freeClusters(volume),
  };
}

function labelOf(volume: NtfsVolume): string | null {
  const file = volume.file(NTFS.record.volume);
  const value = file === null ? null : valueOf(file, NTFS_TYPE.volumeName);
  return value === null || value.size === 0 ? null : utf16(value.bytes, value.at, value.size / 2);
}

function hasShadowCopies(source: RandomAccess): boolean {
  const { offset, bytes } = NTFS_SHADOW_COPIES;
  if (offset + bytes.length > source.size) return false;
  const found = source.read(offset, bytes.length);
  return bytes.every((byte, i) => found[i] === byte);
}

/** Stretches of clusters no live file owns, as byte ranges of the raw image, in order. */
function* freeClusters(volume: NtfsVolume): Generator<ByteRange> {
  const { clusters, clusterSize } = volume.geometry;
  const held = Math.min(clusters, Math.floor(volume.source.size / clusterSize));
  let from: number | null = null;
  for (let cluster = 0; cluster <= held; cluster++) {
    const free = cluster < held && !volume.isAllocated(cluster);
    if (free) from ??= cluster;
    else if (from !== null) {
      yield { offset: volume.offset + from * clusterSize, length: (cluster - from) * clusterSize };
      from = null;
    }
  }
}
