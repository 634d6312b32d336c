import {
  NTFS,
  NTFS_ATTRIBUTE,
  NTFS_FILE_NAME as NAME,
  NTFS_INDEX as AT,
  NTFS_RECORD,
  NTFS_TYPE,
} from '@tracecraft/formats';
import type { Entry, Extents } from '../../contract.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48, le64, valueAt } from './attribute.ts';
import { timesAt } from './entry.ts';
import { longNames, valueOf, type NtfsFile } from './file.ts';
import { fixUp } from './fix-up.ts';
import { recordHasName } from './record-name.ts';
import { reusedMemory, type Memory } from './reused-memory.ts';
import { nameOf } from './text.ts';
import type { NtfsVolume } from './volume.ts';

const MOST_INDEX = 1 << 27;
const MOST_DEPTH = 256;
/** Offset in a record of the bytes it uses. */
const RECORD_USED = 24;
/** FILETIME of 1980, 2020 and 2100 in units of 2^32 steps. */
const FROM_1980 = 27_846_551;
const TO_2020 = 30_786_272;
const TO_2100 = 36_666_031;
const TIMES: readonly number[] = [NAME.created, NAME.modified, NAME.changed, NAME.accessed];
/** Parts the identity of a name in slack from where it stands; other identities have none. */
const PLACE_MARK = '@';

interface Stretch {
  readonly bytes: Uint8Array;
  /** Where the part in use begins, and ends. */
  readonly used: number;
  readonly from: number;
  readonly end: number;
  /** The listing looks there too, and takes what Sleuth Kit takes. */
  readonly listed: boolean;
}

/** Whether an entry is a name found in slack alone, by its identity. */
export function isSlackName({ identity }: Entry): boolean {
  return identity.includes(PLACE_MARK);
}

/** A name has no content: its file is listed by its own record, or gone. */
export const NAME_ONLY: Extents = {
  ranges: [],
  slack: null,
  certainty: 'guessed',
  notices: [{ code: 'ntfs.name-only', params: {} }],
};

/**
 * Names of files that only unused space of a folder still has: behind its index, in an index record or in the folder's own
 * record. Those the listing shows are left out. Sizes and times are the index's copies of that time.
 */
export function* namesInSlack(volume: NtfsVolume): Generator<Entry> {
  const found: Found[] = [];
  const { mft } = volume;
  // what is kept of one folder's names holds none of its bytes
  const memory = reusedMemory();
  for (let number = 0; number < mft.records; number++) {
    const place = mft.find(number);
    if (place === null || le48(place.bytes, place.at + NTFS_RECORD.base) !== 0) continue;
    if ((le16(place.bytes, place.at + NTFS_RECORD.flags) & NTFS_RECORD.flag.directory) === 0) continue;
    const folder = volume.file(number);
    const record = mft.record(number);
    if (folder !== null && record !== null) found.push(...namesOf(volume, folder, record, memory));
  }
  const doubtful = new Set(found.flatMap(({ key, whole }) => (whole ? [] : [key])));
  const told = doubtful.size === 0 ? doubtful : namesRecordsTell(volume, doubtful);
  for (const { key, whole, entry } of found) if (whole || !told.has(key)) yield entry;
}

interface Found {
  readonly entry: Entry;
  /** Folder and name. */
  readonly key: string;
  /** Its head says which record it named. */
  readonly whole: boolean;
}

/** Those of `wanted` that some record, in use or not, gives as its own: the listing has them. */
function namesRecordsTell({ mft }: NtfsVolume, wanted: ReadonlySet<string>): Set<string> {
  const told = new Set<string>();
  for (const { bytes } of mft.all()) {
    let at = le16(bytes, NTFS_RECORD.attributesAt);
    while (at + NTFS_ATTRIBUTE.residentSize <= bytes.length) {
      const type = le32(bytes, at);
      const length = le32(bytes, at + NTFS_ATTRIBUTE.length);
      if (length === 0 || type > NTFS_TYPE.fileName || at + length > bytes.length) break;
      const value = at + le16(bytes, at + NTFS_ATTRIBUTE.valueAt);
      if (type === NTFS_TYPE.fileName && value + NAME.name < bytes.length) {
        const key = `${le48(bytes, value + NAME.parent)} ${nameOf(bytes, value)}`;
        if (wanted.has(key)) told.add(key);
      }
      at += length;
    }
  }
  return told;
}

