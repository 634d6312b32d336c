import { EXT_INODE as AT, EXT_INODE_FLAG, EXT_MODE } from '@tracecraft/formats';
import type { StoredTime } from '../../contract.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { NO_UTC_TIME, UtcTime } from '../utc-time.ts';

/** Where the bytes of an inode are. */
export interface InodeBytes {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly length: number;
}

/** An inode as it stood when its bytes were written; a field is read when somebody asks for it, as long as they are there. */
export class ExtInode {
  readonly number: number;
  readonly mode: number;
  /** The type bits of the mode (`EXT_MODE`). */
  readonly type: number;
  /** As on the disk: `length` bytes from `base` on. */
  private readonly bytes: Uint8Array;
  private readonly base: number;
  private readonly length: number;
  private readonly peerReadsCreated: boolean;

  /** `peerReadsCreated`: Sleuth Kit takes the volume for ext4 and shows the time of creation. */
  constructor({ bytes, at, length }: InodeBytes, number: number, peerReadsCreated: boolean) {
    this.number = number;
    this.mode = le16(bytes, at + AT.mode);
    this.type = this.mode & EXT_MODE.mask;
    this.bytes = bytes;
    this.base = at;
    this.length = length;
    this.peerReadsCreated = peerReadsCreated;
  }

  get uid(): number {
    return le16(this.bytes, this.base + AT.uidLow) + le16(this.bytes, this.base + AT.uidHigh) * 65_536;
  }

  get gid(): number {
    return le16(this.bytes, this.base + AT.gidLow) + le16(this.bytes, this.base + AT.gidHigh) * 65_536;
  }

  /** Bytes. */
  get size(): number {
    const upper = this.type === EXT_MODE.regular ? le32(this.bytes, this.base + AT.sizeHigh) : 0;
    return le32(this.bytes, this.base + AT.sizeLow) + upper * 2 ** 32;
  }

  get accessed(): StoredTime {
    return this.time(AT.accessed, AT.accessedExtra);
  }

  get modified(): StoredTime {
    return this.time(AT.modified, AT.modifiedExtra);
  }

  get changed(): StoredTime {
    return this.time(AT.changed, AT.changedExtra);
  }

  get created(): StoredTime {
    const kept = AT.createdExtra + 4 <= AT.extraSize + this.extraSize;
    return createdOf(kept ? this.time(AT.created, AT.createdExtra) : NO_UTC_TIME, this.peerCreated);
  }

  /** Seconds as Sleuth Kit shows them: unsigned, without the extra bits. */
  get peerAccessed(): number {
    return le32(this.bytes, this.base + AT.accessed);
  }

  get peerModified(): number {
    return le32(this.bytes, this.base + AT.modified);
  }

  get peerCreated(): number {
    return this.peerReadsCreated && this.length > AT.extraSize ? le32(this.bytes, this.base + AT.created) : 0;
  }

  /** Seconds of the deletion (or next inode of the orphan list), 0 for none. */
  get deleted(): number {
    return le32(this.bytes, this.base + AT.deleted);
  }

  get links(): number {
    return le16(this.bytes, this.base + AT.links);
  }

  get flags(): number {
    return le32(this.bytes, this.base + AT.flags);
  }

  get generation(): number {
    return le32(this.bytes, this.base + AT.generation);
  }

  /** 60 bytes: extents, pointers, a short link or inline data. */
  get block(): Uint8Array {
    return this.bytes.subarray(this.base + AT.block, this.base + AT.block + AT.blockBytes);
  }

  /** Change time as stored; 0 for an inode that was never used. */
  get rawChanged(): number {
    return le32(this.bytes, this.base + AT.changed);
  }

  /** The bytes after the fixed part, where attributes lie inside the inode. */
  get extra(): Uint8Array {
    const { bytes, base, length, extraSize } = this;
    const at = extraSize === 0 ? length : Math.min(length, AT.extraSize + extraSize);
    return bytes.subarray(base + at, base + length);
  }

  private get extraSize(): number {
    return this.length > AT.extraSize ? le16(this.bytes, this.base + AT.extraSize) : 0;
  }

  private time(at: number, extraAt: number): StoredTime {
    const hasExtra = extraAt + 4 <= AT.extraSize + this.extraSize;
    return timeOf(le32(this.bytes, this.base + at), hasExtra ? le32(this.bytes, this.base + extraAt) : 0);
  }
}

/** Times of a file and of its neighbours are often equal: the last one is given again. */
let lastSeconds = 0;
let lastExtra = 0;
let last: StoredTime = NO_UTC_TIME;

/** Seconds are signed; the two low bits of the extra field add 2^32 each, the rest are nanoseconds. */
function timeOf(seconds: number, extra: number): StoredTime {
  if (seconds === lastSeconds && extra === lastExtra) return last;
  const nanoseconds = extra >>> 2;
  lastSeconds = seconds;
  lastExtra = extra;
  if (seconds === 0 && extra === 0) return (last = NO_UTC_TIME);
  const whole = (seconds | 0) + (extra & 3) * 2 ** 32;
  // Sleuth Kit 4.11.1 reads the seconds as unsigned and leaves the extra bits out.
  return (last = new UtcTime(whole, nanoseconds < 1e9 ? nanoseconds : 0, seconds));
}

/** The time of creation, with what Sleuth Kit makes of it. */
function createdOf(time: StoredTime, peerSeconds: number): StoredTime {
  if ((time.peerSeconds ?? time.seconds ?? 0) === peerSeconds) return time;
  if (time instanceof UtcTime) return new UtcTime(time.seconds, time.nanoseconds, peerSeconds);
  return { ...NO_UTC_TIME, peerSeconds };
}

export function isInline({ flags }: ExtInode): boolean {
  return (flags & EXT_INODE_FLAG.inlineData) !== 0;
}

export function hasExtents({ flags }: ExtInode): boolean {
  return (flags & EXT_INODE_FLAG.extents) !== 0;
}
