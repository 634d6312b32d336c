import { toHex } from '@tracecraft/bytes';
import { crc32 } from '@tracecraft/formats';
import { ArtefactError } from '../artefact-error.ts';
import { FieldReader } from '../field-reader.ts';
import type { RowGatherer } from '../row-gatherer.ts';
import { filetime } from '../times.ts';
import { BinaryXml, type Templates } from './binary-xml.ts';
import { Chunk, Cursor } from './cursor.ts';
import { EventLeaves, type Leaf } from './event-rows.ts';

export const CHUNK_SIZE = 65_536;
const CHUNK_HEADER = 512;
const RECORD_HEAD = 24;
const RECORD_SIGNATURE = 0x2a2a;
const TICKS_OF_2000 = 125_911_584_000_000_000n;
/** Parts of an event that become rows, besides its data. */
const SYSTEM: readonly string[] = [
  'System.Provider.Name',
  'System.EventID',
  'System.Channel',
  'System.Computer',
  'System.Security.UserID',
];

/** A chunk being read. */
interface Reading {
  readonly chunk: Chunk;
  readonly templates: Templates;
  readonly rows: RowGatherer;
}

/** Reads the records of the chunk at `base`; `moved`: it does not stand where a chunk should. */
export function readChunk(file: Uint8Array, base: number, rows: RowGatherer, moved: boolean): void {
  const reader = new FieldReader(file, 'ElfChnk', base, CHUNK_SIZE);
  const length = Math.min(CHUNK_SIZE, file.length - base);
  const reading = { chunk: new Chunk(file, base, length), templates: new Map(), rows };
  const free = Math.min(reader.u32(48, 'FreeSpaceOffset'), CHUNK_SIZE);
  const held = checkSums(reader, free, rows);
  const next = walk(reading, { free, length, held }, moved);
  // a header that says there are more records, and none stands here
  if (next + RECORD_HEAD < free && sizeAt(reading.chunk, next, length) === null)
    rows.attempt(() => refuse(reading.chunk, next));
  carve(reading, next, length);
}

/** Reads what is found where a chunk should stand whose header is gone; a place never written is passed over. */
export function readLostChunk(file: Uint8Array, base: number, rows: RowGatherer): void {
  const length = Math.min(CHUNK_SIZE, file.length - base);
  const place = file.subarray(base, base + length);
  if (place.every((byte) => byte === 0)) return;
  rows.attempt(() => {
    const at = { structure: 'ElfChnk', field: 'Signature', offset: base };
    throw new ArtefactError('artefact.malformed', at, toHex(place.subarray(0, 8)));
  });
  carve({ chunk: new Chunk(file, base, length), templates: new Map(), rows }, 0, length);
}

/** True when those of header and records hold, so that the end of the records is known. */
function checkSums(reader: FieldReader, free: number, rows: RowGatherer): boolean {
  let held = false;
  rows.attempt(() => {
    const header = crc32(reader.bytes(128, 384, 'Strings'), crc32(reader.bytes(0, 120, 'Header')));
    const checks: (readonly [number, string, number])[] = [[124, 'HeaderChecksum', header]];
    if (free >= CHUNK_HEADER) {
      const records = crc32(reader.bytes(CHUNK_HEADER, free - CHUNK_HEADER, 'Records'));
      checks.push([52, 'RecordsChecksum', records]);
    }
    held = checks.length > 1;
    for (const [at, field, computed] of checks) {
      const stored = reader.u32(at, field);
      if (stored === computed) continue;
      held = false;
      rows.note('artefact.malformed', { structure: 'ElfChnk', field, offset: reader.base + at }, stored);
    }
  });
  return held;
}

/** Where a chunk's header says that its records end, where the chunk does, and whether the checksums hold. */
interface Ends {
  readonly free: number;
  readonly length: number;
  readonly held: boolean;
}

