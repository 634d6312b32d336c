import {
  NTFS_ATTRIBUTE as AT,
  NTFS_FILE_NAME as NAME,
  NTFS_RECORD,
  NTFS_STANDARD as STANDARD,
  NTFS_TYPE as TYPE,
} from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { isNamed, le64 } from './attribute.ts';
import { NAMES_INDEX } from './entry.ts';
import type { RecordPlace } from './mft.ts';
import { utf16 } from './text.ts';

/** Streams of a file that is taken for plain. */
const MOST_SHOWN = 4;

/** A file of one record with nothing unusual, which nearly all are: where in its bytes stands what a listing shows. */
export class PlainRecord {
  /** Where the value of $STANDARD_INFORMATION is, and the attribute of the last long name (-1: it has none). */
  standard = 0;
  longName = 0;
  /** The attributes to show, `count` of them. */
  readonly shown: Int32Array = new Int32Array(MOST_SHOWN);
  count = 0;
  /** Streams before the long name. */
  before = 0;

  /** Looks through a record's attributes; false where something in it is unusual. */
  scan({ bytes, at, end }: RecordPlace): boolean {
    this.count = 0;
    this.before = 0;
    this.standard = -1;
    this.longName = -1;
    for (let next = at + le16(bytes, at + NTFS_RECORD.attributesAt); next + AT.residentSize <= end; ) {
      const type = le32(bytes, next);
      if (type === AT.end) break;
      const length = le32(bytes, next + AT.length);
      if (length < AT.residentSize || next + length > end) return false;
      if (!this.take(type, bytes, next, length)) return false;
      next += length;
    }
    return this.count > 0 && this.standard >= 0 && this.standard + STANDARD.owner + 4 <= end;
  }

  private take(type: number, bytes: Uint8Array, at: number, length: number): boolean {
    const resident = bytes[at + AT.nonResident] === 0;
    const value = le16(bytes, at + AT.valueAt);
    const size = le32(bytes, at + AT.valueLength);
    if (
      resident ? value + size > length : length < AT.nonResidentSize || le16(bytes, at + AT.runsAt) > length
    )
      return false;
    if (type === TYPE.list) return false;
    if (type === TYPE.standard) {
      if (!resident || size < STANDARD.size || this.standard >= 0) return false;
      this.standard = at + value;
    } else if (type === TYPE.fileName) {
      if (!resident || size < NAME.name) return false;
      if (bytes[at + value + NAME.space] === NAME.spaceDos) return true;
      this.longName = at;
      this.before = this.count;
    } else if (type === TYPE.data || type === TYPE.indexRoot)
      return this.show(type, bytes, at, length, resident);
    return true;
  }

  private show(type: number, bytes: Uint8Array, at: number, length: number, resident: boolean): boolean {
    if (this.count === MOST_SHOWN) return false;
    if (isNamed(bytes, at, length)) {
      if (type === TYPE.data) return false;
      if (utf16(bytes, at + le16(bytes, at + AT.nameAt), bytes[at + AT.nameLength]!) !== NAMES_INDEX)
        return false;
    }
    // Pieces of one stream, and a size only its runs tell.
    if (!resident && (this.count > 0 || le64(bytes, at + AT.size) === 0)) return false;
    this.shown[this.count++] = at;
    return true;
  }
}
