import { EWF, EWF_TABLE } from '@tracecraft/formats';
import type { NoticeLog } from '../../notice-log.ts';
import { ImageError } from '../../image-error.ts';
import { readStructure } from '../../source/read-structure.ts';
import { mustMatch, readChecked, type Section, type SegmentFile } from './segment-file.ts';

/** Where one chunk is stored. */
export interface ChunkPlace {
  /** Index into the segment files. */
  readonly segment: number;
  /** Bytes from the start of that file. */
  readonly offset: number;
  /** Stored bytes, with the checksum of an unpacked chunk. */
  readonly size: number;
  readonly packed: boolean;
}

/** Places of all chunks in order, kept in typed arrays: a terabyte has 32 million. */
export class ChunkTable {
  private segments = new Uint16Array(1024);
  private offsets = new Float64Array(1024);
  /** Stored size; negative for a packed chunk. */
  private sizes = new Float64Array(1024);
  count = 0;

  add(segment: number, offset: number, size: number, packed: boolean): void {
    if (this.count === this.offsets.length) this.grow();
    this.segments[this.count] = segment;
    this.offsets[this.count] = offset;
    this.sizes[this.count++] = packed ? -size : size;
  }

  place(chunk: number): ChunkPlace | null {
    if (chunk >= this.count) return null;
    const size = this.sizes[chunk]!;
    return {
      segment: this.segments[chunk]!,
      offset: this.offsets[chunk]!,
      size: Math.abs(size),
      packed: size < 0,
    };
  }

  private grow(): void {
    const room = this.offsets.length * 2;
    const segments = new Uint16Array(room);
    const offsets = new Float64Array(room);
    const sizes = new Float64Array(room);
    segments.set(this.segments);
    offsets.set(this.offsets);
    sizes.set(this.sizes);
    [this.segments, this.offsets, this.sizes] = [segments, offsets, sizes];
  }
}

interface Offsets {
  readonly base: number;
  readonly entries: Uint8Array;
}

function readOffsets(file: SegmentFile, section: Section): Offsets {
  const head = readChecked(EWF_TABLE, file.part, section.body);
  const at = section.body + EWF_TABLE.size;
  const size = head.entryCount * EWF.tableEntrySize;
  if (size > section.bodySize)
    throw new ImageError('ewf.malformed', {
      structure: EWF_TABLE.name,
      field: 'entryCount',
      offset: section.body,
      value: head.entryCount,
      segment: file.part.name,
    });
  const reading = { structure: 'ewf.table.entries', field: 'all', segment: file.part.name };
  const entries = readStructure(file.part.source, at, size, reading);
  if (section.bodySize >= EWF_TABLE.size + size + EWF.checksumSize) {
    const tail = readStructure(file.part.source, at + size, EWF.checksumSize, reading);
    const stored = new DataView(tail.buffer, tail.byteOffset).getUint32(0, true);
    mustMatch(entries, stored, 'ewf.table.entries', { offset: at, segment: file.part.name });
  }
  return { base: head.baseOffset, entries };
}

/** The offsets of `table`, or of its copy `table2` when the first is damaged. */
function soundOffsets(
  file: SegmentFile,
  table: Section,
  copy: Section | undefined,
  notices: NoticeLog,
): Offsets {
  try {
    const first = readOffsets(file, table);
    if (copy !== undefined && !sameAs(first, file, copy))
      notices.add('ewf.tables-differ', { segment: file.part.name, offset: copy.offset });
    return first;
  } catch (problem) {
    if (!(problem instanceof ImageError) || copy === undefined) throw problem;
    const second = readOffsets(file, copy);
    notices.add('ewf.table-copy-used', { segment: file.part.name, offset: table.offset });
    return second;
  }
}

function sameAs(first: Offsets, file: SegmentFile, copy: Section): boolean {
  try {
    const second = readOffsets(file, copy);
    return (
      second.entries.length === first.entries.length &&
      second.entries.every((byte, i) => byte === first.entries[i])
    );
  } catch (problem) {
    if (problem instanceof ImageError) return false;
    throw problem;
  }
}

function addChunks(into: ChunkTable, segment: number, { base, entries }: Offsets, end: number): void {
  const view = new DataView(entries.buffer, entries.byteOffset, entries.length);
  const count = entries.length / EWF.tableEntrySize;
  // Past 2 GiB some writers need the flag's bit for the offset; from there on no chunk is packed.
  let overflowed = false;
  for (let i = 0; i < count; i++) {
    const word = view.getUint32(i * 4, true);
    const offset = overflowed ? word : word % EWF.packedFlag;
    const nextWord = i + 1 < count ? view.getUint32(i * 4 + 4, true) : -1;
    if (!overflowed && nextWord !== -1 && nextWord % EWF.packedFlag < offset && nextWord > word)
      overflowed = true;
    const next = nextWord === -1 ? end - base : overflowed ? nextWord : nextWord % EWF.packedFlag;
    into.add(segment, base + offset, Math.max(0, next - offset), !overflowed && word >= EWF.packedFlag);
  }
}

/** Adds the chunks of one segment file. A table damaged in both copies ends the file's chunks with a notice. */
export function addSegmentChunks(
  into: ChunkTable,
  index: number,
  file: SegmentFile,
  notices: NoticeLog,
): boolean {
  const { sections } = file;
  for (const [i, section] of sections.entries()) {
    if (section.type !== 'table') continue;
    const copy = sections[i + 1]?.type === 'table2' ? sections[i + 1] : undefined;
    const data = sections.slice(0, i).findLast((one) => one.type === 'sectors');
    try {
      const offsets = soundOffsets(file, section, copy, notices);
      addChunks(into, index, offsets, data === undefined ? section.offset : data.body + data.bodySize);
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      notices.add(problem.code, problem.params);
      return false;
    }
  }
  return true;
}
