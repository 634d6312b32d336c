import { NTFS, NTFS_FILE_NAME, NTFS_STANDARD, NTFS_TYPE } from '@tracecraft/formats';
import type { Entry, FileNameFacts } from '../../contract.ts';
import { le32 } from '../../source/little-endian.ts';
import { NO_UTC_TIME } from '../utc-time.ts';
import { isShown, sizeOf, valueAt } from './attribute.ts';
import type { NtfsName } from './directory.ts';
import { contentSize, longNames, valueOf, type NtfsAttribute, type NtfsFile } from './file.ts';
import { filetime } from './filetime.ts';
import type { NtfsVolume } from './volume.ts';

const NOTHING = {
  modified: NO_UTC_TIME,
  accessed: NO_UTC_TIME,
  changed: NO_UTC_TIME,
  created: NO_UTC_TIME,
} as const;

/** The index of names of a folder, which is its own content. */
const NAMES_INDEX = '$I30';

/** What a name leads to: an entry for the file and one for each further stream, in the order `fls` shows them. */
export function entriesOf(
  volume: NtfsVolume,
  folder: string,
  name: NtfsName,
  file: NtfsFile | null,
): Entry[] {
  const path = `${folder}/${name.name}`;
  const dot = name.name === '.' || name.name === '..';
  if (file === null) return dot ? [] : [withoutFile(path, name)];
  const common = commonOf(name, file);
  // `fls` shows the streams of a folder once more below its own dot.
  const shown = file.attributes.filter(({ type }) =>
    dot ? type === NTFS_TYPE.data && name.name === '.' : isShown(type),
  );
  const entries = shown.map((attribute) =>
    entryOf(volume, { path, name: name.name }, file, attribute, common),
  );
  if (dot) return entries;
  return withFileName(path, name, file, entries, common);
}

type Common = Pick<Entry, 'deleted' | 'reallocated' | 'number' | 'mode' | 'start' | keyof typeof NOTHING> &
  Partial<Entry>;

function commonOf({ letter, deleted, copy }: NtfsName, file: NtfsFile): Common {
  const standard = valueOf(file, NTFS_TYPE.standard);
  return {
    deleted,
    reallocated: deleted && file.inUse,
    number: file.number,
    start: null,
    mode: `${letter}/${file.directory ? 'd' : 'r'}${standard === null ? '---------' : rights(standard)}`,
    ...(standard === null ? NOTHING : standardFacts(standard)),
    ...(standard !== null && copy !== null && indexFacts(standard, copy)),
  };
}

/** Both keep creation, modification, change and access in this order; a folder's copy is renewed late. */
function indexFacts(standard: Value, { bytes, at }: { bytes: Uint8Array; at: number }): Partial<Entry> {
  const first = at + NTFS_FILE_NAME.created;
  let same = 0;
  while (same < 32 && bytes[first + same] === standard.bytes[standard.at + same]) same++;
  return same === 32 ? {} : { indexTimes: timesAt(bytes, at) };
}

/** The four times of a $FILE_NAME value. */
export function timesAt(bytes: Uint8Array, at: number): Pick<Entry, keyof typeof NOTHING> {
  return {
    modified: filetime(bytes, at + NTFS_FILE_NAME.modified),
    accessed: filetime(bytes, at + NTFS_FILE_NAME.accessed),
    changed: filetime(bytes, at + NTFS_FILE_NAME.changed),
    created: filetime(bytes, at + NTFS_FILE_NAME.created),
  };
}

type Value = NonNullable<ReturnType<typeof valueOf>>;

function rights({ bytes, at }: Value): string {
  const flags = le32(bytes, at + NTFS_STANDARD.attributes);
  const readable = (flags & NTFS_STANDARD.attribute.readOnly) === 0 ? 'r' : '-';
  // Sleuth Kit shows hidden files as not writable.
  const writable = (flags & NTFS_STANDARD.attribute.hidden) === 0 ? 'w' : '-';
  return `${readable}${writable}x`.repeat(3);
}

