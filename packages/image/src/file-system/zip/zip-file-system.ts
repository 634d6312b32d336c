import type { RandomAccess } from '@tracecraft/bytes';
import type { ByteRange, FileSystem, Partition } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { cachedSource } from '../../source/cached-source.ts';
import { rangeSource } from '../../source/range-source.ts';
import { archiveFileSystem } from '../archive/archive-file-system.ts';
import { codePage437, utf8OrNull } from '../archive/name-text.ts';
import { utcRule, type ZoneRule } from '../fat/dos-time.ts';
import type { ZipWorld } from './central-directory.ts';
import { findDirectory } from './find-directory.ts';
import { ZipContent } from './zip-content.ts';
import { readZip, type ZipList } from './zip-list.ts';
import type { ZipMember } from './zip-member.ts';

/** Longest comment shown as the archive's label. */
const MOST_LABEL = 80;
const MOST_TARGET = 4096;

function worldOf(raw: RandomAccess, partition: Partition, zone: ZoneRule): ZipWorld {
  const size = Math.min(partition.length, raw.size - partition.offset);
  return { source: cachedSource(rangeSource(raw, partition.offset, size)), base: partition.offset, zone };
}

/** Opens a zip as a file system: listed by its directory, unpacked only where something is read. */
export function openZip(raw: RandomAccess, partition: Partition, zone: ZoneRule = utcRule): FileSystem {
  const notices = new NoticeLog();
  const world = worldOf(raw, partition, zone);
  const place = notices.orElse(() => findDirectory(world.source), null);
  const comment = place?.comment ?? new Uint8Array(0);
  let known: ZipList | null = null;
  const list = (): ZipList => (known ??= readZip(world, place, notices));
  const content = new ZipContent(world, notices, () => list().refused);
  return archiveFileSystem<ZipMember>({
    kind: 'zip',
    label: comment.length === 0 ? null : (utf8OrNull(comment) ?? codePage437(comment)).slice(0, MOST_LABEL),
    clusterSize: 1,
    partition,
    notices,
    members: () => list().members.map((member) => withTarget(member, content)),
    extents: (member) => content.extents(member),
    read: (member, { path }, offset, length) => content.read(member, path, offset, length),
    times: (member) => content.times(member),
    unallocated: (): readonly ByteRange[] =>
      list().gaps.map(({ offset, length }) => ({ offset: partition.offset + offset, length })),
  });
}

/** A symbolic link's content is what it points to. */
function withTarget(member: ZipMember, content: ZipContent): ZipMember {
  if (member.type !== 'link' || member.size === 0 || member.size > MOST_TARGET) return member;
  const bytes = new NoticeLog().orElse(() => content.read(member, member.name, 0, member.size), null);
  if (bytes === null) return member;
  return { ...member, target: utf8OrNull(bytes) ?? codePage437(bytes) };
}
