import { NTFS_FILE_NAME as NAME, NTFS_INDEX as AT } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { le48 } from './attribute.ts';
import { IndexName, type NtfsName } from './names.ts';
import { nameHash } from './parents.ts';

/** Names there is room for at first. */
const FIRST = 16;

/**
 * Names of a folder in their order. A live one in its index records is a place in their bytes until somebody asks for it:
 * a hundred thousand objects, made for one listing, are most of what it leaves to be tidied up.
 */
export class FolderNames {
  /** The index records. */
  readonly bytes: Uint8Array;
  length = 0;
  /** Where the copy of a $FILE_NAME begins, or the place in `others`, inverted. */
  private keys = new Int32Array(FIRST);
  private readonly others: NtfsName[];

  constructor(bytes: Uint8Array, others: NtfsName[] = []) {
    this.bytes = bytes;
    this.others = others;
  }

  static of(names: readonly NtfsName[]): FolderNames {
    const all = new FolderNames(new Uint8Array(0));
    for (const name of names) all.add(name);
    return all;
  }

  /** A live name whose copy begins at `key` of the index records. */
  addKey(key: number): void {
    if (this.length === this.keys.length) {
      const { keys } = this;
      this.keys = new Int32Array(2 * keys.length);
      this.keys.set(keys);
    }
    this.keys[this.length++] = key;
  }

  add(name: NtfsName): void {
    this.addKey(~(this.others.push(name) - 1));
  }

  /** Where the copy of name `i` begins in `bytes`; less than 0 where it is none of them. */
  keyAt(i: number): number {
    return this.keys[i]!;
  }

  at(i: number): NtfsName {
    const key = this.keys[i]!;
    return key < 0 ? this.others[~key]! : indexName(this.bytes, key, false);
  }

  /** Puts `name` where another was that did not lie in the index records. */
  replace(i: number, name: NtfsName): void {
    this.others[~this.keys[i]!] = name;
  }

  /** Those at `places`. */
  only(places: readonly number[]): FolderNames {
    const picked = new FolderNames(this.bytes, this.others);
    for (const place of places) picked.addKey(this.keys[place]!);
    return picked;
  }
}

/** The name whose copy begins at `key` of an index. */
export function indexName(bytes: Uint8Array, key: number, deleted: boolean): IndexName {
  const at = key - AT.entry.key;
  return new IndexName(bytes, key, {
    record: le48(bytes, at),
    sequence: le16(bytes, at + AT.entry.sequence),
    letter: (le32(bytes, key + NAME.flags) & NAME.directory) === 0 ? 'r' : 'd',
    deleted,
    hash: nameHash(bytes, key + NAME.name, bytes[key + NAME.nameLength]!, bytes.length),
  });
}
