import {
  EWF,
  EWF_FILE_HEADER,
  EWF_SECTION,
  adler32,
  type Struct,
  type Fields,
  type Values,
} from '@tracecraft/formats';
import type { Part } from '../../contract.ts';
import { ImageError } from '../../image-error.ts';
import { readStructure } from '../../source/read-structure.ts';

/** A section of a segment file; offsets count from the start of that file. */
export interface Section {
  readonly type: string;
  readonly offset: number;
  /** First byte after the head. */
  readonly body: number;
  /** Bytes of the body. */
  readonly bodySize: number;
}

/** One E01, E02 … with its sections in order. `broken` says why the walk over them ended early. */
export interface SegmentFile {
  readonly part: Part;
  readonly number: number;
  readonly sections: readonly Section[];
  readonly broken: ImageError | null;
}

/** A file of more sections than this is no acquisition. */
const MOST_SECTIONS = 100_000;

/** True when the file begins as an E01 segment. */
export function isSegmentFile(part: Part): boolean {
  if (part.source.size < EWF_FILE_HEADER.size) return false;
  const head = part.source.read(0, EWF.signature.length);
  return EWF.signature.every((byte, i) => head[i] === byte);
}

/** Throws `ewf.checksum` unless Adler-32 of `bytes` is `stored`. */
export function mustMatch(
  bytes: Uint8Array,
  stored: number,
  structure: string,
  place: { offset: number; segment: string },
): void {
  const computed = adler32(bytes);
  if (computed !== stored) throw new ImageError('ewf.checksum', { structure, ...place, stored, computed });
}

/** A structure read and its trailing checksum (Adler-32 of all bytes before it) checked. */
export function readChecked<F extends Fields & { checksum: { offset: number } }>(
  layout: Struct<F>,
  part: Part,
  offset: number,
): Values<F> {
  const bytes = readStructure(part.source, offset, layout.size, {
    structure: layout.name,
    field: 'all',
    segment: part.name,
  });
  const view = layout.view(bytes);
  const stored = (view as unknown as { checksum: number }).checksum;
  mustMatch(bytes.subarray(0, layout.fields.checksum.offset), stored, layout.name, {
    offset,
    segment: part.name,
  });
  return view;
}

function readSection(part: Part, offset: number): { section: Section; next: number } {
  const head = readChecked(EWF_SECTION, part, offset);
  const type = head.type.split('\0', 1)[0] ?? '';
  const last = type === 'done' || type === 'next';
  // `size` counts the head too; some writers leave it 0 in `done` and `next`, and old ones in others.
  const size = last ? EWF_SECTION.size : head.size || head.next - offset;
  if (!last && (head.next <= offset || size < EWF_SECTION.size))
    throw new ImageError('ewf.malformed', {
      structure: 'ewf.section',
      field: 'next',
      offset,
      value: head.next,
      segment: part.name,
    });
  const body = offset + EWF_SECTION.size;
  return { section: { type, offset, body, bodySize: size - EWF_SECTION.size }, next: last ? -1 : head.next };
}

/** Reads the heads of all sections. A damaged head ends the walk; what came before stays usable. */
export function readSegmentFile(part: Part): SegmentFile {
  const bytes = readStructure(part.source, 0, EWF_FILE_HEADER.size, {
    structure: EWF_FILE_HEADER.name,
    field: 'all',
    segment: part.name,
  });
  const number = EWF_FILE_HEADER.view(bytes).segment;
  const sections: Section[] = [];
  let offset = EWF_FILE_HEADER.size;
  try {
    while (offset !== -1 && sections.length < MOST_SECTIONS) {
      const { section, next } = readSection(part, offset);
      sections.push(section);
      offset = next;
    }
    return { part, number, sections, broken: null };
  } catch (problem) {
    if (!(problem instanceof ImageError)) throw problem;
    return { part, number, sections, broken: problem };
  }
}