/**
 * Records one after another. Where the checksums don't hold the header tells an older state of a chunk in use: then their
 * numbers must rise, and behind `free` each must be the next, since older records lie there too. Returns where they stop.
 */
function walk(reading: Reading, { free, length, held }: Ends, carved: boolean): number {
  let at = CHUNK_HEADER;
  let number = -1n;
  for (;;) {
    const size = sizeAt(reading.chunk, at, length);
    if (size === null) return at;
    const own = reading.chunk.reader.u64(at + 8, 'RecordID');
    const follows = at < free ? held || own > number : own === number + 1n;
    if (number >= 0n && !follows) return at;
    number = own;
    readRecord(reading, at, size, carved);
    at += size;
  }
}

/** Records found by their signature, eight bytes by eight: behind those in use lies what is left of older ones. */
function carve(reading: Reading, from: number, end: number): void {
  for (let at = from; at + RECORD_HEAD < end; ) {
    const size = sizeAt(reading.chunk, at, end);
    if (size !== null && mayBeRecord(reading.chunk, at)) readRecord(reading, at, size, true);
    at += size === null ? 8 : size;
  }
}

/** What is left of a record may begin with other bytes: the format is younger than 2000. */
function mayBeRecord({ reader }: Chunk, at: number): boolean {
  return reader.u64(at + 16, 'Written') > TICKS_OF_2000;
}

/** Size of the record at `at`, where its signature and the copy of its size at its end hold. */
function sizeAt({ reader }: Chunk, at: number, end: number): number | null {
  if (reader.left(at) < RECORD_HEAD + 4 || reader.u32(at, 'Signature') !== RECORD_SIGNATURE) return null;
  const size = reader.u32(at + 4, 'Size');
  if (size < RECORD_HEAD + 4 || at + size > end || reader.left(at) < size) return null;
  return reader.u32(at + size - 4, 'SizeCopy') === size ? size : null;
}

function readRecord({ chunk, templates, rows }: Reading, at: number, size: number, carved: boolean): void {
  const { reader, base } = chunk;
  const leaves = new EventLeaves(chunk, templates);
  // a record whose content does not hold still has its number and time; of what is left of one nothing is missing
  const attempt = carved ? tolerate : (read: () => void) => rows.attempt(read);
  attempt(() => {
    const cursor = new Cursor(chunk, at + RECORD_HEAD, at + size - 4);
    leaves.elements(new BinaryXml(templates).pieces(cursor), [], '');
  });
  rows.attempt(() => {
    const mark = carved ? { carved: true as const } : {};
    const number = reader.u64(at + 8, 'RecordID');
    const record = [
      String(number),
      textOf(leaves.leaves, 'System.Provider.Name'),
      textOf(leaves.leaves, 'System.EventID'),
    ]
      .filter((part) => part !== '')
      .join(' ');
    const ticks = reader.u64(at + 16, 'Written');
    const written = { stored: String(ticks), time: filetime(ticks) };
    rows.row('Record.Written', record, written, { offset: base + at + 16, length: 8, ...mark });
    for (const { path, value } of leaves.leaves.filter(isShown)) {
      const { text, offset, length, time } = value;
      rows.row(path, record, { stored: text, time }, { offset, length, ...mark });
    }
  });
}

function isShown({ path }: Leaf): boolean {
  return SYSTEM.includes(path) || !path.startsWith('System.');
}

function textOf(leaves: readonly Leaf[], path: string): string {
  return leaves.find((leaf) => leaf.path === path)?.value.text ?? '';
}

function refuse({ base, reader }: Chunk, at: number): void {
  const place = { structure: 'EventRecord', field: 'Signature', offset: base + at };
  throw new ArtefactError('artefact.malformed', place, reader.hex(at, 4, 'Signature'));
}

function tolerate(read: () => void): void {
  try {
    read();
  } catch (problem) {
    if (!(problem instanceof ArtefactError)) throw problem;
  }
}