function* namesOf(
  volume: NtfsVolume,
  folder: NtfsFile,
  record: Uint8Array,
  memory: Memory,
): Generator<Found> {
  const parts = [...stretches(volume, folder, record, memory)];
  const seen = new Set<string>();
  let live: ReadonlySet<string> | null = null;
  let path: string | null = null;
  for (const stretch of parts)
    for (const key of keysIn(volume, folder.number, stretch)) {
      const { bytes } = stretch;
      const whole = isWhole(volume, bytes, key);
      if (whole && recordHasName(volume.mft, le48(bytes, key - AT.entry.key), bytes, key)) continue;
      const name = nameOf(bytes, key);
      const id = whole ? `${name} ${le48(bytes, key - AT.entry.key)}` : name;
      if (seen.has(id) || (whole && isNamed(volume, folder, bytes, key, name))) continue;
      seen.add(id);
      // Without its head it can be an old copy of a name in use, which moved when the index grew.
      live ??= liveNames(folder.number, parts);
      if (!whole && live.has(name)) continue;
      path ??= pathOf(volume, folder);
      yield { entry: entryOf(volume, path, name, bytes, key), key: `${folder.number} ${name}`, whole };
    }
}

function liveNames(folder: number, parts: readonly Stretch[]): ReadonlySet<string> {
  const names = new Set<string>();
  // most places fall by their first byte
  const low = folder % 256;
  for (const { bytes, used, from } of parts)
    for (let key = used + AT.entry.key; key + NAME.name + 2 <= from; key += 4)
      if (bytes[key + NAME.parent] === low && le48(bytes, key + NAME.parent) === folder)
        if (isName(bytes, key, from)) names.add(nameOf(bytes, key));
  return names;
}

function* stretches(
  volume: NtfsVolume,
  folder: NtfsFile,
  record: Uint8Array,
  memory: Memory,
): Generator<Stretch> {
  const used = le32(record, RECORD_USED);
  if (used < record.length) yield { bytes: record, used, from: used, end: record.length, listed: false };
  const root = valueOf(folder, NTFS_TYPE.indexRoot);
  if (root !== null && root.size >= AT.root.list + 16)
    yield behind(root.bytes, root.at + AT.root.list, root.at + root.size);
  const attribute = folder.attributes.find(({ type }) => type === NTFS_TYPE.indexAllocation);
  const part = attribute?.parts[0];
  if (attribute === undefined || part === undefined || part.resident) return;
  const size = le64(part.bytes, part.at + 40);
  const bytes = volume.notices.orElse(() => volume.readAttribute(attribute, MOST_INDEX, size, memory), null);
  const { indexSize } = volume.geometry;
  for (let at = 0; bytes !== null && at + indexSize <= bytes.length; at += indexSize)
    if (le32(bytes, at) === AT.magic && fixUp(bytes, at, indexSize))
      yield behind(bytes, at + AT.record.list, at + indexSize);
}

/** What lies behind the used part of the list whose header is at `at`. */
function behind(bytes: Uint8Array, at: number, end: number): Stretch {
  const from = Math.min(end, at + le32(bytes, at + AT.list.used));
  return { bytes, used: at + le32(bytes, at + AT.list.first), from, end, listed: true };
}