function standardFacts({ bytes, at, size }: Value): typeof NOTHING | Common {
  const owner = le32(bytes, at + NTFS_STANDARD.owner);
  const known = size >= NTFS_STANDARD.sizeWithOwner;
  return {
    modified: filetime(bytes, at + NTFS_STANDARD.modified),
    accessed: filetime(bytes, at + NTFS_STANDARD.accessed),
    changed: filetime(bytes, at + NTFS_STANDARD.changed),
    created: filetime(bytes, at + NTFS_STANDARD.created),
    ...(known ? { uid: owner } : { peerUid: owner }),
  } as Common;
}

function entryOf(
  volume: NtfsVolume,
  named: { readonly path: string; readonly name: string },
  file: NtfsFile,
  attribute: NtfsAttribute,
  common: Common,
): Entry {
  const { type, id, name: stream } = attribute;
  const index = type === NTFS_TYPE.indexRoot;
  const own = stream === '' || (index && stream === NAMES_INDEX);
  const ending = own ? '' : `:${stream}`;
  // One spread, first: each more copies an object, half a million times.
  return {
    ...common,
    size: contentSize(volume, attribute),
    path: named.path + ending,
    name: named.name + ending,
    type: own && index ? 'directory' : index || isVirtual(file) ? 'virtual-file' : 'file',
    numberText: `${file.number}-${type}-${id}`,
    identity: own ? `${file.number}-${file.sequence}` : `${file.number}-${file.sequence}:${id}`,
  };
}

/** A stream as long as the volume, with nothing in it but bad clusters. */
function isVirtual({ number }: NtfsFile): boolean {
  return number === NTFS.record.badClusters;
}

/** The line of the last long name's times, put beside the entry it is shown next to. */
function withFileName(
  path: string,
  name: NtfsName,
  file: NtfsFile,
  entries: Entry[],
  common: Common,
): Entry[] {
  const named = longNames(file).at(-1);
  const plain = (): Entry => ({
    ...withoutFile(path, name),
    ...common,
    identity: `${file.number}-${file.sequence}`,
  });
  if (named === undefined || named.id !== named.parts[0]?.id)
    return entries.length === 0 ? [plain()] : entries;
  const before = file.attributes
    .slice(0, file.attributes.indexOf(named))
    .filter(({ type }) => isShown(type)).length;
  const line = entries.length === 0 ? 'instead' : before < entries.length ? 'before' : 'after';
  const facts = fileNameFacts(path, file, named, line);
  if (entries.length === 0) return [{ ...plain(), fileName: facts }];
  const at = Math.min(before, entries.length - 1);
  return entries.map((entry, i) => (i === at ? { ...entry, fileName: facts } : entry));
}

function fileNameFacts(
  path: string,
  file: NtfsFile,
  { parts, type, id }: NtfsAttribute,
  line: FileNameFacts['line'],
): FileNameFacts {
  const part = parts[0]!;
  return {
    path,
    line,
    numberText: `${file.number}-${type}-${id}`,
    size: sizeOf(part),
    ...timesAt(part.bytes, valueAt(part)),
  };
}

/** A name whose record belongs to another file now, or can't be read. */
function withoutFile(path: string, { name, record, sequence, letter, deleted }: NtfsName): Entry {
  return {
    path,
    name,
    type: letter === 'd' ? 'directory' : 'file',
    deleted,
    reallocated: false,
    number: record,
    identity: `${record}-${sequence}`,
    size: 0,
    ...NOTHING,
    mode: `${letter}/----------`,
    start: null,
  };
}

/** The folder of what no name leads to. */
export function orphanFolder(volume: NtfsVolume): Entry {
  return {
    path: '/$OrphanFiles',
    name: '$OrphanFiles',
    type: 'virtual-directory',
    deleted: false,
    reallocated: false,
    number: volume.mft.records,
    identity: '$OrphanFiles',
    size: 0,
    ...NOTHING,
    mode: 'V/V---------',
    start: null,
  };
}
