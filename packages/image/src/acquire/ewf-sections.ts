import { concatBytes } from '@tracecraft/bytes';
import {
  EWF,
  EWF_DIGEST,
  EWF_ERRORS,
  EWF_FILE_HEADER,
  EWF_HASH,
  EWF_SECTION,
  EWF_TABLE,
  EWF_VOLUME,
  adler32,
  type Fields,
  type Struct,
  type Values,
} from '@tracecraft/formats';
import type { BadRun } from './bad-sectors.ts';

/** Sectors of 512 bytes in a chunk, as EnCase writes them. */
const SECTORS_PER_CHUNK = 64;
const SECTOR = 512;
export const CHUNK: number = SECTORS_PER_CHUNK * SECTOR;

function checked<F extends Fields & { checksum: { offset: number } }>(
  layout: Struct<F>,
  values: Partial<Values<F>>,
): Uint8Array {
  const bytes = new Uint8Array(layout.size);
  layout.write(bytes, values);
  const at = layout.fields.checksum.offset;
  new DataView(bytes.buffer).setUint32(at, adler32(bytes.subarray(0, at)), true);
  return bytes;
}

/** The four bytes of a checksum. */
export function sumOf(bytes: Uint8Array): Uint8Array {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, adler32(bytes), true);
  return four;
}

/** The head of a section of `size` bytes, head and body, that begins at `offset`. */
export function sectionHead(type: string, offset: number, size: number): Uint8Array {
  const last = type === 'done' || type === 'next';
  return checked(EWF_SECTION, { type, next: last ? offset : offset + size, size });
}

/** A section whole, beginning at `offset` of its segment. */
export function section(type: string, offset: number, ...body: readonly Uint8Array[]): Uint8Array {
  const size = EWF_SECTION.size + body.reduce((total, piece) => total + piece.length, 0);
  return concatBytes(sectionHead(type, offset, size), ...body);
}

export function fileHeader(segment: number): Uint8Array {
  const bytes = new Uint8Array(EWF_FILE_HEADER.size);
  EWF_FILE_HEADER.write(bytes, { signature: Uint8Array.from(EWF.signature), fieldsStart: 1, segment });
  return bytes;
}

/** What is acquired, and how. */
export interface EwfShape {
  /** Sectors of 512 bytes. */
  readonly sectors: number;
  /** 0: nothing is packed; 1: fast; 2: best. */
  readonly compression: 0 | 1 | 2;
  /** 16 bytes that tell this set of segments from others. */
  readonly setIdentifier: Uint8Array;
}

/** Body of `volume` and `data`. */
export function volumeBody({ sectors, compression, setIdentifier }: EwfShape): Uint8Array {
  return checked(EWF_VOLUME, {
    mediaType: 1,
    chunkCount: Math.ceil(sectors / SECTORS_PER_CHUNK),
    sectorsPerChunk: SECTORS_PER_CHUNK,
    bytesPerSector: SECTOR,
    sectorCount: sectors,
    mediaFlags: 3,
    compression,
    errorGranularity: 1,
    setIdentifier,
  });
}

/** Bodies of `table` and `table2`; `entries` count from `base`. */
export function tableBody(base: number, entries: Uint8Array): Uint8Array {
  const entryCount = entries.length / EWF.tableEntrySize;
  return concatBytes(checked(EWF_TABLE, { entryCount, baseOffset: base }), entries, sumOf(entries));
}

export function errorsBody(runs: readonly BadRun[]): Uint8Array {
  const entries = new Uint8Array(runs.length * EWF.errorEntrySize);
  const view = new DataView(entries.buffer);
  for (const [i, { sector, sectors }] of runs.entries()) {
    view.setUint32(i * 8, sector, true);
    view.setUint32(i * 8 + 4, sectors, true);
  }
  return concatBytes(checked(EWF_ERRORS, { entryCount: runs.length }), entries, sumOf(entries));
}

export const digestBody = (md5: Uint8Array, sha1: Uint8Array): Uint8Array =>
  checked(EWF_DIGEST, { md5, sha1 });
export const hashBody = (md5: Uint8Array): Uint8Array => checked(EWF_HASH, { md5 });
