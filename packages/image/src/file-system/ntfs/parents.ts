import { NTFS_ATTRIBUTE, NTFS_FILE_NAME, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48 } from './attribute.ts';
import type { Mft } from './mft.ts';
import type { PlainTable } from './plain-table.ts';

/** Names there is room for at first: a damaged table can claim any number of records. */
const FIRST_ROOM = 1 << 20;
/** Places given before all are forgotten. */
const MOST_PLACES = 2 ** 30;

/**
 * Which files say that they lie in which folder. Windows shows files that an index lost, and deleted ones are known by
 * nothing else. Kept as chains in typed arrays: there is one link for each name of the volume.
 */
export class Parents {
  private readonly heads = new Map<number, number>();
  private readonly tails = new Map<number, number>();
  private next: Int32Array;
  private numbers: Int32Array;
  private hashes: Int32Array;
  /** First name of a record plus one; its others follow. */
  private firsts: Int32Array;
  /** Place of a name in the list of the folder that was opened last, plus `base` and one; less: in one before, or none. */
  private places: Int32Array;
  private base = 0;
  private given = 0;
  private names = 0;
  /** Names of one folder mostly follow each other. */
  private lastKey = -1;
  private lastName = -1;
  /** First records of files that were deleted, in order. */
  readonly free: number[] = [];

  /** `plain` takes all records too, where it is wanted. */
  constructor(mft: Mft, plain: PlainTable | null = null) {
    const room = Math.min(mft.records, FIRST_ROOM) + 1;
    this.next = new Int32Array(room);
    this.numbers = new Int32Array(room);
    this.hashes = new Int32Array(room);
    this.firsts = new Int32Array(room);
    this.places = new Int32Array(room);
    mft.each((number, bytes, at, end) => {
      if (le48(bytes, at + NTFS_RECORD.base) !== 0) return;
      this.addNames(number, bytes, at, end);
      plain?.take(number, bytes, at, end);
      if ((bytes[at + NTFS_RECORD.flags]! & NTFS_RECORD.flag.inUse) === 0) this.free.push(number);
    });
  }

  /** Files of folder `number` at its `sequence`, by record, with the `nameHash` of the name that says so; those with a place are left out. */
  eachOf(number: number, sequence: number, use: (child: number, hash: number) => void): void {
    for (let i = this.heads.get(keyOf(number, sequence)) ?? -1; i >= 0; i = this.next[i]!)
      if (this.places[i]! <= this.base) use(this.numbers[i]!, this.hashes[i]!);
  }

  /** The list of another folder begins: no name has a place in it yet. */
  beginList(): void {
    this.base += this.given;
    this.given = 0;
    if (this.base < MOST_PLACES) return;
    this.base = 0;
    this.places.fill(0);
  }

  /** The first of the names that record `number` gives itself, or -1; `after` gives the next. */
  firstOf(number: number): number {
    return (this.firsts[number] ?? 0) - 1;
  }

  after(name: number): number {
    const next = name + 1;
    return next < this.names && this.numbers[next] === this.numbers[name] ? next : -1;
  }

  hashOf(name: number): number {
    return this.hashes[name]!;
  }

  /** Place of a name in the list, or less than 0. */
  placeOf(name: number): number {
    return this.places[name]! - this.base - 1;
  }

  putAt(name: number, place: number): void {
    this.places[name] = this.base + place + 1;
    this.given = Math.max(this.given, place + 1);
  }

  private addNames(number: number, bytes: Uint8Array, start: number, end: number): void {
    let at = start + le16(bytes, start + NTFS_RECORD.attributesAt);
    while (at + NTFS_ATTRIBUTE.residentSize <= end) {
      const type = le32(bytes, at);
      const length = le32(bytes, at + NTFS_ATTRIBUTE.length);
      if (length === 0 || type > NTFS_TYPE.fileName || at + length > end) break;
      if (type === NTFS_TYPE.fileName)
        this.addName(number, bytes, at + le16(bytes, at + NTFS_ATTRIBUTE.valueAt), end);
      at += length;
    }
  }

  private addName(number: number, bytes: Uint8Array, at: number, end: number): void {
    if (at + NTFS_FILE_NAME.name > end) return;
    if (bytes[at + NTFS_FILE_NAME.space] === NTFS_FILE_NAME.spaceDos) return;
    const parent = le48(bytes, at + NTFS_FILE_NAME.parent);
    const key = keyOf(parent, le16(bytes, at + NTFS_FILE_NAME.parent + 6));
    const index = this.names++;
    if (index === this.next.length) this.grow();
    this.numbers[index] = number;
    if (index === 0 || this.numbers[index - 1] !== number) this.begin(number, index);
    this.hashes[index] = nameHash(
      bytes,
      at + NTFS_FILE_NAME.name,
      bytes[at + NTFS_FILE_NAME.nameLength]!,
      end,
    );
    this.next[index] = -1;
    const tail = key === this.lastKey ? this.lastName : this.tails.get(key);
    if (tail === undefined) this.heads.set(key, index);
    else this.next[tail] = index;
    if (key !== this.lastKey) this.tails.set(this.lastKey, this.lastName);
    this.lastKey = key;
    this.lastName = index;
  }

  private begin(number: number, index: number): void {
    while (number >= this.firsts.length) this.firsts = grown(this.firsts);
    this.firsts[number] = index + 1;
  }

  private grow(): void {
    this.next = grown(this.next);
    this.numbers = grown(this.numbers);
    this.hashes = grown(this.hashes);
    this.places = grown(this.places);
  }
}

function grown(old: Int32Array): Int32Array {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}

function keyOf(number: number, sequence: number): number {
  return (number < 2 ** 37 ? number : number % 2 ** 37) * 65_536 + sequence;
}

/** A number that equal names share, and different names of one file hardly ever; nothing from `end` on counts. */
export function nameHash(bytes: Uint8Array, at: number, length: number, end: number): number {
  let hash = 5381;
  const last = at + 2 * Math.min(length, (end - at) >> 1);
  for (let i = at; i < last; i += 2) hash = (Math.imul(hash, 33) + le16(bytes, i)) | 0;
  return hash;
}
