import {
  NTFS_ATTRIBUTE as AT,
  NTFS_FILE_NAME as NAME,
  NTFS_RECORD as RECORD,
  NTFS_STANDARD as STANDARD,
} from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { le64 } from './attribute.ts';
import { peerFiletime } from './filetime.ts';
import { PlainRecord } from './plain-record.ts';

/** Records of a block as a power of two, and 32-bit words of a record: where in it what stands. */
const SHIFT = 12;
const MASK = (1 << SHIFT) - 1;
const WORDS = 14;
const KIND = 0;
const FLAGS = 1;
const OWNER = 2;
const STREAM = 3;
const SIZE = 4;
const NAMED = 5;
const OWN_TIMES = 6;
const NAME_TIMES = 10;
/** In the word of the kind, above the sequence. */
const PLAIN = 1 << 16;
const FOLDER = 1 << 17;
const NAME_BEFORE = 1 << 18;
const NAME_AFTER = 1 << 19;

/**
 * What a body file says of each plain record in use with one stream, in 56 bytes: gathered while all records are read in
 * their order, so that a folder whose names jump about among them reads none again.
 */
export class PlainTable {
  private readonly blocks: (Uint32Array | undefined)[] = [];
  private readonly scanned = new PlainRecord();
  /** The record looked up is in these. */
  words: Uint32Array = new Uint32Array(WORDS);
  private at = 0;

  /** Takes record `number`, from `at` to `end` of `bytes`, where it is plain. */
  take(number: number, bytes: Uint8Array, at: number, end: number): void {
    const { scanned } = this;
    const flags = bytes[at + RECORD.flags]!;
    if ((flags & RECORD.flag.inUse) === 0 || !scanned.scan({ bytes, at, end }) || scanned.count !== 1) return;
    const { standard, longName } = scanned;
    const shown = scanned.shown[0]!;
    const size =
      bytes[shown + AT.nonResident] === 0
        ? le32(bytes, shown + AT.valueLength)
        : le64(bytes, shown + AT.size);
    if (size >= 2 ** 32) return;
    const words = (this.blocks[number >>> SHIFT] ??= new Uint32Array(WORDS << SHIFT));
    const to = (number & MASK) * WORDS;
    const named = longName < 0 ? 0 : scanned.before === 0 ? NAME_BEFORE : NAME_AFTER;
    const folder = (flags & RECORD.flag.directory) === 0 ? 0 : FOLDER;
    words[to + KIND] = le16(bytes, at + RECORD.sequence) | PLAIN | folder | named;
    words[to + FLAGS] = le32(bytes, standard + STANDARD.attributes);
    words[to + OWNER] = le32(bytes, standard + STANDARD.owner);
    words[to + STREAM] = (bytes[shown]! << 16) | le16(bytes, shown + AT.id);
    words[to + SIZE] = size;
    times(words, to + OWN_TIMES, bytes, standard, STANDARD);
    if (named === 0) return;
    words[to + NAMED] = (le32(bytes, longName + AT.valueLength) << 16) | le16(bytes, longName + AT.id);
    times(words, to + NAME_TIMES, bytes, longName + le16(bytes, longName + AT.valueAt), NAME);
  }

  /** Looks up a record; false where it is not in the table, or is another file's than the one of `sequence`. */
  find(number: number, sequence: number): boolean {
    const words = this.blocks[Math.floor(number / (MASK + 1))];
    if (words === undefined) return false;
    this.words = words;
    this.at = (number & MASK) * WORDS;
    const kind = words[this.at + KIND]!;
    return (kind & PLAIN) !== 0 && (kind & 0xffff) === sequence;
  }

  get folder(): boolean {
    return (this.words[this.at + KIND]! & FOLDER) !== 0;
  }

  /** Whether the line of its long name comes before its own. */
  get nameBefore(): boolean {
    return (this.words[this.at + KIND]! & NAME_BEFORE) !== 0;
  }

  get nameAfter(): boolean {
    return (this.words[this.at + KIND]! & NAME_AFTER) !== 0;
  }

  /** Attributes of $STANDARD_INFORMATION. */
  get flags(): number {
    return this.words[this.at + FLAGS]!;
  }

  get owner(): number {
    return this.words[this.at + OWNER]!;
  }

  get streamType(): number {
    return this.words[this.at + STREAM]! >>> 16;
  }

  get streamId(): number {
    return this.words[this.at + STREAM]! & 0xffff;
  }

  /** Bytes. */
  get size(): number {
    return this.words[this.at + SIZE]!;
  }

  /** Id of the long name's attribute, and bytes of its value. */
  get nameId(): number {
    return this.words[this.at + NAMED]! & 0xffff;
  }

  get nameSize(): number {
    return this.words[this.at + NAMED]! >>> 16;
  }

  /** Where in `words` four times are, as seconds that `fls` prints: accessed, modified, changed and created. */
  get ownTimes(): number {
    return this.at + OWN_TIMES;
  }

  get nameTimes(): number {
    return this.at + NAME_TIMES;
  }
}

function times(
  words: Uint32Array,
  to: number,
  bytes: Uint8Array,
  at: number,
  places: typeof STANDARD | typeof NAME,
): void {
  words[to] = peerFiletime(bytes, at + places.accessed);
  words[to + 1] = peerFiletime(bytes, at + places.modified);
  words[to + 2] = peerFiletime(bytes, at + places.changed);
  words[to + 3] = peerFiletime(bytes, at + places.created);
}
