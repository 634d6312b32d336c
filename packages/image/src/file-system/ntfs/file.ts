import { NTFS_ATTRIBUTE, NTFS_FILE_NAME, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import { le16 } from '../../source/little-endian.ts';
import { listEntries, type ListEntry } from './attribute-list.ts';
import { attributesOf, le48, le64, sizeOf, valueAt, type StoredAttribute } from './attribute.ts';
import type { RecordPlace } from './mft.ts';
import type { NtfsVolume } from './volume.ts';

/** An attribute of a file, whole: its parts may lie in several records. */
export interface NtfsAttribute {
  readonly type: number;
  /** Its id; made up as Sleuth Kit does where it lies in another record than the first, so that ids stay apart. */
  readonly id: number;
  readonly name: string;
  readonly parts: StoredAttribute[];
}

/** A file or folder: its first record and everything its attribute list adds. */
export interface NtfsFile {
  readonly number: number;
  readonly sequence: number;
  readonly inUse: boolean;
  readonly directory: boolean;
  readonly attributes: readonly NtfsAttribute[];
}

/** Records one file may be spread over; damaged lists end here. */
const MOST_RECORDS = 4096;

/** The file whose first record is `number`; null where the record can't be read. */
export function readFile(volume: NtfsVolume, number: number): StoredFile | null {
  const place = volume.mft.find(number);
  return place === null ? null : new StoredFile(volume, number, place);
}

/** A file as its record has it; its attributes are put together when somebody asks for them, a listing mostly does not. */
export class StoredFile implements NtfsFile {
  readonly number: number;
  readonly sequence: number;
  readonly inUse: boolean;
  readonly directory: boolean;
  /** The record lies here, from `at` to `end`, until others are asked for. */
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;
  private readonly volume: NtfsVolume;
  private known: readonly NtfsAttribute[] | null = null;

  constructor(volume: NtfsVolume, number: number, { bytes, at, end }: RecordPlace) {
    const flags = le16(bytes, at + NTFS_RECORD.flags);
    this.volume = volume;
    this.number = number;
    this.sequence = le16(bytes, at + NTFS_RECORD.sequence);
    this.inUse = (flags & NTFS_RECORD.flag.inUse) !== 0;
    this.directory = (flags & NTFS_RECORD.flag.directory) !== 0;
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get attributes(): readonly NtfsAttribute[] {
    return (this.known ??= this.gathered());
  }

  private gathered(): NtfsAttribute[] {
    const attributes: NtfsAttribute[] = [];
    let list: StoredAttribute | null = null;
    const bytes = this.volume.mft.record(this.number);
    for (const part of bytes === null ? [] : attributesOf(this.number, bytes)) {
      gather(attributes, part, part.id);
      if (part.type === NTFS_TYPE.list) list = part;
    }
    if (list !== null) addListed(this.volume, this, list, attributes);
    return attributes;
  }
}

function gather(attributes: NtfsAttribute[], part: StoredAttribute, id: number): void {
  const { type, name } = part;
  if (part.resident) {
    attributes.push({ type, id, name, parts: [part] });
    return;
  }
  const known = attributes.find(
    (one) => one.type === type && one.name === name && (one.id === id || id === 0) && !one.parts[0]?.resident,
  );
  if (known === undefined) attributes.push({ type, id, name, parts: [part] });
  else known.parts.push(part);
}

function addListed(
  volume: NtfsVolume,
  { number, inUse }: NtfsFile,
  list: StoredAttribute,
  attributes: NtfsAttribute[],
): void {
  const bytes = volume.notices.orElse(
    () => volume.readAttribute({ type: list.type, id: list.id, name: '', parts: [list] }, 1 << 22),
    null,
  );
  if (bytes === null) return;
  const entries = listEntries(bytes);
  const idOf = peerIds(entries, number, list.id);
  const others = new Set(entries.map(({ record }) => record).filter((one) => one !== number && one !== 0));
  for (const record of [...others].slice(0, MOST_RECORDS)) {
    const extension = volume.mft.record(record);
    if (extension === null) continue;
    if (le48(extension, NTFS_RECORD.base) !== number) {
      if (inUse) volume.notices.add('ntfs.record-astray', { number, record });
      continue;
    }
    for (const part of attributesOf(record, extension)) gather(attributes, part, idOf(part));
  }
}

/** Sleuth Kit numbers the attributes of other records on from the highest id of the list, once for each type and name. */
function peerIds(
  entries: readonly ListEntry[],
  number: number,
  listId: number,
): (part: StoredAttribute) => number {
  const kinds: { type: number; name: string; record: number; id: number }[] = [];
  let next = listId;
  for (const { type, name, record, id } of entries) {
    next = Math.max(next, id);
    if (!kinds.some((one) => one.type === type && one.name === name))
      kinds.push({ type, name, record, id: 0 });
  }
  for (const kind of kinds) if (kind.record !== number) kind.id = ++next;
  return ({ type, name, id }) => kinds.find((one) => one.type === type && one.name === name)?.id ?? id;
}

/** The value of a resident attribute and where it stands in its record's bytes. */
export function valueOf(
  file: NtfsFile,
  type: number,
): { readonly bytes: Uint8Array; readonly at: number; readonly size: number } | null {
  const part = file.attributes.find((one) => one.type === type)?.parts[0];
  if (part?.resident !== true) return null;
  return { bytes: part.bytes, at: valueAt(part), size: sizeOf(part) };
}

/** The $FILE_NAME attributes that are no short DOS names. */
export function longNames(file: NtfsFile): NtfsAttribute[] {
  return file.attributes.filter(isLongName);
}

/** Whether an attribute is a $FILE_NAME, and no short DOS name. */
export function isLongName({ type, parts: [part] }: NtfsAttribute): boolean {
  if (type !== NTFS_TYPE.fileName || part?.resident !== true) return false;
  const at = valueAt(part);
  return (
    sizeOf(part) >= NTFS_FILE_NAME.name && part.bytes[at + NTFS_FILE_NAME.space] !== NTFS_FILE_NAME.spaceDos
  );
}

/** Bytes of content; where an extension's header says none, what its runs hold. */
export function contentSize(volume: NtfsVolume, attribute: NtfsAttribute): number {
  const [part] = attribute.parts;
  if (part === undefined) return 0;
  const size = sizeOf(part);
  if (part.resident || size > 0) return size;
  const runs = volume.notices.orElse(() => volume.runsOf({ ...attribute, parts: [part] }), []);
  const last = runs.at(-1);
  return last === undefined ? 0 : (last.first + last.count) * volume.geometry.clusterSize;
}

/** Bytes that were ever written; what follows reads as zeros. */
export function initialised({ parts: [part] }: NtfsAttribute): number {
  if (part === undefined) return 0;
  return part.resident ? sizeOf(part) : le64(part.bytes, part.at + NTFS_ATTRIBUTE.initialised);
}
