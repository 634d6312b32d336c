import type { ByteRange, Entry, StoredTime } from '../../contract.ts';
import { NO_UTC_TIME } from '../utc-time.ts';

/** A member of an archive, as its header tells it. */
export interface Member {
  /** As stored: `../` and a drive letter are data, and go nowhere. */
  readonly name: string;
  readonly type: Entry['type'];
  /** Permission text, `r/rrw-r--r--`. */
  readonly mode: string;
  /** Bytes of content. */
  readonly size: number;
  /** Byte offset in the raw image of the header that names it. */
  readonly at: number;
  readonly times: Readonly<Record<'modified' | 'accessed' | 'changed' | 'created', StoredTime>>;
  readonly uid?: number;
  readonly gid?: number;
  readonly target?: string;
  /** Still readable, and named by no directory of the archive. */
  readonly deleted: boolean;
  /** What else its header says, in words of ours. */
  readonly flags: readonly string[];
}

/** Of a tar: where the content lies. */
export interface PlacedMember extends Member {
  readonly ranges: readonly ByteRange[];
  readonly slack: ByteRange | null;
}

export const NO_TIMES: Member['times'] = {
  modified: NO_UTC_TIME,
  accessed: NO_UTC_TIME,
  changed: NO_UTC_TIME,
  created: NO_UTC_TIME,
};
