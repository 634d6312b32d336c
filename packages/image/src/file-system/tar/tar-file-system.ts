import type { RandomAccess } from '@tracecraft/bytes';
import { TAR } from '@tracecraft/formats';
import type { FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { cachedSource } from '../../source/cached-source.ts';
import { rangeSource } from '../../source/range-source.ts';
import { entryTimes } from '../../timeline/entry-times.ts';
import { archiveFileSystem } from '../archive/archive-file-system.ts';
import { readExtents } from '../read-extents.ts';
import { looksLikeTar } from './tar-header.ts';
import { TarReader } from './tar-reader.ts';

/** Whether a tar begins at the start of `partition`; old ones have no mark but their checksum. */
export function isTar(raw: RandomAccess, partition: Partition): boolean {
  const { offset } = partition;
  const end = Math.min(raw.size, offset + partition.length);
  return offset + TAR.block <= end && looksLikeTar(raw.read(offset, TAR.block));
}

/** Opens a tar as a file system: what it holds is read where it lies. */
export function openTar(raw: RandomAccess, partition: Partition): FileSystem {
  const notices = new NoticeLog();
  const size = Math.min(partition.length, raw.size - partition.offset);
  const source = cachedSource(rangeSource(raw, partition.offset, size));
  const reader = new TarReader(source, partition.offset, notices);
  return archiveFileSystem({
    kind: 'tar',
    label: null,
    clusterSize: TAR.block,
    partition,
    notices,
    members() {
      notices.orElse(() => reader.readAll(), undefined);
      return reader.members;
    },
    extents: ({ ranges, slack }) => ({ ranges, slack, certainty: 'allocated', notices: [] }),
    read: ({ ranges, slack }, entry, offset, length) =>
      readExtents(raw, entry, { ranges, slack, certainty: 'allocated', notices: [] }, offset, length),
    times: (_, entry) => entryTimes('tar', entry),
    unallocated: () => reader.loose,
  });
}
