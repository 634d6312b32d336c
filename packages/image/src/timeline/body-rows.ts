import { joinBytes, toUtf8 } from '@tracecraft/bytes';
import type { ByteLines } from '../listing/byte-lines.ts';
import type { LineParts } from '../listing/line-parts.ts';
import { BodyLine } from './body-line.ts';
import { compareBytes, ownerOf, quoted } from './body-texts.ts';
import { KnownTexts } from './known-texts.ts';
import { NameTexts } from './name-texts.ts';

/** Rows of a block as a power of two, and 32-bit words of a row: where in it what stands. */
const SHIFT = 15;
const MASK = (1 << SHIFT) - 1;
const WORDS = 8;
const NAME = 0;
const NAME_LENGTH = 1;
const FOLDER = 2;
const OWNER = 3;
const NUMBER = 4;
const SIZE = 5;
const TIME = 6;
const HASH = 7;
/** In the word of the name's length: times and size stand apart; the number has no digits of its own. */
const TIMES_APART = 0x8000_0000;
const SIZE_APART = 0x4000_0000;
const NO_DIGITS = 0x2000_0000;
const LENGTH = 0x1fff_ffff;
const TIMES = 4;
const TWO_32 = 2 ** 32;
const QUOTE = 34;
const COMMA = 44;
/** Letters of a number in a key. */
const HELD = 6;
const HALF = 12 ** HELD;
/** Of the digits kept. */
const TENS = 10 ** 8;

/**
 * Lines of a body file in 32 bytes each and the text of their names, which for the two lines of an NTFS file is one. Half a
 * million files are a million lines: as objects, or with their whole text, they took most of a timeline's time.
 */
export class BodyRows implements LineParts {
  private readonly names = new NameTexts();
  private readonly folders = new KnownTexts(quoted);
  private readonly owners = new KnownTexts(ownerOf);
  private readonly blocks: Uint32Array[] = [];
  private readonly times: number[] = [];
  private readonly sizes: number[] = [];
  private readonly parsed = new BodyLine();
  private partsFolder = 0;
  private rows = 0;
  private seconds = 0;

  get count(): number {
    return this.rows;
  }

  /** Distinct seconds of each row, all together. */
  get events(): number {
    return this.seconds;
  }

  /** Takes the line from `from` to its end at `to`; one whose four times are 0 is left out. */
  add(bytes: Uint8Array, from: number, to: number): void {
    const { parsed } = this;
    parsed.split(bytes, from, to);
    if (parsed.isTimeless) return;
    const folder = this.folders.id(bytes, parsed.from, parsed.name);
    this.names.take(bytes, parsed.name, parsed.nameEnd);
    this.keep(folder, this.owners.id(bytes, parsed.rest, parsed.restEnd));
  }

  readonly folder: LineParts['folder'] = (path) => {
    this.partsFolder = this.folders.id(path, 0, path.length);
  };

  readonly owner: LineParts['owner'] = (text) => this.owners.id(text, 0, text.length);

  readonly line: LineParts['line'] = ({ bytes, length }, { number, owner, size }, { words, at }) => {
    const { parsed } = this;
    parsed.assign(number, size, words, at);
    if (parsed.isTimeless) return;
    this.names.take(bytes, 0, length);
    this.keep(this.partsFolder, owner);
  };

  /** Keeps a row of the name taken last. */
  private keep(folder: number, owner: number): void {
    const { parsed, names, rows, blocks } = this;
    if ((rows & MASK) === 0) blocks.push(new Uint32Array(WORDS << SHIFT));
    const block = blocks.at(-1)!;
    const at = (rows & MASK) * WORDS;
    block[at + NAME] = names.place;
    block[at + NAME_LENGTH] = names.length | (parsed.digits === 0 ? NO_DIGITS : 0);
    block[at + FOLDER] = folder;
    block[at + OWNER] = owner;
    block[at + NUMBER] = parsed.number;
    block[at + HASH] = names.hash + Math.imul(folder, 0x9e37_79b1);
    this.keepSize(block, at);
    this.keepTimes(block, at);
    this.rows++;
  }

  private keepSize(block: Uint32Array, at: number): void {
    const { size } = this.parsed;
    const apart = size < 0 || size >= TWO_32;
    block[at + SIZE] = apart ? this.sizes.push(size) - 1 : size;
    if (apart) block[at + NAME_LENGTH]! |= SIZE_APART;
  }

