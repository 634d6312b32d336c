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

/** A name where it stands in a block; its text is made when somebody asks for it. */
export class StoredName implements ExtName {
  readonly inode: number;
  readonly type: number;
  readonly deleted: boolean;
  readonly bytes: Uint8Array;
  readonly at: number;
  private readonly length: number;
  private known: string | null = null;

  constructor(
    bytes: Uint8Array,
    at: number,
    { length, inode, type, deleted }: Omit<ExtName, 'name'> & { readonly length: number },
  ) {
    this.bytes = bytes;
    this.at = at;
    this.length = length;
    this.inode = inode;
    this.type = type;
    this.deleted = deleted;
  }

  get name(): string {
    return (this.known ??= peerName(this.bytes, this.at, this.length));
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