/** Places of $FILE_NAME copies that name `folder` as theirs. */
function* keysIn(
  volume: NtfsVolume,
  folder: number,
  { bytes, from, end, listed }: Stretch,
): Generator<number> {
  const first = Math.ceil(Math.max(from, AT.entry.key) / 4) * 4;
  const low = folder % 256;
  for (let key = first; key + NAME.name + 2 <= end; key += 4) {
    if (bytes[key + NAME.parent] !== low || le48(bytes, key + NAME.parent) !== folder) continue;
    if (!isName(bytes, key, end)) continue;
    if (listed && isWhole(volume, bytes, key) && isBefore2020(bytes, key)) continue;
    yield key;
  }
}

function isName(bytes: Uint8Array, key: number, end: number): boolean {
  const length = bytes[key + NAME.nameLength]!;
  if (length === 0 || bytes[key + NAME.space]! > 3 || bytes[key + NAME.space] === NAME.spaceDos) return false;
  if (key + NAME.name + 2 * length > end || le64(bytes, key + NAME.allocated) < le64(bytes, key + NAME.size))
    return false;
  for (let i = 0; i < length; i++) if (le16(bytes, key + NAME.name + 2 * i) < 0x20) return false;
  return TIMES.every((at) => le32(bytes, key + at + 4) > FROM_1980 && le32(bytes, key + at + 4) < TO_2100);
}

function isBefore2020(bytes: Uint8Array, key: number): boolean {
  return TIMES.every((at) => le32(bytes, key + at + 4) < TO_2020);
}

/** Whether the head before the name is whole too, so that it says which record it named. */
function isWhole(volume: NtfsVolume, bytes: Uint8Array, key: number): boolean {
  const at = key - AT.entry.key;
  const keyLength = NAME.name + 2 * bytes[key + NAME.nameLength]!;
  return le16(bytes, at + AT.entry.keyLength) === keyLength && le48(bytes, at) <= volume.mft.records;
}

/** Whether the record it names still says so itself: then the listing has it. */
function isNamed(
  volume: NtfsVolume,
  folder: NtfsFile,
  bytes: Uint8Array,
  key: number,
  name: string,
): boolean {
  const file = volume.file(le48(bytes, key - AT.entry.key));
  if (file === null) return false;
  return longNames(file).some(({ parts: [part] }) => {
    const at = valueAt(part!);
    return le48(part!.bytes, at + NAME.parent) === folder.number && nameOf(part!.bytes, at) === name;
  });
}

function entryOf(volume: NtfsVolume, folder: string, name: string, bytes: Uint8Array, key: number): Entry {
  const at = key - AT.entry.key;
  const whole = isWhole(volume, bytes, key);
  const record = whole ? le48(bytes, at) : 0;
  const sequence = whole ? le16(bytes, at + AT.entry.sequence) : 0;
  const directory = (le32(bytes, key + NAME.flags) & NAME.directory) !== 0;
  return {
    path: `${folder}/${name}`,
    name,
    type: directory ? 'directory' : 'file',
    deleted: true,
    // The record it named does not say so any more.
    reallocated: true,
    number: record,
    identity: `${record}-${sequence}${PLACE_MARK}${folder}/${name}`,
    size: directory ? 0 : le64(bytes, key + NAME.size),
    ...timesAt(bytes, key),
    mode: directory ? 'd/----------' : 'r/----------',
    start: null,
  };
}

/** The folder's path by the names its own records give. */
function pathOf(volume: NtfsVolume, folder: NtfsFile): string {
  const names: string[] = [];
  let at: NtfsFile | null = folder;
  while (at !== null && at.number !== NTFS.record.root && names.length < MOST_DEPTH) {
    const part: NtfsFile['attributes'][number]['parts'][number] | undefined = longNames(at)[0]?.parts[0];
    if (part === undefined) return ['', '$OrphanFiles', ...names].join('/');
    names.unshift(nameOf(part.bytes, valueAt(part)));
    at = volume.file(le48(part.bytes, valueAt(part) + NAME.parent));
  }
  return ['', ...names].join('/');
}