  private keepTimes(block: Uint32Array, at: number): void {
    const { times, distinct } = this.parsed;
    const first = times[0]!;
    const apart = distinct > 1 || first < 0 || first >= TWO_32;
    this.seconds += distinct;
    block[at + TIME] = apart ? this.times.length / TIMES : first;
    if (!apart) return;
    block[at + NAME_LENGTH]! |= TIMES_APART;
    for (const time of times) this.times.push(time);
  }

  private word(row: number, word: number): number {
    return this.blocks[row >>> SHIFT]![(row & MASK) * WORDS + word]!;
  }

  /** The second all four times of a row are; null where they differ, or are no number of 32 bits. */
  oneTime(row: number): number | null {
    return (this.word(row, NAME_LENGTH) & TIMES_APART) === 0 ? this.word(row, TIME) : null;
  }

  /** Time `field` of a row without one: accessed, modified, changed or created, in seconds. */
  time(row: number, field: number): number {
    return this.times[TIMES * this.word(row, TIME) + field]!;
  }

  /** A number that rows of the same path share. */
  hash(row: number): number {
    return this.word(row, HASH);
  }

  /** An order in which rows of the same path are neighbours: 0. */
  comparePaths(a: number, b: number): number {
    const folders = this.word(a, FOLDER) - this.word(b, FOLDER);
    return folders === 0 ? compareBytes(this.name(a), this.name(b)) : folders;
  }

  private name(row: number): Uint8Array {
    const place = this.word(row, NAME);
    const at = this.names.offset(place);
    return this.names.memory(place).subarray(at, at + (this.word(row, NAME_LENGTH) & LENGTH));
  }

  /**
   * Writes the first six letters of a row's number to `high`, the six after them to `low`, as whole numbers that have their
   * order: end, `-`, 0 to 9.
   */
  numberKeys(row: number, high: Uint32Array, low: Uint32Array): void {
    const { made } = this.owners;
    const { letters } = made[this.word(row, OWNER)]!;
    const digits = this.digits(row);
    let key = 0;
    let length = 0;
    if (digits >= 0)
      for (let top = TENS; top > 0; top = (top / 10) | 0) {
        const digit = (digits / top) | 0;
        if (length === 0 && digit === 0 && top > 1) continue;
        key = key * 12 + (digit % 10) + 2;
        length++;
      }
    for (let i = 0; length < 2 * HELD; i++, length++) key = key * 12 + (letters[i] ?? 0);
    high[row] = key / HALF;
    low[row] = key % HALF;
  }

  /** `number,path`, whose order is that of rows at one second. */
  text(row: number): Uint8Array {
    const digits = this.digits(row);
    const folder = this.folders.made[this.word(row, FOLDER)]!;
    const { number } = this.owners.made[this.word(row, OWNER)]!;
    return joinBytes([toUtf8(digits < 0 ? '' : String(digits)), number, toUtf8(','), folder, this.name(row)]);
  }

  private digits(row: number): number {
    return (this.word(row, NAME_LENGTH) & NO_DIGITS) === 0 ? this.word(row, NUMBER) : -1;
  }

  /** Writes the size. */
  writeSize(row: number, out: ByteLines): void {
    const size = this.word(row, SIZE);
    out.number((this.word(row, NAME_LENGTH) & SIZE_APART) === 0 ? size : this.sizes[size]!);
  }

  /** Writes `,mode,uid,gid,`. */
  writeOwner(row: number, out: ByteLines): void {
    const { owner } = this.owners.made[this.word(row, OWNER)]!;
    out.raw(owner, 0, owner.length);
  }

  /** Writes number and path, `64-128-2,"/Tom ""42"".txt"`. */
  writePath(row: number, out: ByteLines): void {
    const digits = this.digits(row);
    if (digits >= 0) out.number(digits);
    const { number } = this.owners.made[this.word(row, OWNER)]!;
    out.raw(number, 0, number.length);
    out.letter(COMMA);
    out.letter(QUOTE);
    const folder = this.folders.made[this.word(row, FOLDER)]!;
    out.raw(folder, 0, folder.length);
    const place = this.word(row, NAME);
    const at = this.names.offset(place);
    out.raw(this.names.memory(place), at, at + (this.word(row, NAME_LENGTH) & LENGTH));
    out.letter(QUOTE);
  }
}
