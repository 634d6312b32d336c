import type { RandomAccess } from '@tracecraft/bytes';
import { ZIP, ZIP_CENTRAL, ZIP_LOCAL } from '@tracecraft/formats';
import type { SourcedTime } from '../../contract.ts';
import type { ZoneRule } from '../fat/dos-time.ts';
import { extraFields, unixIds, wideValues } from './extra-fields.ts';
import type { DirectoryPlace } from './find-directory.ts';
import { cipherOf, kindOf, nameText, withFlags, type ZipMember } from './zip-member.ts';
import { listedTimes, zipTimes } from './zip-times.ts';

/** Entries that are read of a directory. */
export const MOST_MEMBERS = 2_000_000;

/** What is read, where from, and in which zone times without one are read. */
export interface ZipWorld {
  readonly source: RandomAccess;
  /** Where the source begins in the raw image. */
  readonly base: number;
  readonly zone: ZoneRule;
}

/** The members of a directory, and where reading it ended: behind its last entry, or where it is damaged. */
export function readDirectory(
  world: ZipWorld,
  place: DirectoryPlace,
): { readonly members: ZipMember[]; readonly end: number } {
  const members: ZipMember[] = [];
  const stop = place.offset + place.size;
  let at = place.offset;
  while (at + ZIP_CENTRAL.size <= stop && members.length < MOST_MEMBERS) {
    const view = ZIP_CENTRAL.view(world.source.read(at, ZIP_CENTRAL.size));
    if (view.signature !== ZIP.central) break;
    const { nameLength, extraLength, commentLength } = view;
    const next = at + ZIP_CENTRAL.size + nameLength + extraLength + commentLength;
    if (next > stop) break;
    const rest = world.source.read(at + ZIP_CENTRAL.size, nameLength + extraLength);
    members.push(memberAt(world, place.shift, at, view, rest));
    at = next;
  }
  return { members, end: at };
}

function memberAt(
  { base, zone }: ZipWorld,
  shift: number,
  at: number,
  view: ReturnType<typeof ZIP_CENTRAL.view>,
  rest: Uint8Array,
): ZipMember {
  const { flags, method, time, date, crc, nameLength, madeBy, external } = view;
  const nameBytes = rest.subarray(0, nameLength);
  const fields = extraFields(rest.subarray(nameLength));
  const [size = 0, packedSize = 0, header = 0] = wideValues(fields, [
    view.size,
    view.packedSize,
    view.header,
  ]);
  const host = madeBy >> 8;
  const { name, assumed } = slashed(nameText(nameBytes, flags, fields), host);
  const kind = kindOf(host, external, name);
  const protection = cipherOf(flags, method, fields);
  return {
    name,
    nameLength,
    type: kind.type,
    mode: kind.mode,
    flags: withFlags(kind.flags, {
      'name-encoding-assumed': assumed,
      encrypted: protection.cipher !== null,
    }),
    ...protection,
    ...unixIds(fields),
    size,
    packedSize,
    crc,
    header: header + shift,
    least: ZIP_LOCAL.size + nameLength + packedSize,
    at: base + at,
    times: listedTimes(date, time, fields, zone),
    deleted: false,
  };
}

/** Every time the entry at `at` of the directory keeps, and the bytes of its name. */
export function directoryFacts(
  { source, zone }: ZipWorld,
  at: number,
): { readonly times: readonly SourcedTime[]; readonly nameBytes: Uint8Array } {
  const { time, date, nameLength, extraLength } = ZIP_CENTRAL.view(source.read(at, ZIP_CENTRAL.size).slice());
  const rest = source.read(at + ZIP_CENTRAL.size, nameLength + extraLength).slice();
  const fields = extraFields(rest.subarray(nameLength));
  return { times: zipTimes(date, time, fields, zone), nameBytes: rest.subarray(0, nameLength) };
}

/** Some Windows packers part folders by their own sign, against the rules. */
function slashed(named: ReturnType<typeof nameText>, host: number): ReturnType<typeof nameText> {
  const { fat, ntfs, vfat } = ZIP.host;
  const windows = host === fat || host === ntfs || host === vfat;
  const turned = windows && named.name.includes('\\') && !named.name.includes('/');
  return turned ? { ...named, name: named.name.replaceAll('\\', '/') } : named;
}
