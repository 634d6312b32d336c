import { NTFS_FILE_NAME as NAME } from '@tracecraft/formats';
import { le16 } from '../../source/little-endian.ts';
import { utf16 } from './text.ts';

/** A name of a folder: live, or still readable where its index no longer uses it, or known by the file alone. */
export interface NtfsName {
  readonly name: string;
  readonly record: number;
  readonly sequence: number;
  /** What the index says it is; `-` where only the file says where it lies. */
  readonly letter: 'd' | 'r' | '-';
  readonly deleted: boolean;
  readonly hash: number;
  /** The index's copy of the $FILE_NAME attribute, where there is one. */
  readonly copy: { readonly bytes: Uint8Array; readonly at: number } | null;
}

const DOT = 46;

/** A name in an index, of `length` units; its text is made when somebody asks for it. */
export class IndexName implements NtfsName {
  readonly record: number;
  readonly sequence: number;
  readonly letter: 'd' | 'r';
  readonly deleted: boolean;
  readonly hash: number;
  /** The copy of the $FILE_NAME attribute is in `bytes` from `key` on. */
  readonly bytes: Uint8Array;
  readonly key: number;
  readonly length: number;
  private known: string | null = null;

  constructor(
    bytes: Uint8Array,
    key: number,
    facts: Pick<IndexName, 'record' | 'sequence' | 'letter' | 'deleted' | 'hash'>,
  ) {
    this.bytes = bytes;
    this.key = key;
    this.length = bytes[key + NAME.nameLength]!;
    this.record = facts.record;
    this.sequence = facts.sequence;
    this.letter = facts.letter;
    this.deleted = facts.deleted;
    this.hash = facts.hash;
  }

  get name(): string {
    return (this.known ??= utf16(this.bytes, this.key + NAME.name, this.length));
  }

  get copy(): { readonly bytes: Uint8Array; readonly at: number } {
    return { bytes: this.bytes, at: this.key };
  }

  /** Whether it is `.` or `..`. */
  get isDots(): boolean {
    return isDots(this.bytes, this.key);
  }
}

/** Whether the name in the $FILE_NAME copy at `key` is `.` or `..`. */
export function isDots(bytes: Uint8Array, key: number): boolean {
  const first = key + NAME.name;
  const length = bytes[key + NAME.nameLength]!;
  if (length === 0 || le16(bytes, first) !== DOT) return false;
  if (length === 1 || le16(bytes, first + 2) === 0) return true;
  return le16(bytes, first + 2) === DOT && (length === 2 || le16(bytes, first + 4) === 0);
}
