import { EXT_INODE_FLAG } from '@tracecraft/formats';
import type { Entry, EntryFacts, FileSystem, SourcedTime } from '../../contract.ts';
import { entryTimes } from '../../timeline/entry-times.ts';
import { UtcTime } from '../utc-time.ts';
import type { ExtInode } from './inode.ts';
import type { ExtVolume } from './volume.ts';

/** Names as `lsattr` explains them. */
const FLAGS = {
  'secure-deletion': EXT_INODE_FLAG.secureDeletion,
  undelete: EXT_INODE_FLAG.undelete,
  compressed: EXT_INODE_FLAG.compressed,
  synchronous: EXT_INODE_FLAG.synchronous,
  immutable: EXT_INODE_FLAG.immutable,
  'append-only': EXT_INODE_FLAG.appendOnly,
  'no-dump': EXT_INODE_FLAG.noDump,
  'no-access-time': EXT_INODE_FLAG.noAccessTime,
  encrypted: EXT_INODE_FLAG.encrypted,
  'indexed-directory': EXT_INODE_FLAG.indexed,
  'huge-file': EXT_INODE_FLAG.hugeFile,
  extents: EXT_INODE_FLAG.extents,
  verity: EXT_INODE_FLAG.verity,
  'inline-data': EXT_INODE_FLAG.inlineData,
} as const;

/** What the inode of an entry says now; an entry of another generation keeps only what the journal remembers of it. */
export function extFacts(volume: ExtVolume, kind: FileSystem['kind'], entry: Entry): EntryFacts {
  const inode = volume.inode(entry.number);
  const same = inode !== null && entry.identity === `${entry.number}-${inode.generation}`;
  const times = entryTimes(kind, entry, same ? 'ext.inode' : 'ext.journal');
  if (!same) return { times, flags: [], links: null, allocated: false, attributes: [] };
  const { flags, links } = inode;
  return {
    times: [...times, ...deletionOf(inode)],
    flags: Object.entries(FLAGS).flatMap(([name, bit]) => ((flags & bit) === 0 ? [] : [name])),
    links,
    allocated: volume.isInodeAllocated(entry.number),
    attributes: [],
  };
}

/** The field means the next orphan while links are left. */
function deletionOf({ deleted, links }: ExtInode): SourcedTime[] {
  if (deleted === 0 || links > 0) return [];
  return [{ source: 'ext.inode', meaning: 'deleted', time: new UtcTime(deleted, 0) }];
}
