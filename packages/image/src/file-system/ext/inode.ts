import { EXT_INODE as AT, EXT_INODE_FLAG, EXT_MODE } from '@tracecraft/formats';
import type { StoredTime } from '../../contract.ts';
import { le16, le32 } from '../../source/little-endian.ts';
import { NO_UTC_TIME, UtcTime } from '../utc-time.ts';

/** An inode as it stood when its bytes were written. */
export interface ExtInode {
  readonly number: number;
  readonly mode: number;
  /** The type bits of the mode (`EXT_MODE`). */
  readonly type: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  readonly accessed: StoredTime;
  readonly modified: StoredTime;
  readonly changed: StoredTime;
  readonly created: StoredTime;
  /** Seconds of the deletion (or next inode of the orphan list), 0 for none. */
  readonly deleted: number;
  readonly links: number;
  readonly flags: number;
  readonly generation: number;
  /** 60 bytes: extents, pointers, a short link or inline data. */
  readonly block: Uint8Array;
  /** Change time as stored; 0 for an inode that was never used. */
  readonly rawChanged: number;
  /** The bytes after the fixed part, where attributes lie inside the inode. */
  readonly extra: Uint8Array;
}

/** Reads an inode of `size` bytes. `peerReadsCreated`: Sleuth Kit takes the volume for ext4 and shows the time of creation. */
export function readInode(
  bytes: Uint8Array,
  number: number,
  size: number,
  peerReadsCreated: boolean,
): ExtInode {
  const mode = le16(bytes, AT.mode);
  const type = mode & EXT_MODE.mask;
  const extraSize = size > AT.extraSize ? le16(bytes, AT.extraSize) : 0;
  const time = (at: number, extraAt: number): StoredTime =>
    timeOf(le32(bytes, at), extraAt + 4 <= AT.extraSize + extraSize ? le32(bytes, extraAt) : 0);
  const hasCreated = AT.createdExtra + 4 <= AT.extraSize + extraSize;
  const upper = type === EXT_MODE.regular ? le32(bytes, AT.sizeHigh) : 0;
  return {
    number,
    mode,
    type,
    uid: le16(bytes, AT.uidLow) + le16(bytes, AT.uidHigh) * 65_536,
    gid: le16(bytes, AT.gidLow) + le16(bytes, AT.gidHigh) * 65_536,
    size: le32(bytes, AT.sizeLow) + upper * 2 ** 32,
    accessed: time(AT.accessed, AT.accessedExtra),
    modified: time(AT.modified, AT.modifiedExtra),
    changed: time(AT.changed, AT.changedExtra),
    created: createdOf(
      hasCreated ? time(AT.created, AT.createdExtra) : NO_UTC_TIME,
      peerReadsCreated && size > AT.extraSize ? le32(bytes, AT.created) : 0,
    ),
    deleted: le32(bytes, AT.deleted),
    links: le16(bytes, AT.links),
    flags: le32(bytes, AT.flags),
    generation: le32(bytes, AT.generation),
    block: bytes.slice(AT.block, AT.block + AT.blockBytes),
    rawChanged: le32(bytes, AT.changed),
    extra: extraSize === 0 ? bytes.subarray(0, 0) : bytes.slice(AT.extraSize + extraSize, size),
  };
}

/** Seconds are signed; the two low bits of the extra field add 2^32 each, the rest are nanoseconds. */
function timeOf(seconds: number, extra: number): StoredTime {
  const nanoseconds = extra >>> 2;
  if (seconds === 0 && extra === 0) return NO_UTC_TIME;
  // Sleuth Kit 4.11.1 reads the seconds as unsigned and leaves the extra bits out.
  return new UtcTime((seconds | 0) + (extra & 3) * 2 ** 32, nanoseconds < 1e9 ? nanoseconds : 0, seconds);
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
