import { NTFS_ATTRIBUTE, NTFS_FILE_NAME, NTFS_RECORD, NTFS_TYPE } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48 } from './attribute.ts';
import type { Mft } from './mft.ts';

/**
 * Which files say that they lie in which folder. Windows shows files that an index lost, and deleted ones are known by
 * nothing else. Kept as chains in typed arrays: there is one link for each name of the volume.
 */
export class Parents {
  private readonly heads = new Map<number, number>();
  private readonly tails = new Map<number, number>();
  private readonly next: number[] = [];
  private readonly numbers: number[] = [];
  private readonly hashes: number[] = [];
  /** First records of files that were deleted, in order. */
  readonly free: number[] = [];

  constructor(mft: Mft) {
    mft.each((number, bytes, at, end) => {
      if (le48(bytes, at + NTFS_RECORD.base) !== 0) return;
      this.addNames(number, bytes, at, end);
      if ((bytes[at + NTFS_RECORD.flags]! & NTFS_RECORD.flag.inUse) === 0) this.free.push(number);
    });
  }

  /** Files of folder `number` at its `sequence`, by record, with the `nameHash` of the name that says so. */
  eachOf(number: number, sequence: number, use: (child: number, hash: number) => void): void {
    for (let i = this.heads.get(keyOf(number, sequence)) ?? -1; i >= 0; i = this.next[i] ?? -1)
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
    const index = this.numbers.length;
    this.numbers.push(number);
    this.hashes.push(nameHash(bytes, at + NTFS_FILE_NAME.name, bytes[at + NTFS_FILE_NAME.nameLength]!));
    this.next.push(-1);
    const tail = this.tails.get(key);
    if (tail === undefined) this.heads.set(key, index);
    else this.next[tail] = index;
    this.tails.set(key, index);
  }
}

function keyOf(number: number, sequence: number): number {
  return (number < 2 ** 37 ? number : number % 2 ** 37) * 65_536 + sequence;
}

/** A number that equal names share, and different names of one file hardly ever. */
export function nameHash(bytes: Uint8Array, at: number, length: number): number {
  let hash = 5381;
  for (let i = 0; i < length; i++) hash = (Math.imul(hash, 33) + le16(bytes, at + 2 * i)) | 0;
  return hash;
}
