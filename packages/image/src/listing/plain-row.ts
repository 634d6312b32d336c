import type { Entry } from '../contract.ts';

/**
 * A live file with nothing unusual, as a list in columns keeps it: one object, filled anew for each, so that a list of
 * hundreds of thousands is made without one for every file. What else its `Entry` has comes from `entryOf`.
 */
export class PlainRow {
  readonly deleted = false;
  /** Path of its folder with `/` behind it: the same text for neighbours. */
  folder = '';
  /** Its name: UTF-16 units, `nameLength` of them from `nameAt` of `bytes` on. No zero, no `/`. */
  bytes: Uint8Array = new Uint8Array(0);
  nameAt = 0;
  nameLength = 0;
  type: Extract<Entry['type'], 'file' | 'directory' | 'virtual-file'> = 'file';
  /** Parts of `identity`, number and sequence, and of `numberText`, which adds type and id of the attribute. */
  number = 0;
  sequence = 0;
  attributeType = 0;
  attributeId = 0;
  size = 0;
  /** Seconds since 1970, UTC; NaN where the field is empty. */
  modified = 0;
  accessed = 0;
  changed = 0;
  created = 0;
  /** The folder calls it a folder. */
  folderLetter = false;
  /** Where the folder's own copy of its times is, `COPIED` bytes of `bytes`; -1 where it is the same. */
  copyAt = -1;
}

/** Bytes of four copied times. */
export const COPIED = 32;

/** What a list keeps of a plain row for `entryOf`. */
export interface KeptRow extends Pick<Entry, 'number' | 'identity'> {
  /** Without `/` behind it. */
  readonly folder: string;
  readonly name: string;
  readonly numberText: string;
  readonly folderLetter: boolean;
  /** The bytes at `copyAt`, or null. */
  readonly copy: Uint8Array | null;
}
