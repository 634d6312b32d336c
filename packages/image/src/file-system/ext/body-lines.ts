import { toUtf8 } from '@tracecraft/bytes';
import { EXT_MODE } from '@tracecraft/formats';
import { writeBodyfile } from '../../listing/bodyfile.ts';
import type { ByteLines } from '../../listing/byte-lines.ts';
import { withoutC0 } from '../../listing/printable.ts';
import { entryMode } from './entry.ts';
import type { ExtInode } from './inode.ts';
import { StoredName } from './names.ts';
import type { Found, Step } from './walk.ts';

const BAR = 124;

/**
 * Lines of a body file straight from inodes: what `writeBodyfile` makes of their entries, for live names that are no link;
 * the others go that way.
 */
export class ExtBodyLines {
  private readonly out: ByteLines;
  private readonly prefix: string;
  private step: Step | null = null;
  private folder: Uint8Array = new Uint8Array(0);

  constructor(out: ByteLines, prefix: string) {
    this.out = out;
    this.prefix = prefix;
  }

  /** False once nobody reads any more. */
  write({ step, name, inode, entry }: Found): boolean {
    if (inode === null || inode.type === EXT_MODE.link || name.deleted || !(name instanceof StoredName))
      return writeBodyfile(entry(), this.out, this.prefix);
    const end = name.plainEnd;
    if (end < 0) return writeBodyfile(entry(), this.out, this.prefix);
    if (step !== this.step) {
      this.step = step;
      this.folder = toUtf8(withoutC0(`${this.prefix}${step.path}/`));
    }
    return this.line(name, end, inode);
  }

  private line(name: StoredName, end: number, inode: ExtInode): boolean {
    const { out } = this;
    out.text('0|');
    out.raw(this.folder, 0, this.folder.length);
    out.raw(name.bytes, name.at, end);
    this.number(name.inode);
    out.letter(BAR);
    out.text(entryMode(name.type, inode.mode));
    this.number(inode.uid);
    this.number(inode.gid);
    this.number(inode.size);
    this.number(inode.peerAccessed);
    this.number(inode.peerModified);
    this.number(inode.rawChanged);
    this.number(inode.peerCreated);
    return out.end();
  }

  private number(value: number): void {
    this.out.letter(BAR);
    this.out.number(value);
  }
}
