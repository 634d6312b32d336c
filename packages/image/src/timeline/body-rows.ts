import { joinBytes, toUtf8 } from '@tracecraft/bytes';
import type { ByteLines } from '../listing/byte-lines.ts';
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
const DASH = 45;
const DIGIT = 48;
/** Letters of a number in a key. */
const HELD = 6;

/**
 * Lines of a body file in 32 bytes each and the text of their names, which for the two lines of an NTFS file is one. Half a
 * million files are a million lines: as objects, or with their whole text, they took most of a timeline's time.
 */
export class BodyRows {
  private readonly names = new NameTexts();
  private readonly folders = new KnownTexts(quoted);
  private readonly owners = new KnownTexts(ownerOf);
  private readonly blocks: Uint32Array[] = [];
  private readonly times: number[] = [];
  private readonly sizes: number[] = [];
  private readonly line = new BodyLine();
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
    const { line, names, rows, blocks } = this;
    line.split(bytes, from, to);
    if (line.isTimeless) return;
    if ((rows & MASK) === 0) blocks.push(new Uint32Array(WORDS << SHIFT));
    const block = blocks.at(-1)!;
    const at = (rows & MASK) * WORDS;
    const folder = this.folders.id(bytes, line.from, line.name);
    names.take(bytes, line.name, line.nameEnd);
    block[at + NAME] = names.place;
    block[at + NAME_LENGTH] = names.length | (line.digits === 0 ? NO_DIGITS : 0);
    block[at + FOLDER] = folder;
    block[at + OWNER] = this.owners.id(bytes, line.rest, line.restEnd);
    block[at + NUMBER] = line.number;
    block[at + HASH] = names.hash + Math.imul(folder, 0x9e37_79b1);
    this.keepSize(block, at);
    this.keepTimes(block, at);
    this.rows++;
  }

  private keepSize(block: Uint32Array, at: number): void {
    const { size } = this.line;
    const apart = size < 0 || size >= TWO_32;
    block[at + SIZE] = apart ? this.sizes.push(size) - 1 : size;
    if (apart) block[at + NAME_LENGTH]! |= SIZE_APART;
  }

  private keepTimes(block: Uint32Array, at: number): void {
    const { times, distinct } = this.line;
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

  /** The first six letters of a row's number, or the six after them, as a whole number that has their order: end, `-`, 0 to 9. */
  numberKey(row: number, first: boolean): number {
    const digits = this.digits(row);
    const rest = this.owners.made[this.word(row, OWNER)]!.number;
    const length = digits < 0 ? 0 : lengthOf(digits);
    const from = first ? 0 : HELD;
    let key = 0;
    for (let i = from; i < from + HELD; i++) {
      const code = i < length ? digitAt(digits, length - 1 - i) : (rest[i - length] ?? 0);
      key = key * 12 + (code === 0 ? 0 : code === DASH ? 1 : code - 46);
    }
    return key;
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

function lengthOf(value: number): number {
  let length = 1;
  for (let top = 10; value >= top; top *= 10) length++;
  return length;
}

/** Letter of a whole number at the place of 10 to the power of `place`. */
function digitAt(value: number, place: number): number {
  return DIGIT + (Math.floor(value / 10 ** place) % 10);
}
