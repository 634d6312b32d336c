import {
  NTFS,
  NTFS_ATTRIBUTE as AT,
  NTFS_FILE_NAME as NAME,
  NTFS_STANDARD as STANDARD,
  NTFS_TYPE as TYPE,
} from '@tracecraft/formats';
import type { Entry } from '../../contract.ts';
import { COPIED, PlainRow, type KeptRow } from '../../listing/plain-row.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { le64 } from './attribute.ts';
import { entriesOf } from './entry.ts';
import type { StoredFile } from './file.ts';
import { filetime } from './filetime.ts';
import { IndexName } from './names.ts';
import { PlainRecord } from './plain-record.ts';
import type { NtfsVolume } from './volume.ts';
import type { Found, Step } from './walk.ts';

const SLASH = 47;

/** Rows straight from the records, for the same files whose body-file lines are made so; the others as entries. */
export class NtfsRows {
  private readonly volume: NtfsVolume;
  private readonly record = new PlainRecord();
  private readonly row = new PlainRow();
  private step: Step | null = null;

  constructor(volume: NtfsVolume) {
    this.volume = volume;
  }

  *of(found: Iterable<Found>): Generator<Entry | PlainRow> {
    const { record, row } = this;
    for (const { step, name, file } of found) {
      const plain =
        file !== null &&
        name instanceof IndexName &&
        !name.deleted &&
        !name.isDots &&
        this.named(name) &&
        record.scan(file);
      if (!plain) yield* entriesOf(this.volume, step.path, name, file);
      else {
        this.fill(step, name, file);
        for (let i = 0; i < record.count; i++) {
          this.show(file, record.shown[i]!);
          yield row;
        }
      }
    }
  }

  /** Takes the name over; false where it holds a `/`. */
  private named({ bytes, key, length }: IndexName): boolean {
    const at = key + NAME.name;
    let count = 0;
    for (; count < length; count++) {
      const unit = le16(bytes, at + 2 * count);
      if (unit === SLASH) return false;
      if (unit === 0) break;
    }
    const { row } = this;
    row.bytes = bytes;
    row.nameAt = at;
    row.nameLength = count;
    return count > 0;
  }

  private fill(step: Step, name: IndexName, { number, sequence, bytes }: StoredFile): void {
    const { row } = this;
    const { standard } = this.record;
    if (step !== this.step) {
      this.step = step;
      row.folder = `${step.path}/`;
    }
    row.number = number;
    row.sequence = sequence;
    row.folderLetter = name.letter === 'd';
    row.modified = secondsAt(bytes, standard + STANDARD.modified);
    row.accessed = secondsAt(bytes, standard + STANDARD.accessed);
    row.changed = secondsAt(bytes, standard + STANDARD.changed);
    row.created = secondsAt(bytes, standard + STANDARD.created);
    const copy = name.key + NAME.created;
    row.copyAt = same(name.bytes, copy, bytes, standard) ? -1 : copy;
  }

  private show({ number, bytes }: StoredFile, at: number): void {
    const { row } = this;
    const type = le32(bytes, at);
    row.attributeType = type;
    row.attributeId = le16(bytes, at + AT.id);
    row.size =
      bytes[at + AT.nonResident] === 0 ? le32(bytes, at + AT.valueLength) : le64(bytes, at + AT.size);
    row.type =
      type === TYPE.indexRoot ? 'directory' : number === NTFS.record.badClusters ? 'virtual-file' : 'file';
  }
}

/** The entry of a plain row, read anew; null where its record is gone, because the image changed. */
export function entryOfRow(volume: NtfsVolume, kept: KeptRow): Entry | null {
  const { folder, name, number, identity, numberText, folderLetter, copy } = kept;
  const file = volume.file(number);
  if (file === null || identity !== `${number}-${file.sequence}`) return null;
  const called = {
    name,
    record: number,
    sequence: file.sequence,
    letter: folderLetter ? ('d' as const) : ('r' as const),
    deleted: false,
    hash: 0,
    copy: copy === null ? null : { bytes: asFileName(copy), at: 0 },
  };
  return entriesOf(volume, folder, called, file).find((entry) => entry.numberText === numberText) ?? null;
}

/** The copied times where $FILE_NAME has them. */
function asFileName(copy: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(NAME.name);
  bytes.set(copy, NAME.created);
  return bytes;
}

function secondsAt(bytes: Uint8Array, at: number): number {
  return filetime(bytes, at).seconds ?? Number.NaN;
}

/** Both keep creation, modification, change and access in this order. */
function same(copies: Uint8Array, copy: number, bytes: Uint8Array, standard: number): boolean {
  let at = 0;
  while (at < COPIED && copies[copy + at] === bytes[standard + at]) at++;
  return at === COPIED;
}
