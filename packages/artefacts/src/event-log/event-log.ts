import { crc32 } from '@tracecraft/formats';
import { ArtefactError } from '../artefact-error.ts';
import type { ParsedArtefact } from '../contract.ts';
import { FieldReader } from '../field-reader.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { ansi } from '../text.ts';
import { CHUNK_SIZE, readChunk, readLostChunk } from './chunk.ts';

const HEADER_BLOCK = 4096;
const SECTOR = 512;
const DIRTY = 1;

/**
 * Reads an event log (.evtx, Vista on): each record's time, provider, event id, computer, channel, user and data. Chunks
 * are found by their signature, also where the header is lost; what stands in a damaged one is marked `carved`.
 */
export function parseEventLog(file: Uint8Array): ParsedArtefact {
  const rows = new RowGatherer('event-log');
  rows.form = 'chunks without a header';
  rows.attempt(() => checkHeader(file, rows));
  const first = signatureAt(file, 0) === 'ElfChnk' ? 0 : HEADER_BLOCK;
  rows.attempt(() => readChunks(file, first, rows));
  return rows.result();
}

/** Chunks stand one behind the other from `first`; one elsewhere is what is left of another file. */
function readChunks(file: Uint8Array, first: number, rows: RowGatherer): void {
  for (let at = first; at + SECTOR <= file.length; ) {
    const inPlace = (at - first) % CHUNK_SIZE === 0;
    const next = nextChunk(file, at, inPlace ? CHUNK_SIZE : SECTOR);
    if (next === at) readChunk(file, at, rows, !inPlace);
    else if (inPlace && next === null) readLostChunk(file, at, rows);
    at = next === at ? at + CHUNK_SIZE : (next ?? at + (inPlace ? CHUNK_SIZE : SECTOR));
  }
}

/** Where within `length` bytes a chunk begins; null where none does. */
function nextChunk(file: Uint8Array, from: number, length: number): number | null {
  for (let at = from; at < from + length; at += SECTOR) if (signatureAt(file, at) === 'ElfChnk') return at;
  return null;
}

function signatureAt(file: Uint8Array, at: number): string {
  return file[at] === 0x45 ? ansi(file.subarray(at, at + 8)) : '';
}

function checkHeader(file: Uint8Array, rows: RowGatherer): void {
  if (signatureAt(file, 0) === 'ElfChnk') return;
  const header = new FieldReader(file, 'ElfFile', 0, HEADER_BLOCK);
  const signature = ansi(header.bytes(0, 8, 'Signature'));
  if (signature !== 'ElfFile') throw header.fail('Signature', 0, signature);
  rows.form = `version ${header.u16(38, 'MajorVersion')}.${header.u16(36, 'MinorVersion')}`;
  const stored = header.u32(124, 'Checksum');
  if (crc32(header.bytes(0, 120, 'Checksum')) !== stored)
    rows.note('artefact.malformed', { structure: 'ElfFile', field: 'Checksum', offset: 124 }, stored);
  const wanted = HEADER_BLOCK + CHUNK_SIZE * header.u16(42, 'ChunkCount');
  if (file.length < wanted)
    rows.attempt(() => {
      const place = { structure: 'ElfFile', field: 'Chunks', offset: HEADER_BLOCK };
      throw new ArtefactError('artefact.truncated', place, wanted - HEADER_BLOCK);
    });
  if ((header.u32(120, 'Flags') & DIRTY) !== 0)
    rows.note('artefact.unclean', { structure: 'ElfFile', field: 'Flags', offset: 120 }, 'dirty');
}
