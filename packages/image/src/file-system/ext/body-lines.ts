import { toUtf8 } from '@tracecraft/bytes';
import { EXT_MODE } from '@tracecraft/formats';
import type { ByteLines } from '../../listing/byte-lines.ts';
import { withoutC0 } from '../../listing/printable.ts';
import { TAKEN, type Taken } from '../../listing/taken.ts';
import { TimesText } from '../../listing/times-text.ts';
import { entryMode } from './entry.ts';
import { InodeColumns } from './inode-columns.ts';
import { StoredName, type ExtName } from './names.ts';
import type { ExtVolume } from './volume.ts';
import type { Step } from './walk.ts';

const BAR = 124;
/** From so many names on the inodes of a directory are read in their own order. */
const MANY = 1024;

/**
 * Lines of a body file straight from inodes: what `writeBodyfile` makes of their entries, for live names that are no link;
 * the others go that way.
 */
export class ExtBodyLines {
  private readonly volume: ExtVolume;
  private readonly out: ByteLines;
  private readonly prefix: string;
  private open = true;
  private step: Step | null = null;
  /** `0|/folder/` */
  private head: Uint8Array = new Uint8Array(0);
  /** Of the names of a large directory; null for a small one, whose inodes go through `one`. */
  private columns: InodeColumns | null = null;
  /** The large directory they are of: others may be entered meanwhile. */
  private readonly large = new WeakMap<Step, InodeColumns>();
  private readonly one = new InodeColumns(1);
  /** `|r/rrw-r--r--|0|0|` of a name's type, a mode and its owners. */
  private owner: Uint8Array = new Uint8Array(0);
  private type = -1;
  private mode = -1;
  private uid = -1;
  private gid = -1;
  private readonly times = new TimesText();

  constructor(volume: ExtVolume, out: ByteLines, prefix: string) {
    this.volume = volume;
    this.out = out;
    this.prefix = prefix;
  }

  /** Writes the line of name `place` of a directory. */
  take(step: Step, place: number, name: ExtName): Taken {
    if (!(name instanceof StoredName) || name.deleted || !this.open) return TAKEN.not;
    const end = name.plainEnd;
    if (end < 0) return TAKEN.not;
    if (step !== this.step) this.enter(step);
    if (this.columns !== null)
      return this.columns.isKnown(place) ? this.line(name, end, this.columns, place) : TAKEN.not;
    return this.one.take(0, this.volume, name.inode) ? this.line(name, end, this.one, 0) : TAKEN.not;
  }

  private enter(step: Step): void {
    this.step = step;
    this.head = toUtf8(withoutC0(`0|${this.prefix}${step.path}/`));
    this.columns = this.large.get(step) ?? null;
    if (this.columns !== null || step.names.length < MANY) return;
    this.columns = InodeColumns.of(this.volume, step.names);
    this.large.set(step, this.columns);
  }

  private line(name: StoredName, end: number, columns: InodeColumns, row: number): Taken {
    const { out } = this;
    const mode = columns.modeOf(row);
    this.own(name.type, mode, columns.uidOf(row), columns.gidOf(row));
    out.whole(this.head);
    out.raw(name.bytes, name.at, end);
    out.letter(BAR);
    out.number(name.inode);
    out.whole(this.owner);
    out.number(columns.sizeOf(row));
    this.times.write(columns.words, columns.timesAt(row), out);
    this.open = out.end();
    return (mode & EXT_MODE.mask) === EXT_MODE.directory ? TAKEN.folder : TAKEN.file;
  }

  private own(type: number, mode: number, uid: number, gid: number): void {
    if (type === this.type && mode === this.mode && uid === this.uid && gid === this.gid) return;
    this.type = type;
    this.mode = mode;
    this.uid = uid;
    this.gid = gid;
    this.owner = toUtf8(`|${entryMode(type, mode)}|${uid}|${gid}|`);
  }
}
