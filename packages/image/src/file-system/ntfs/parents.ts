import { NTFS_ATTRIBUTE, NTFS_FILE_NAME, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48 } from './attribute.ts';
import type { Mft } from './mft.ts';

/** Names there is room for at first: a damaged table can claim any number of records. */
const FIRST_ROOM = 1 << 20;

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
  private names = 0;
  /** Names of one folder mostly follow each other. */
  private lastKey = -1;
  private lastName = -1;
  /** First records of files that were deleted, in order. */
  readonly free: number[] = [];

  constructor(mft: Mft) {
    const room = Math.min(mft.records, FIRST_ROOM) + 1;
    this.next = new Int32Array(room);
    this.numbers = new Int32Array(room);
    this.hashes = new Int32Array(room);
    mft.each((number, bytes, at, end) => {
      if (le48(bytes, at + NTFS_RECORD.base) !== 0) return;
      this.addNames(number, bytes, at, end);
      if ((bytes[at + NTFS_RECORD.flags]! & NTFS_RECORD.flag.inUse) === 0) this.free.push(number);
    });
  }

  /** Files of folder `number` at its `sequence`, by record, with the `nameHash` of the name that says so. */
  eachOf(number: number, sequence: number, use: (child: number, hash: number) => void): void {
    for (let i = this.heads.get(keyOf(number, sequence)) ?? -1; i >= 0; i = this.next[i]!)
      use(this.numbers[i]!, this.hashes[i]!);
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

  private grow(): void {
    const grown = (old: Int32Array): Int32Array => {
      const larger = new Int32Array(old.length * 2);
      larger.set(old);
      return larger;
    };
    this.next = grown(this.next);
    this.numbers = grown(this.numbers);
    this.hashes = grown(this.hashes);
  }
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
