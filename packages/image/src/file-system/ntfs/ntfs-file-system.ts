import type { RandomAccess } from '@tracecraft/bytes';
import { NTFS, NTFS_TYPE } from '@tracecraft/formats';
import type { ByteRange, Entry, EntryFacts, Extents, FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { cachedSource } from '../../source/cached-source.ts';
import { rangeSource } from '../../source/range-source.ts';
import { sourced } from '../../timeline/entry-times.ts';
import { readExtents } from '../read-extents.ts';
import { changesOf } from './change-journal.ts';
import { readCompressed } from './compressed.ts';
import { contentOf, compressionUnit, extentsOf } from './content.ts';
import { DeletedClaims } from './deleted-claims.ts';
import { ntfsFacts } from './facts.ts';
import { valueOf } from './file.ts';
import { readGeometry } from './geometry.ts';
import { isSlackName, NAME_ONLY, namesInSlack } from './index-slack.ts';
import { listingReads } from './listing-reads.ts';
import { entryOfRow } from './plain-rows.ts';
import { PlainTable } from './plain-table.ts';
import { hasShadowHeader, storesOf } from './shadow-copies.ts';
import { utf16 } from './text.ts';
import { NtfsVolume } from './volume.ts';
import { NtfsWalk } from './walk.ts';

const NO_FACTS: EntryFacts = { times: [], flags: [], links: null, allocated: false, attributes: [] };

/** Opens the NTFS file system of `partition`. Throws `ntfs.malformed` or `image.truncated`. */
export function openNtfs(raw: RandomAccess, partition: Partition): FileSystem {
  const log = new NoticeLog();
  const size = Math.min(partition.length, raw.size - partition.offset);
  const source = cachedSource(rangeSource(raw, partition.offset, size));
  const geometry = readGeometry(source, partition.offset, log);
  const { clusters, clusterSize } = geometry;
  if (clusters * clusterSize > size)
    log.add('ntfs.volume-cut', { clusters, held: Math.floor(size / clusterSize) });
  const volume = new NtfsVolume(source, partition.offset, geometry, log);
  if (hasShadowHeader(source)) log.add('ntfs.shadow-copies', { stores: storesOf(volume) });
  let known: DeletedClaims | null = null;
  const claims = (): DeletedClaims => (known ??= new DeletedClaims(volume));
  const extents = (entry: Entry): Extents =>
    isSlackName(entry) ? NAME_ONLY : extentsOf(volume, entry, claims);
  return {
    kind: 'ntfs',
    partition,
    label: labelOf(volume),
    serial: geometry.serial,
    clusterSize,
    notices: log.notices,
    entries: () => new NtfsWalk(volume).entries(),
    listingReads: () => listingReads(volume),
    rows: {
      each: () => new NtfsWalk(volume).rows(),
      entryOf: (kept) => entryOfRow(volume, kept),
    },
    writeBodyfile(out, prefix) {
      const plain = new PlainTable();
      return new NtfsWalk(volume, plain).writeBodyfile(out, prefix, plain);
    },
    changes: () => changesOf(volume),
    extents,
    remembered: () => namesInSlack(volume),
    facts: (entry) =>
      isSlackName(entry)
        ? { ...NO_FACTS, times: sourced(entry, 'ntfs.index-entry') }
        : ntfsFacts(volume, entry),
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
