import { EXT_DIRECTORY as AT } from '@tracecraft/formats';
import { le16, le32 } from '../../source/little-endian.ts';
import { peerName, plainEnd } from './peer-name.ts';

/** A name in a directory: live, or still readable in the space a later change left unused. */
export interface ExtName {
  readonly name: string;
  readonly inode: number;
  /** `EXT_NAME_TYPE`; 0 where the volume keeps no types. */
  readonly type: number;
  readonly deleted: boolean;
}

const DOT = 46;

/** What a stored name is, as bits. */
export const NAME_KIND = { deleted: 1, typed: 2 } as const;

/**
 * A name where it stands in a block: everything is read from there when somebody asks for it, as a large directory has a
 * hundred thousand of them.
 */
export class StoredName implements ExtName {
  readonly bytes: Uint8Array;
  /** Where the name begins, behind its head. */
  readonly at: number;
  private readonly kind: number;

  /** `kind`: bits of `NAME_KIND`; of a volume that keeps no types the length has two bytes. */
  constructor(bytes: Uint8Array, at: number, kind: number) {
    this.bytes = bytes;
    this.at = at;
    this.kind = kind;
  }

  get inode(): number {
    return le32(this.bytes, this.at - AT.name + AT.inode);
  }

  get deleted(): boolean {
    return (this.kind & NAME_KIND.deleted) !== 0;
  }

  get type(): number {
    return (this.kind & NAME_KIND.typed) === 0 ? 0 : this.bytes[this.at - AT.name + AT.type]!;
  }

  get name(): string {
    return peerName(this.bytes, this.at, this.length);
  }

  private get length(): number {
    const length = this.at - AT.name + AT.nameLength;
    return (this.kind & NAME_KIND.typed) === 0 ? le16(this.bytes, length) : this.bytes[length]!;
  }

  /** Where the name ends if its bytes are what it is shown as, else -1. */
  get plainEnd(): number {
    return plainEnd(this.bytes, this.at, this.length);
  }

  /** Whether it is `.` or `..`. */
  get isDots(): boolean {
    const { bytes, at, length } = this;
    if (length === 0 || bytes[at] !== DOT) return false;
    if (length === 1 || bytes[at + 1] === 0) return true;
    return bytes[at + 1] === DOT && (length === 2 || bytes[at + 2] === 0);
  }
}
