import { toHex } from '@tracecraft/bytes';
import { EWF, EWF_DIGEST, EWF_ERRORS, EWF_HASH, EWF_VOLUME } from '@tracecraft/formats';
import type { Container, ImagePorts, Part } from '../../contract.ts';
import { NoticeLog } from '../../notice-log.ts';
import { ImageError } from '../../image-error.ts';
import { le32 } from '../../source/little-endian.ts';
import { readStructure } from '../../source/read-structure.ts';
import { chunkSource } from './chunk-source.ts';
import { ChunkTable, addSegmentChunks } from './chunk-table.ts';
import { mustMatch, readChecked, readSegmentFile, type Section, type SegmentFile } from './segment-file.ts';
import { xmlDigests, type StoredDigests } from './xml-digests.ts';

/** Chunks beyond this are no acquisition but a lie that would fill memory. */
const MOST_CHUNK_BYTES = 64 * 1024 * 1024;

interface Geometry {
  readonly chunkSize: number;
  readonly size: number;
  readonly chunkCount: number;
}

function sectionOf(
  files: readonly SegmentFile[],
  ...types: string[]
): { file: SegmentFile; section: Section } | null {
  for (const file of files) {
    const section = file.sections.find((one) => types.includes(one.type));
    if (section !== undefined) return { file, section };
  }
  return null;
}

function readVolume(files: readonly SegmentFile[]): Geometry {
  const found = sectionOf(files, 'volume', 'disk');
  if (found === null) {
    const broken = files[0]?.broken;
    if (broken) throw broken;
    throw new ImageError('ewf.malformed', {
      structure: 'ewf.volume',
      field: 'section',
      offset: 0,
      value: 'missing',
    });
  }
  const { file, section } = found;
  const volume = readChecked(EWF_VOLUME, file.part, section.body);
  const chunkSize = volume.sectorsPerChunk * volume.bytesPerSector;
  const size = volume.sectorCount * volume.bytesPerSector;
  const possible = chunkSize > 0 && chunkSize <= MOST_CHUNK_BYTES && Number.isSafeInteger(size) && size > 0;
  if (!possible)
    throw new ImageError('ewf.malformed', {
      structure: 'ewf.volume',
      field: 'sectorsPerChunk',
      offset: section.body,
      value: chunkSize,
      segment: file.part.name,
    });
  return { chunkSize, size, chunkCount: Math.ceil(size / chunkSize) };
}

/** Every digest the sections store; where two sections keep the same one and differ, the first is taken and it is told. */
function readDigests(files: readonly SegmentFile[], notices: NoticeLog): Container['stored'] {
  const read = <T>(type: string, use: (file: SegmentFile, section: Section) => T): T | null => {
    const found = sectionOf(files, type);
    return found && notices.orElse(() => use(found.file, found.section), null);
  };
  const only = read('hash', ({ part }, { body }) => readChecked(EWF_HASH, part, body));
  const both = read('digest', ({ part }, { body }) => readChecked(EWF_DIGEST, part, body));
  const text = read('xhash', xmlDigests);
  const hasSha1 = both?.sha1.some((byte) => byte !== 0) === true;
  const all: readonly (StoredDigests | null)[] = [
    only && { md5: toHex(only.md5) },
    both && { md5: toHex(both.md5), ...(hasSha1 && { sha1: toHex(both.sha1) }) },
    text,
  ];
  const stored: StoredDigests = {};
  for (const one of all)
    for (const [name, digest] of Object.entries(one ?? {}) as ['md5' | 'sha1' | 'sha256', string][])
      if (stored[name] === undefined) stored[name] = digest;
      else if (stored[name] !== digest)
        notices.add('ewf.digests-differ', { digest: name, first: stored[name], second: digest });
  return stored;
}

/** Sectors the acquiring tool could not read and filled, each run a notice. */
function readBadSectors(files: readonly SegmentFile[], notices: NoticeLog): void {
  const found = sectionOf(files, 'error2');
  if (found === null) return;
  const { part } = found.file;
  const { body, bodySize } = found.section;
  const count = readChecked(EWF_ERRORS, part, body).entryCount;
  const size = Math.max(0, Math.min(count * EWF.errorEntrySize, bodySize - EWF_ERRORS.size));
  const reading = { structure: 'ewf.error2.entries', field: 'all', segment: part.name };
  const bytes = readStructure(part.source, body + EWF_ERRORS.size, size, reading);
  const sumAt = body + EWF_ERRORS.size + size;
  if (bodySize >= EWF_ERRORS.size + size + EWF.checksumSize) {
    const sum = readStructure(part.source, sumAt, EWF.checksumSize, reading);
    const place = { offset: body + EWF_ERRORS.size, segment: part.name };
    mustMatch(bytes, le32(sum, 0), 'ewf.error2.entries', place);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + EWF.errorEntrySize <= size; at += EWF.errorEntrySize)
    notices.add('ewf.bad-sectors', {
      sector: view.getUint32(at, true),
      sectors: view.getUint32(at + 4, true),
    });
}

/** Segments 1, 2, 3 … as far as none is missing, and a notice for the first that is. */
function inOrder(parts: readonly Part[], notices: NoticeLog): SegmentFile[] {
  const files = parts.map(readSegmentFile).toSorted((a, b) => a.number - b.number);
  const run: SegmentFile[] = [];
  for (const file of files) {
    if (file.number !== run.length + 1) break;
    run.push(file);
  }
  const ended = run.at(-1)?.sections.at(-1)?.type === 'done';
  if (run.length === 0)
    throw new ImageError('image.missing-segment', { number: 1, name: parts[0]?.name ?? '' });
  if (run.length < files.length || (!ended && run.at(-1)?.broken === null))
    notices.add('image.missing-segment', { number: run.length + 1, name: run[0]?.part.name ?? '' });
  for (const file of run) if (file.broken !== null) notices.add(file.broken.code, file.broken.params);
  return run;
}

/** Some writers store bytes after the last whole sector; their digest covers them, the image by its sectors does not. */
function tellBeyondSectors(table: ChunkTable, geometry: Geometry, notices: NoticeLog): void {
  const last = table.place(geometry.chunkCount - 1);
  if (last === null || last.packed) return;
  const expected = geometry.size - (geometry.chunkCount - 1) * geometry.chunkSize;
  const bytes = last.size - EWF.checksumSize - expected;
  if (bytes > 0 && bytes < geometry.chunkSize) notices.add('ewf.beyond-sectors', { bytes });
}

/** Opens an E01 from its segment files in any order. Every structure's checksum is checked; damage becomes notices. */
export function openEwf(parts: readonly Part[], ports: ImagePorts): Container {
  const notices = new NoticeLog();
  const files = inOrder(parts, notices);
  const geometry = readVolume(files);
  const table = new ChunkTable();
  for (const [index, file] of files.entries()) {
    const whole = addSegmentChunks(table, index, file, notices);
    if (!whole || file.broken !== null) break;
  }
  if (table.count < geometry.chunkCount)
    notices.add('ewf.chunks-missing', {
      chunks: geometry.chunkCount,
      held: table.count,
      offset: table.count * geometry.chunkSize,
    });
  tellBeyondSectors(table, geometry, notices);
  notices.orElse(() => readBadSectors(files, notices), undefined);
  const raw = chunkSource({ files, table, chunkSize: geometry.chunkSize, size: geometry.size }, ports);
  return { format: 'e01', raw, stored: readDigests(files, notices), notices: notices.notices };
}
