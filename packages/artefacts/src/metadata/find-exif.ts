import { ArtefactError } from '../artefact-error.ts';
import { ansi } from '../text.ts';
import { exifOfHeif } from './heif.ts';

/** Where a TIFF structure stands in a file, and what the file is. */
export interface ExifPlace {
  readonly form: string;
  readonly offset: number;
  readonly length: number;
}

const EXIF_HEAD = 6;
const MOST_PARTS = 10_000;

/** Finds the Exif data of a picture; null where it has none. */
export function findExif(file: Uint8Array): ExifPlace | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file[0] === 0xff) return inJpeg(file, view);
  if (file[0] === 0x89) return inChunks(file, view, { form: 'PNG', from: 8, name: 'eXIf', little: false });
  const head = ansi(file.subarray(0, 4));
  if (head === 'RIFF' && (file.length < 12 || 8 + view.getUint32(4, true) > file.length))
    throw cut('WebP', file.length);
  if (head === 'RIFF') return inChunks(file, view, { form: 'WebP', from: 12, name: 'EXIF', little: true });
  if (head === 'II*' || head === 'MM') return { form: 'TIFF', offset: 0, length: file.length };
  return exifOfHeif(file);
}

/** Segments of a JPEG up to its picture data. */
function inJpeg(file: Uint8Array, view: DataView): ExifPlace | null {
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) throw broken('JPEG', 'Marker', at, file[at]!);
    const marker = file[at + 1]!;
    // fill bytes, and the start of the picture
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) throw broken('JPEG', 'SegmentLength', at + 2, length);
    const from = at + 4;
    if (marker === 0xe1 && ansi(file.subarray(from, from + EXIF_HEAD)) === 'Exif')
      return { form: 'JPEG', offset: from + EXIF_HEAD, length: length - 2 - EXIF_HEAD };
    at += 2 + length;
  }
  throw cut('JPEG', file.length);
}

interface Chunked {
  readonly form: string;
  readonly from: number;
  readonly name: string;
  /** WebP: length behind the name, padded to two bytes; PNG: length before it, a checksum behind the data. */
  readonly little: boolean;
}

function inChunks(file: Uint8Array, view: DataView, { form, from, name, little }: Chunked): ExifPlace | null {
  for (let at = from, parts = 0; at + 8 <= file.length && parts < MOST_PARTS; parts++) {
    const length = little ? view.getUint32(at + 4, true) : view.getUint32(at);
    const found = ansi(little ? file.subarray(at, at + 4) : file.subarray(at + 4, at + 8));
    if (found === name) {
      // some writers keep the head a JPEG has
      const skipped = ansi(file.subarray(at + 8, at + 12)) === 'Exif' ? EXIF_HEAD : 0;
      return { form, offset: at + 8 + skipped, length: length - skipped };
    }
    at += little ? 8 + length + (length & 1) : 12 + length;
    if (at > file.length) throw cut(form, file.length);
    if (found === 'IEND') return null;
  }
  if (!little) throw cut(form, file.length);
  return null;
}

function cut(structure: string, offset: number): ArtefactError {
  return new ArtefactError('artefact.truncated', { structure, field: 'Segment', offset }, 4);
}

function broken(structure: string, field: string, offset: number, value: number): ArtefactError {
  return new ArtefactError('artefact.malformed', { structure, field, offset }, value);
}
