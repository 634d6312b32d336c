import { crc32 } from '@tracecraft/formats';
import { ArtefactError } from '../artefact-error.ts';
import type { ParsedArtefact } from '../contract.ts';
import { FieldReader } from '../field-reader.ts';
import { RowGatherer } from '../row-gatherer.ts';
import { ansi } from '../text.ts';
import { CHUNK_SIZE, readChunk } from './chunk.ts';

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
  rows.attempt(() => {
    let expected = signatureAt(file, 0) === 'ElfChnk' ? 0 : HEADER_BLOCK;
    for (let at = expected; at + SECTOR <= file.length; ) {
      if (signatureAt(file, at) !== 'ElfChnk') {
        at += SECTOR;
        continue;
      }
      // every chunk stands where the one before ends: one elsewhere is what is left of another file
      readChunk(file, at, rows, at !== expected);
      at += CHUNK_SIZE;
      expected = at;
    }
  });
  return rows.result();
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
