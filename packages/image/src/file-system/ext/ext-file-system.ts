import type { RandomAccess } from '@tracecraft/bytes';
import type { Entry, Extents, FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { cachedSource } from '../../source/cached-source.ts';
import { rangeSource } from '../../source/range-source.ts';
import { readExtents } from '../read-extents.ts';
import { extentsOfEntry } from './extents.ts';
import { extFacts } from './facts.ts';
import { freeBlocks } from './free-blocks.ts';
import { readGeometry } from './geometry.ts';
import { openJournal, type JournalHistory } from './journal/history.ts';
import { ExtVolume } from './volume.ts';
import { ExtWalk } from './walk.ts';

/** Opens the ext2, ext3 or ext4 file system of `partition`. Throws `ext.malformed` or `image.truncated`. */
export function openExt(raw: RandomAccess, partition: Partition): FileSystem {
  const log = new NoticeLog();
  const size = Math.min(partition.length, raw.size - partition.offset);
  const source = cachedSource(rangeSource(raw, partition.offset, size));
  const geometry = readGeometry(source, partition.offset, log);
  if (geometry.blocks * geometry.blockSize > size)
    log.add('ext.volume-cut', { blocks: geometry.blocks, held: Math.floor(size / geometry.blockSize) });
  const volume = new ExtVolume(source, partition.offset, geometry, log);
  let known: JournalHistory | null = null;
  const history = (): JournalHistory => (known ??= openJournal(volume));
  const extents = (entry: Entry): Extents => extentsOfEntry(volume, entry, history);
  return {
    kind: geometry.kind,
    partition,
    label: geometry.label === '' ? null : geometry.label,
    serial: geometry.serial,
    clusterSize: geometry.blockSize,
    notices: log.notices,
    entries: () => new ExtWalk(volume).entries(),
    writeBodyfile: (out, prefix) => new ExtWalk(volume).writeBodyfile(out, prefix),
    remembered: () => history().entries(),
    extents,
    facts: (entry) => extFacts(volume, geometry.kind, entry),
    read: (entry, offset, length) => readExtents(raw, entry, extents(entry), offset, length),
    unallocated: () => freeBlocks(volume),
  };
}
