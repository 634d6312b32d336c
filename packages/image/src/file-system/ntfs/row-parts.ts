import { NTFS_FILE_NAME as NAME, NTFS_TYPE as TYPE } from '@tracecraft/formats';
import { toUtf8 } from '@tracecraft/bytes';
import { unitsAsUtf8 } from '../../listing/byte-lines.ts';
import type { LineParts } from '../../listing/line-parts.ts';
import type { PlainTable } from './plain-table.ts';

/** The longest name as UTF-8, and its mark. */
const ROOM = 3 * 255 + 16;
const MARK = toUtf8(' ($FILE_NAME)');

/** Gives the lines of names whose file is in the table in parts. */
export class RowParts {
  private readonly parts: LineParts;
  private readonly plain: PlainTable;
  private readonly name = { bytes: new Uint8Array(ROOM), length: 0 };
  private readonly facts = { number: 0, owner: 0, size: 0 };
  private readonly times: { words: Uint32Array; at: number } = { words: new Uint32Array(0), at: 0 };
  /** `|r/rrwxrwxrwx|48|0`, and the numbers given to it with attributes before it. */
  private shared = '';
  private readonly owners = new Map<number, number>();

  constructor(parts: LineParts, plain: PlainTable) {
    this.parts = parts;
    this.plain = plain;
  }

  /** The lines of the name whose copy is at `key`; the table stands at its file. */
  write(record: number, bytes: Uint8Array, key: number, shared: string): void {
    const { plain, name } = this;
    if (shared !== this.shared) {
      this.shared = shared;
      this.owners.clear();
    }
    name.length = unitsAsUtf8(bytes, key + NAME.name, bytes[key + NAME.nameLength]!, name.bytes, 0);
    this.times.words = plain.words;
    this.facts.number = record;
    if (plain.nameBefore) this.nameLine();
    this.line(plain.streamType, plain.streamId, plain.size, plain.ownTimes);
    if (plain.nameAfter) this.nameLine();
  }

  private nameLine(): void {
    const { plain, name } = this;
    name.bytes.set(MARK, name.length);
    name.length += MARK.length;
    this.line(TYPE.fileName, plain.nameId, plain.nameSize, plain.nameTimes);
    name.length -= MARK.length;
  }

  private line(type: number, id: number, size: number, at: number): void {
    const { facts, times } = this;
    facts.owner = this.owner(type, id);
    facts.size = size;
    times.at = at;
    this.parts.line(this.name, facts, times);
  }

  private owner(type: number, id: number): number {
    const key = type * 0x1_0000 + id;
    let owner = this.owners.get(key);
    if (owner === undefined)
      this.owners.set(key, (owner = this.parts.owner(toUtf8(`-${type}-${id}${this.shared}`))));
    return owner;
  }
}
