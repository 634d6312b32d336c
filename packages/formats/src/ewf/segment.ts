import { raw, text, u16, u32, u64, u8 } from '../field.ts';
import { struct } from '../struct.ts';

/**
 * Expert Witness Compression Format, version 1 (E01).
 * Source: J. Metz, "Expert Witness Compression Format specification" (libewf documentation), working document.
 */

/** First bytes of every segment file. */
export const EWF_FILE_HEADER = struct('ewf.file-header', 13, {
  signature: raw(0, 8),
  fieldsStart: u8(8),
  segment: u16(9),
  fieldsEnd: u16(11),
});

/** Head of a section; `checksum` is Adler-32 of the 72 bytes before it. */
export const EWF_SECTION = struct('ewf.section', 76, {
  type: text(0, 16, 0),
  /** Absolute offset in the segment file of the next section; its own offset in `done` and `next`. */
  next: u64(16),
  size: u64(24),
  checksum: u32(72),
});

/** Body of `volume`, `disk` and `data` as EnCase writes it. */
export const EWF_VOLUME = struct('ewf.volume', 1052, {
  mediaType: u8(0),
  chunkCount: u32(4),
  sectorsPerChunk: u32(8),
  bytesPerSector: u32(12),
  sectorCount: u64(16),
  mediaFlags: u8(36),
  compression: u8(52),
  errorGranularity: u32(56),
  setIdentifier: raw(64, 16),
  checksum: u32(1048),
});

/** Head of `table` and `table2`; `checksum` is Adler-32 of the 20 bytes before it. */
export const EWF_TABLE = struct('ewf.table', 24, {
  entryCount: u32(0),
  baseOffset: u64(8),
  checksum: u32(20),
});

/** Body of `hash`. */
export const EWF_HASH = struct('ewf.hash', 36, { md5: raw(0, 16), checksum: u32(32) });

/** Body of `digest`. */
export const EWF_DIGEST = struct('ewf.digest', 80, { md5: raw(0, 16), sha1: raw(16, 20), checksum: u32(76) });

/** Head of `error2`, the list of sectors that could not be read when acquiring. */
export const EWF_ERRORS = struct('ewf.error2', 520, { entryCount: u32(0), checksum: u32(516) });

/** Constants of E01. */
export const EWF = {
  signature: [0x45, 0x56, 0x46, 0x09, 0x0d, 0x0a, 0xff, 0x00] as readonly number[],
  /** Set in a table entry whose chunk is a zlib stream. */
  packedFlag: 0x80000000,
  checksumSize: 4,
  tableEntrySize: 4,
  errorEntrySize: 8,
} as const;
