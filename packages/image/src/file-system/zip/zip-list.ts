import type { ByteRange } from '../../contract.ts';
import type { NoticeLog } from '../../notice-log.ts';
import { ZIP_LOCAL } from '@tracecraft/formats';
import { MOST_MEMBERS, readDirectory, type ZipWorld } from './central-directory.ts';
import type { DirectoryPlace } from './find-directory.ts';
import { localMembers } from './local-headers.ts';
import { gapsBetween, overlapping } from './shared-bytes.ts';
import type { ZipMember } from './zip-member.ts';

/** Everything a zip holds. */
export interface ZipList {
  /** In the order of the directory; those it does not list come behind. */
  readonly members: readonly ZipMember[];
  /** Those whose bytes are others' too. */
  readonly refused: ReadonlySet<ZipMember>;
  /** Bytes nobody claims, from the start of the source. */
  readonly gaps: readonly ByteRange[];
}

/** Reads the list by the directory at `place`, and by the headers before files where that is missing or damaged. */
export function readZip(world: ZipWorld, place: DirectoryPlace | null, notices: NoticeLog): ZipList {
  const { source, base } = world;
  const empty = { members: [], end: 0 };
  const { members, end } = place === null ? empty : notices.orElse(() => readDirectory(world, place), empty);
  if (place === null) notices.add('zip.directory-missing');
  const damaged = place !== null && end < place.offset + place.size && members.length < MOST_MEMBERS;
  if (damaged)
    notices.add('zip.directory-damaged', {
      entries: members.length,
      stated: place.entries,
      offset: base + end,
    });
  if (members.length >= MOST_MEMBERS) notices.add('archive.members-many', { most: MOST_MEMBERS });
  const whole = place !== null && !damaged;
  const gaps = trueGaps(world, members, gapsBetween(members, 0, place?.offset ?? source.size));
  const unlisted = notices.orElse(() => [...inGaps(world, gaps, whole)], []);
  if (whole && unlisted.length > 0) notices.add('zip.unlisted', { entries: unlisted.length });
  const all = [...members, ...unlisted];
  return told(
    { members: all, refused: overlapping(all), gaps: remaining(gaps, unlisted) },
    world,
    place,
    notices,
  );
}

/** Gaps of such a number that the headers before them are not looked at. */
const MOST_GAPS = 10_000;

/** Gaps without what the local headers before them need more than the directory tells: their own extra fields. */
function trueGaps(
  { source }: ZipWorld,
  members: readonly ZipMember[],
  gaps: readonly ByteRange[],
): ByteRange[] {
  const large = gaps.filter(({ length }) => length > ZIP_LOCAL.size);
  if (large.length === 0 || large.length > MOST_GAPS) return large;
  const byEnd = new Map(members.map((member) => [member.header + member.least, member]));
  return large.flatMap(({ offset, length }) => {
    const before = byEnd.get(offset);
    if (before === undefined || before.header + ZIP_LOCAL.size > source.size) return [{ offset, length }];
    const { nameLength, extraLength } = ZIP_LOCAL.view(source.read(before.header, ZIP_LOCAL.size));
    const more = Math.max(0, extraLength + nameLength - before.nameLength);
    return length - more > ZIP_LOCAL.size ? [{ offset: offset + more, length: length - more }] : [];
  });
}

function* inGaps(world: ZipWorld, gaps: readonly ByteRange[], deleted: boolean): Generator<ZipMember> {
  let count = 0;
  for (const { offset, length } of gaps) {
    if (length <= ZIP_LOCAL.size) continue;
    for (const { member } of localMembers(world, offset, offset + length, deleted)) {
      if (++count > MOST_MEMBERS) return;
      yield member;
    }
  }
}

function remaining(gaps: readonly ByteRange[], found: readonly ZipMember[]): ByteRange[] {
  if (found.length === 0) return gaps.filter(({ length }) => length > ZIP_LOCAL.size);
  return gaps
    .flatMap(({ offset, length }) =>
      gapsBetween(
        found.filter(({ header }) => header >= offset && header < offset + length),
        offset,
        offset + length,
      ),
    )
    .filter(({ length }) => length > ZIP_LOCAL.size);
}

function told(
  list: ZipList,
  { source, base }: ZipWorld,
  place: DirectoryPlace | null,
  notices: NoticeLog,
): ZipList {
  const locked = list.members.filter(({ cipher }) => cipher !== null);
  if (locked.length > 0) {
    const ciphers = [...new Set(locked.map(({ cipher }) => cipher))].join(', ');
    notices.add('zip.encrypted', { entries: locked.length, ciphers });
  }
  if (list.refused.size > 0) notices.add('zip.overlap', { entries: list.refused.size });
  if (place !== null && place.end < source.size)
    notices.add('archive.trailing', { offset: base + place.end, bytes: source.size - place.end });
  const beyond = list.members.find(({ header, least }) => header + least > (place?.offset ?? source.size));
  if (beyond !== undefined)
    notices.add('image.truncated', {
      structure: 'zip',
      field: beyond.name,
      offset: base + beyond.header,
      wanted: beyond.least,
      available: Math.max(0, (place?.offset ?? source.size) - beyond.header),
    });
  return list;
}
