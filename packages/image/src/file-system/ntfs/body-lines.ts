import { NTFS_ATTRIBUTE as AT, NTFS_FILE_NAME as NAME, NTFS_STANDARD as STANDARD } from '@tracecraft/formats';
import { toUtf8 } from '@tracecraft/bytes';
import type { Entry } from '../../contract.ts';
import { writeBodyfile } from '../../listing/bodyfile.ts';
import type { ByteLines } from '../../listing/byte-lines.ts';
import { withoutC0 } from '../../listing/printable.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { le64 } from './attribute.ts';
import { IndexName } from './names.ts';
import { entriesOf, modeText } from './entry.ts';
import type { StoredFile } from './file.ts';
import { peerFiletime } from './filetime.ts';
import { PlainRecord } from './plain-record.ts';
import type { Found, Step } from './walk.ts';
import type { NtfsVolume } from './volume.ts';

const BAR = 124;
const DASH = 45;

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
  private readonly record = new PlainRecord();
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
        file !== null && name instanceof IndexName && !name.deleted && !name.isDots && this.record.scan(file);
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

  private lines(step: Step, name: IndexName, file: StoredFile): boolean {
    if (step !== this.step) {
      this.step = step;
      this.folder = toUtf8(withoutC0(`${this.prefix}${step.path}/`));
    }
    const { out } = this;
    const { standard, before, count, shown } = this.record;
    this.mode = modeText(name.letter, file.directory, le32(file.bytes, standard + STANDARD.attributes));
    this.owner = le32(file.bytes, standard + STANDARD.owner);
    let more = true;
    for (let i = 0; i < count && more; i++) {
      const named = this.record.longName >= 0;
      if (named && i === before) this.nameLine(name, file);
      this.ownLine(name, file, shown[i]!);
      more = out.end();
      if (named && i === count - 1 && before === count) more = this.nameLine(name, file);
    }
    return more;
  }

  private ownLine(name: IndexName, { number, bytes }: StoredFile, at: number): void {
    const { out } = this;
    const { standard } = this.record;
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
    const { out } = this;
    const { longName: at } = this.record;
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
