import { NTFS_FILE_NAME as NAME, NTFS_INDEX as AT, NTFS_TYPE as TYPE } from '@tracecraft/formats';
import { toUtf8 } from '@tracecraft/bytes';
import type { Entry } from '../../contract.ts';
import { writeBodyfile } from '../../listing/bodyfile.ts';
import type { ByteLines } from '../../listing/byte-lines.ts';
import type { LineParts } from '../../listing/line-parts.ts';
import { withoutC0 } from '../../listing/printable.ts';
import { TAKEN, type Taken } from '../../listing/taken.ts';
import { TimesText } from '../../listing/times-text.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48 } from './attribute.ts';
import { IndexName, isDots } from './names.ts';
import { entriesOf, modeText } from './entry.ts';
import type { PlainTable } from './plain-table.ts';
import { RowParts } from './row-parts.ts';
import type { Found, Step } from './walk.ts';
import type { NtfsVolume } from './volume.ts';

const BAR = 124;
const DASH = 45;
const NAME_MARK = toUtf8(' ($FILE_NAME)');

/**
 * Lines of a body file straight from the table of plain records: what `writeBodyfile` makes of `entriesOf`, for files of one
 * record with nothing unusual, which are nearly all; the others go that way.
 */
export class NtfsBodyLines {
  private readonly volume: NtfsVolume;
  private readonly out: ByteLines;
  private readonly prefix: string;
  private readonly plain: PlainTable;
  private open = true;
  private step: Step | null = null;
  /** `0|/folder/` */
  private head: Uint8Array = new Uint8Array(0);
  /** `|r/rrwxrwxrwx|48|0|` for a mode and an owner. */
  private owner: Uint8Array = new Uint8Array(0);
  private shared = '';
  private rows: RowParts | null = null;
  private letter = '';
  private folder = false;
  private flags = -1;
  private uid = -1;
  /** The copy of the name is in `bytes` from `key` on. */
  private bytes: Uint8Array = new Uint8Array(0);
  private key = 0;
  private readonly ownTimes = new TimesText();
  private readonly nameTimes = new TimesText();

  constructor(volume: NtfsVolume, out: ByteLines, prefix: string, plain: PlainTable) {
    this.volume = volume;
    this.out = out;
    this.prefix = prefix;
    this.plain = plain;
  }

  /** False once nobody reads any more. */
  write(found: Iterable<Found>): boolean {
    for (const { step, name, file } of found)
      if (!this.open || !this.slow(entriesOf(this.volume, step.path, name, file))) return false;
    return this.open;
  }

  slow(entries: Iterable<Entry>): boolean {
    for (const entry of entries) if (!writeBodyfile(entry, this.out, this.prefix)) return (this.open = false);
    return true;
  }

  /** Writes the lines of name `place` of a folder, where it is live and its file is in the table. */
  take(step: Step, place: number): Taken {
    const { names } = step;
    const key = names.keyAt(place);
    if (key >= 0) return this.takeKey(step, names.bytes, key);
    const name = names.at(place);
    return name instanceof IndexName && !name.deleted ? this.takeKey(step, name.bytes, name.key) : TAKEN.not;
  }

  private takeKey(step: Step, bytes: Uint8Array, key: number): Taken {
    const { plain } = this;
    const at = key - AT.entry.key;
    const record = le48(bytes, at);
    if (!this.open || !plain.find(record, le16(bytes, at + AT.entry.sequence)) || isDots(bytes, key))
      return TAKEN.not;
    const { folder } = plain;
    const letter = (le32(bytes, key + NAME.flags) & NAME.directory) === 0 ? 'r' : 'd';
    this.own(letter, folder);
    // Whoever takes parts gets what was written before first.
    const { parts } = this.out;
    if (step !== this.step) this.enter(step, parts);
    if (parts === null) this.lines(record, bytes, key);
    else (this.rows ??= new RowParts(parts, plain)).write(record, bytes, key, this.shared);
    return folder ? TAKEN.folder : TAKEN.file;
  }

  private lines(record: number, bytes: Uint8Array, key: number): void {
    const { plain } = this;
    this.bytes = bytes;
    this.key = key;
    if (plain.nameBefore) this.nameLine(record);
    this.ownLine(record);
    if (plain.nameAfter) this.nameLine(record);
  }

  private enter(step: Step, parts: LineParts | null): void {
    this.step = step;
    const path = withoutC0(`${this.prefix}${step.path}/`);
    this.head = toUtf8(`0|${path}`);
    parts?.folder(toUtf8(path));
  }

  private own(letter: string, folder: boolean): void {
    const { flags, owner } = this.plain;
    if (letter === this.letter && folder === this.folder && flags === this.flags && owner === this.uid)
      return;
    this.letter = letter;
    this.folder = folder;
    this.flags = flags;
    this.uid = owner;
    this.shared = `|${modeText(letter, folder, flags)}|${owner}|0`;
    this.owner = toUtf8(`${this.shared}|`);
  }

  private ownLine(record: number): void {
    const { out, plain } = this;
    this.start();
    this.number(record, plain.streamType, plain.streamId);
    out.number(plain.size);
    this.ownTimes.write(plain.words, plain.ownTimes, out);
    this.open = out.end();
  }

  private nameLine(record: number): void {
    const { out, plain } = this;
    this.start();
    out.whole(NAME_MARK);
    this.number(record, TYPE.fileName, plain.nameId);
    out.number(plain.nameSize);
    this.nameTimes.write(plain.words, plain.nameTimes, out);
    this.open = out.end();
  }

  private start(): void {
    const { out, bytes, key } = this;
    out.whole(this.head);
    out.units(bytes, key + NAME.name, bytes[key + NAME.nameLength]!);
  }

  /** Number of an attribute, mode and owner. */
  private number(record: number, type: number, id: number): void {
    const { out } = this;
    out.letter(BAR);
    out.number(record);
    out.letter(DASH);
    out.number(type);
    out.letter(DASH);
    out.number(id);
    out.whole(this.owner);
  }
}
