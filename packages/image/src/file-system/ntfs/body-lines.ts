import {
  NTFS_ATTRIBUTE as AT,
  NTFS_FILE_NAME as NAME,
  NTFS_RECORD,
  NTFS_STANDARD as STANDARD,
  NTFS_TYPE as TYPE,
} from '@tracecraft/formats';
import { toUtf8 } from '@tracecraft/bytes';
import type { Entry } from '../../contract.ts';
import { writeBodyfile } from '../../listing/bodyfile.ts';
import type { ByteLines } from '../../listing/byte-lines.ts';
import { withoutC0 } from '../../listing/printable.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { isNamed, le64 } from './attribute.ts';
import { IndexName } from './names.ts';
import { entriesOf, modeText, NAMES_INDEX } from './entry.ts';
import type { StoredFile } from './file.ts';
import { peerFiletime } from './filetime.ts';
import { utf16 } from './text.ts';
import type { Found, Step } from './walk.ts';
import type { NtfsVolume } from './volume.ts';

const BAR = 124;
const DASH = 45;
/** Streams of a file that is written here. */
const MOST_SHOWN = 4;

/**
 * Lines of a body file straight from the records: what `writeBodyfile` makes of `entriesOf`, for files of one record with
 * nothing unusual, which are nearly all; the others go that way.
 */
export class NtfsBodyLines {
  private readonly volume: NtfsVolume;
  private readonly out: ByteLines;
  private readonly prefix: string;
  private step: Step | null = null;
  private folder: Uint8Array = new Uint8Array(0);
  /** Of the record looked at: where $STANDARD_INFORMATION and the last long name are, and the streams to show. */
  private standard = 0;
  private longName = 0;
  private readonly shown = new Int32Array(MOST_SHOWN);
  private count = 0;
  /** Streams before the long name. */
  private before = 0;
  private mode = '';
  private owner = 0;

  constructor(volume: NtfsVolume, out: ByteLines, prefix: string) {
    this.volume = volume;
    this.out = out;
    this.prefix = prefix;
  }

  /** False once nobody reads any more. */
  write(found: Iterable<Found>): boolean {
    for (const { step, name, file } of found) {
      const plain =
        file !== null && name instanceof IndexName && !name.deleted && !name.isDots && this.scan(file);
      const more = plain
        ? this.lines(step, name, file)
        : this.slow(entriesOf(this.volume, step.path, name, file));
      if (!more) return false;
    }
    return true;
  }

  slow(entries: Iterable<Entry>): boolean {
    for (const entry of entries) if (!writeBodyfile(entry, this.out, this.prefix)) return false;
    return true;
  }

  /** Looks through a record's attributes; false where something in it is unusual. */
  private scan({ bytes, at, end }: StoredFile): boolean {
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

  private lines(step: Step, name: IndexName, file: StoredFile): boolean {
    if (step !== this.step) {
      this.step = step;
      this.folder = toUtf8(withoutC0(`${this.prefix}${step.path}/`));
    }
    const { standard, before, count, out } = this;
    this.mode = modeText(name.letter, file.directory, le32(file.bytes, standard + STANDARD.attributes));
    this.owner = le32(file.bytes, standard + STANDARD.owner);
    let more = true;
    for (let i = 0; i < count && more; i++) {
      const named = this.longName >= 0;
      if (named && i === before) this.nameLine(name, file);
      this.ownLine(name, file, this.shown[i]!);
      more = out.end();
      if (named && i === count - 1 && before === count) more = this.nameLine(name, file);
    }
    return more;
  }

  private ownLine(name: IndexName, { number, bytes }: StoredFile, at: number): void {
    const { standard, out } = this;
    this.start(name);
    out.letter(BAR);
    this.rest(number, bytes, at);
    const resident = bytes[at + AT.nonResident] === 0;
    out.number(resident ? le32(bytes, at + AT.valueLength) : le64(bytes, at + AT.size));
    this.time(bytes, standard + STANDARD.accessed);
    this.time(bytes, standard + STANDARD.modified);
    this.time(bytes, standard + STANDARD.changed);
    this.time(bytes, standard + STANDARD.created);
  }

  private nameLine(name: IndexName, { number, bytes }: StoredFile): boolean {
    const { longName: at, out } = this;
    const value = at + le16(bytes, at + AT.valueAt);
    this.start(name);
    out.text(' ($FILE_NAME)|');
    this.rest(number, bytes, at);
    out.number(le32(bytes, at + AT.valueLength));
    this.time(bytes, value + NAME.accessed);
    this.time(bytes, value + NAME.modified);
    this.time(bytes, value + NAME.changed);
    this.time(bytes, value + NAME.created);
    return out.end();
  }

  private start(name: IndexName): void {
    this.out.text('0|');
    this.out.raw(this.folder, 0, this.folder.length);
    this.out.units(name.bytes, name.key + NAME.name, name.length);
  }

  /** Number of the attribute at `at`, mode and owner. */
  private rest(number: number, bytes: Uint8Array, at: number): void {
    const { out } = this;
    out.number(number);
    out.letter(DASH);
    out.number(le32(bytes, at));
    out.letter(DASH);
    out.number(le16(bytes, at + AT.id));
    out.letter(BAR);
    out.text(this.mode);
    out.letter(BAR);
    out.number(this.owner);
    out.text('|0|');
  }

  private time(bytes: Uint8Array, at: number): void {
    this.out.letter(BAR);
    this.out.number(peerFiletime(bytes, at));
  }
}
