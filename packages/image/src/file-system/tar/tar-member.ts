import type { RandomAccess } from '@tracecraft/bytes';
import { EXT_MODE, TAR } from '@tracecraft/formats';
import type { ByteRange, Entry } from '../../contract.ts';
import type { Member, PlacedMember } from '../archive/member.ts';
import { utf8OrNull } from '../archive/name-text.ts';
import { unixTime } from '../archive/unix-time.ts';
import { modeText } from '../mode-text.ts';
import { NO_UTC_TIME } from '../utc-time.ts';
import { paxTime } from './pax.ts';
import { leadingMap, sparseRanges, type SparseMap } from './sparse-map.ts';
import type { TarHeader } from './tar-header.ts';

/** What extended headers before a member say of it. */
export interface Extended {
  readonly pax: ReadonlyMap<string, string>;
  readonly sparse: readonly number[];
  readonly name: Uint8Array | null;
  readonly link: Uint8Array | null;
}

/** The map of an old GNU sparse file, its whole size, and where its data begins. */
export interface GnuSparse {
  readonly map: SparseMap;
  readonly size: number;
  readonly data: number;
}

/** Where a member stands, in bytes from the start of the tar. */
export interface TarPlace {
  readonly at: number;
  readonly data: number;
  /** Bytes behind the header, and those of them that are there. */
  readonly size: number;
  readonly stored: number;
  readonly gnu: GnuSparse | null;
}

interface World {
  readonly source: RandomAccess;
  readonly base: number;
  readonly linked: (name: string) => PlacedMember | undefined;
}

/** Kind of file by the header's type, as the bits of a Unix mode; what POSIX does not know counts as a file. */
const KINDS: Readonly<Record<string, number>> = {
  '2': EXT_MODE.link,
  '3': EXT_MODE.character,
  '4': EXT_MODE.block,
  '5': EXT_MODE.directory,
  '6': EXT_MODE.fifo,
  D: EXT_MODE.directory,
};

function letters(bytes: Uint8Array): string {
  return utf8OrNull(bytes) ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function typeOf({ type }: TarHeader, kind: number, name: string): Entry['type'] {
  if (type === 'V') return 'volume-label';
  if (kind === EXT_MODE.directory || (type === '0' && name.endsWith('/'))) return 'directory';
  if (kind === EXT_MODE.link) return 'link';
  return kind === EXT_MODE.regular ? 'file' : 'special';
}

/** The member a header and the extended headers before it tell of. */
export function memberOf(header: TarHeader, extended: Extended, place: TarPlace, world: World): PlacedMember {
  const { pax } = extended;
  const name = pax.get('GNU.sparse.name') ?? pax.get('path') ?? letters(extended.name ?? header.name);
  const link = pax.get('linkpath') ?? letters(extended.link ?? header.link);
  const type = typeOf(header, KINDS[header.type] ?? EXT_MODE.regular, name);
  const kind = type === 'directory' ? EXT_MODE.directory : (KINDS[header.type] ?? EXT_MODE.regular);
  const mode = modeText(kind | ((header.mode ?? 0) & 0o7777));
  const hard = header.type === '1' ? world.linked(link) : undefined;
  const content = hard ?? contentOf(extended, place, world);
  return {
    name,
    type,
    mode: `${mode[0]}/${mode}`,
    at: world.base + place.at,
    deleted: false,
    times: timesOf(header, pax),
    ...owner('uid', pax, header.uid),
    ...owner('gid', pax, header.gid),
    ...(type === 'link' && { target: link }),
    size: content.size,
    ranges: content.ranges,
    slack: content.slack,
    flags: [
      ...content.flags.filter((flag) => flag !== 'hard-link'),
      ...(header.type === '1' ? ['hard-link'] : []),
      ...(header.type === 'M' ? ['goes-on-from-another-volume'] : []),
    ],
  };
}

function owner(
  which: 'uid' | 'gid',
  pax: ReadonlyMap<string, string>,
  stated: number | null,
): { readonly uid?: number; readonly gid?: number } {
  const value = Number(pax.get(which) ?? stated ?? Number.NaN);
  return Number.isSafeInteger(value) ? { [which]: value } : {};
}

function timesOf(header: TarHeader, pax: ReadonlyMap<string, string>): Member['times'] {
  const time = (keyword: string, stated: number | null): Member['times']['modified'] => {
    const value = pax.get(keyword);
    const read = value === undefined ? null : paxTime(value);
    if (read !== null) return unixTime(read.seconds, read.nanoseconds);
    return stated === null ? NO_UTC_TIME : unixTime(stated);
  };
  return {
    modified: time('mtime', header.modified),
    accessed: time('atime', header.accessed),
    changed: time('ctime', header.changed),
    created: time('LIBARCHIVE.creationtime', null),
  };
}

type Content = Pick<PlacedMember, 'size' | 'ranges' | 'slack' | 'flags'>;

function contentOf(extended: Extended, place: TarPlace, { source, base }: World): Content {
  const { data, size, stored } = place;
  const padding = (TAR.block - (size % TAR.block)) % TAR.block;
  const behind = base + data + size;
  const slack: ByteRange | null =
    stored === size && padding > 0 && data + size + padding <= source.size
      ? { offset: behind, length: padding }
      : null;
  const sparse = sparseOf(extended, place, source);
  if (sparse !== null) {
    const { map, size: whole, data: from } = sparse;
    const left = Math.max(0, stored - (from - data));
    const ranges = map === null || whole < 0 ? null : sparseRanges(map, whole, base + from, left);
    if (ranges !== null) return { size: whole, ranges, slack, flags: ['sparse'] };
  }
  const ranges = stored > 0 ? [{ offset: base + data, length: stored }] : [];
  return { size, ranges, slack, flags: sparse === null ? [] : ['sparse', 'map-damaged'] };
}

/** Where the map of a sparse file stands differs in every format GNU tar has had; null for other files. */
function sparseOf(
  { pax, sparse }: Extended,
  { gnu, data, stored }: TarPlace,
  source: RandomAccess,
): { readonly map: SparseMap | null; readonly size: number; readonly data: number } | null {
  if (gnu !== null) return gnu;
  const size = Number(pax.get('GNU.sparse.realsize') ?? pax.get('GNU.sparse.size') ?? Number.NaN);
  if (!Number.isSafeInteger(size)) return null;
  if (pax.get('GNU.sparse.major') === '1') {
    const leading = leadingMap((index) => {
      const at = index * TAR.block;
      return at + TAR.block > stored ? null : source.read(data + at, TAR.block);
    });
    return { map: leading?.map ?? null, size, data: data + (leading?.blocks ?? 0) * TAR.block };
  }
  const listed = pax.get('GNU.sparse.map');
  const map = listed === undefined ? sparse : listed.split(',').map(Number);
  return { map: map.length > 0 || size === 0 ? map : null, size, data };
}
