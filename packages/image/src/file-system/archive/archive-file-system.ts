import type { ByteRange, Entry, EntryFacts, Extents, FileSystem, Partition } from '../../contract.ts';
import { ImageError } from '../../image-error.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { archiveEntries } from './archive-entries.ts';
import type { Member } from './member.ts';

/** What tar and zip do each in their own way. */
export interface ArchiveReader<M extends Member> {
  readonly kind: 'tar' | 'zip';
  readonly label: string | null;
  readonly clusterSize: number;
  readonly partition: Partition;
  readonly notices: NoticeLog;
  /** Reads the list; called once. */
  readonly members: () => readonly M[];
  readonly extents: (member: M, entry: Entry) => Extents;
  readonly read: (member: M, entry: Entry, offset: number, length: number) => Uint8Array;
  readonly times: (member: M, entry: Entry) => EntryFacts['times'];
  readonly unallocated: () => Iterable<ByteRange>;
}

const NOWHERE: Extents = { ranges: [], certainty: 'allocated', slack: null, notices: [] };

/** An archive as a file system: opened without unpacking, each member where it lies. */
export function archiveFileSystem<M extends Member>(reader: ArchiveReader<M>): FileSystem {
  const { kind, partition, label, clusterSize, notices } = reader;
  let list: readonly M[] | null = null;
  const members = (): readonly M[] => (list ??= reader.members());
  const memberOf = ({ number, identity }: Entry): M | null => {
    const member = members()[number - 1];
    return member === undefined || String(member.at) !== identity ? null : member;
  };
  return {
    kind,
    partition,
    label,
    serial: null,
    clusterSize,
    notices: notices.notices,
    entries: () => archiveEntries(members(), notices),
    extents(entry) {
      const member = memberOf(entry);
      return member === null ? NOWHERE : reader.extents(member, entry);
    },
    facts(entry) {
      const member = memberOf(entry);
      const none: EntryFacts = { times: [], flags: [], links: null, allocated: true, attributes: [] };
      if (member === null) return none;
      return { ...none, times: reader.times(member, entry), flags: member.flags, allocated: !member.deleted };
    },
    read(entry, offset = 0, length = Math.max(0, entry.size - offset)) {
      const member = memberOf(entry);
      if (member !== null && length > 0) return reader.read(member, entry, offset, length);
      if (length === 0) return new Uint8Array(0);
      throw new ImageError('image.content-missing', {
        path: entry.path,
        offset,
        wanted: length,
        available: 0,
      });
    },
    unallocated: () => {
      members();
      return reader.unallocated();
    },
  };
}
