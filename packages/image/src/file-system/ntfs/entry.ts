import { NTFS, NTFS_FILE_NAME, NTFS_STANDARD, NTFS_TYPE } from '@tracecraft/formats';
import type { Entry, FileNameFacts } from '../../contract.ts';
import { le32 } from '../../source/little-endian.ts';
import { NO_UTC_TIME } from '../utc-time.ts';
import { isShown, sizeOf, valueAt } from './attribute.ts';
import type { NtfsName } from './names.ts';
import { contentSize, isLongName, valueOf, type NtfsAttribute, type NtfsFile } from './file.ts';
import { filetime } from './filetime.ts';
import type { NtfsVolume } from './volume.ts';

const NOTHING = {
  modified: NO_UTC_TIME,
  accessed: NO_UTC_TIME,
  changed: NO_UTC_TIME,
  created: NO_UTC_TIME,
} as const;

/** The index of names of a folder, which is its own content. */
export const NAMES_INDEX = '$I30';

/** An entry while it is put together: one object, filled in place, because half a million copies take time. */
type Draft = { -readonly [field in keyof Entry]: Entry[field] };

/** What a name leads to: an entry for the file and one for each further stream, in the order `fls` shows them. */
export function entriesOf(
  volume: NtfsVolume,
  folder: string,
  name: NtfsName,
  file: NtfsFile | null,
): readonly Entry[] {
  const path = `${folder}/${name.name}`;
  const dot = name.name === '.' || name.name === '..';
  if (file === null) return dot ? [] : [withoutFile(path, name)];
  const number = String(file.number);
  const entries: Draft[] = [];
  for (const attribute of file.attributes) {
    const { type } = attribute;
    // `fls` shows the streams of a folder once more below its own dot.
    if (dot ? type !== NTFS_TYPE.data || name.name !== '.' : !isShown(type)) continue;
    const entry = plainEntry(path, name, file, number);
    addStream(volume, entry, file, attribute, number);
    entries.push(entry);
  }
  if (!dot) addFileName(path, name, file, entries, number);
  return entries;
}

function plainEntry(path: string, name: NtfsName, file: NtfsFile, number: string): Draft {
  const standard = valueOf(file, NTFS_TYPE.standard);
  const entry: Draft = {
    path,
    name: name.name,
    type: name.letter === 'd' ? 'directory' : 'file',
    deleted: name.deleted,
    reallocated: name.deleted && file.inUse,
    number: file.number,
    identity: `${number}-${file.sequence}`,
    size: 0,
    modified: NO_UTC_TIME,
    accessed: NO_UTC_TIME,
    changed: NO_UTC_TIME,
    created: NO_UTC_TIME,
    mode: modeText(
      name.letter,
      file.directory,
      standard === null ? -1 : le32(standard.bytes, standard.at + NTFS_STANDARD.attributes),
    ),
    start: null,
  };
  if (standard !== null) addStandard(entry, standard, name);
  return entry;
}

function addStandard(entry: Draft, standard: Value, { copy }: NtfsName): void {
  const { bytes, at } = standard;
  entry.modified = filetime(bytes, at + NTFS_STANDARD.modified);
  entry.accessed = filetime(bytes, at + NTFS_STANDARD.accessed);
  entry.changed = filetime(bytes, at + NTFS_STANDARD.changed);
  entry.created = filetime(bytes, at + NTFS_STANDARD.created);
  const owner = le32(bytes, at + NTFS_STANDARD.owner);
  if (standard.size >= NTFS_STANDARD.sizeWithOwner) entry.uid = owner;
  else entry.peerUid = owner;
  if (copy !== null && differs(standard, copy)) entry.indexTimes = timesAt(copy.bytes, copy.at);
}

/** Both keep creation, modification, change and access in this order; a folder's copy is renewed late. */
function differs(standard: Value, { bytes, at }: { bytes: Uint8Array; at: number }): boolean {
  const first = at + NTFS_FILE_NAME.created;
  let same = 0;
  while (same < 32 && bytes[first + same] === standard.bytes[standard.at + same]) same++;
  return same < 32;
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

/** By the flags and the letter; a damaged disk can hold any, but few at once. */
const FILE_MODES = new Map<number, string>();
const FOLDER_MODES = new Map<number, string>();

/** Type by the name and by the record, and rights by its flags (-1: it has none) as `fls` shows them. */
export function modeText(letter: string, directory: boolean, flags: number): string {
  const known = directory ? FOLDER_MODES : FILE_MODES;
  const key = letter === 'd' ? flags : letter === 'r' ? flags + 2 ** 32 : flags + 2 ** 33;
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = `${letter}/${directory ? 'd' : 'r'}${rights(flags)}`));
  return text;
}

function rights(flags: number): string {
  if (flags < 0) return '---------';
  const readable = (flags & NTFS_STANDARD.attribute.readOnly) === 0 ? 'r' : '-';
  // Sleuth Kit shows hidden files as not writable.
  const writable = (flags & NTFS_STANDARD.attribute.hidden) === 0 ? 'w' : '-';
  return `${readable}${writable}x`.repeat(3);
}

function addStream(
  volume: NtfsVolume,
  entry: Draft,
  file: NtfsFile,
  attribute: NtfsAttribute,
  number: string,
): void {
  const { type, id, name: stream } = attribute;
  const index = type === NTFS_TYPE.indexRoot;
  const own = stream === '' || (index && stream === NAMES_INDEX);
  entry.type = own && index ? 'directory' : index || isVirtual(file) ? 'virtual-file' : 'file';
  entry.size = contentSize(volume, attribute);
  entry.numberText = `${number}-${type}-${id}`;
  if (own) return;
  entry.path += `:${stream}`;
  entry.name += `:${stream}`;
  entry.identity += `:${id}`;
}

/** A stream as long as the volume, with nothing in it but bad clusters. */
function isVirtual({ number }: NtfsFile): boolean {
  return number === NTFS.record.badClusters;
}

/** The line of the last long name's times, put beside the entry it is shown next to. */
function addFileName(path: string, name: NtfsName, file: NtfsFile, entries: Draft[], number: string): void {
  const { attributes } = file;
  let last = attributes.length - 1;
  while (last >= 0 && !isLongName(attributes[last]!)) last--;
  const named = attributes[last];
  const fits = named !== undefined && named.id === named.parts[0]?.id;
  let before = 0;
  for (let i = 0; i < last; i++) if (isShown(attributes[i]!.type)) before++;
  const line = entries.length === 0 ? 'instead' : before < entries.length ? 'before' : 'after';
  if (entries.length === 0) entries.push(plainEntry(path, name, file, number));
  if (!fits) return;
  entries[Math.min(before, entries.length - 1)]!.fileName = fileNameFacts(path, named, line, number);
}

function fileNameFacts(
  path: string,
  { parts, type, id }: NtfsAttribute,
  line: FileNameFacts['line'],
  number: string,
): FileNameFacts {
  const part = parts[0]!;
  const { bytes } = part;
  const at = valueAt(part);
  return {
    path,
    line,
    numberText: `${number}-${type}-${id}`,
    size: sizeOf(part),
    modified: filetime(bytes, at + NTFS_FILE_NAME.modified),
    accessed: filetime(bytes, at + NTFS_FILE_NAME.accessed),
    changed: filetime(bytes, at + NTFS_FILE_NAME.changed),
    created: filetime(bytes, at + NTFS_FILE_NAME.created),
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
