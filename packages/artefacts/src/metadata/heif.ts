import { ArtefactError } from '../artefact-error.ts';
import { ansi } from '../text.ts';
import type { ExifPlace } from './find-exif.ts';

const MOST_ITEMS = 10_000;

/** A box of ISO/IEC 14496-12: its content's first byte and its end. */
interface Box {
  readonly type: string;
  readonly from: number;
  readonly end: number;
}

/** Exif data of a HEIF or AVIF file (ISO/IEC 23008-12): the item of type `Exif`, by the item information and location boxes. */
export function exifOfHeif(file: Uint8Array): ExifPlace | null {
  const reader = new Boxes(file);
  const top = reader.within({ type: '', from: 0, end: file.length });
  const meta = top.find(({ type }) => type === 'meta');
  // every file of this kind has one
  if (meta === undefined || meta.end > file.length)
    throw new ArtefactError('artefact.truncated', { structure: 'HEIF', field: 'meta', offset: 0 }, 8);
  const parts = reader.within({ ...meta, from: meta.from + 4 });
  const info = parts.find(({ type }) => type === 'iinf');
  const location = parts.find(({ type }) => type === 'iloc');
  const item = info && reader.exifItem(info);
  const place = item === undefined || location === undefined ? null : reader.locate(location, item);
  if (place === null) return null;
  // how many bytes of a head stand before the TIFF structure
  const skipped = 4 + reader.number(place.offset, 4, 'ExifTiffHeaderOffset');
  return { form: 'HEIF', offset: place.offset + skipped, length: place.length - skipped };
}

class Boxes {
  private readonly file: Uint8Array;

  constructor(file: Uint8Array) {
    this.file = file;
  }

  /** A big-endian number of up to 8 bytes; 0 bytes are 0. */
  number(at: number, length: number, field: string): number {
    if (at + length > this.file.length)
      throw new ArtefactError('artefact.truncated', { structure: 'HEIF', field, offset: at }, length);
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + this.file[at + i]!;
    return value;
  }

  within({ from, end }: Box): readonly Box[] {
    const found: Box[] = [];
    for (let at = from; at + 8 <= Math.min(end, this.file.length) && found.length < MOST_ITEMS; ) {
      const short = this.number(at, 4, 'BoxSize');
      const head = short === 1 ? 16 : 8;
      const size = short === 1 ? this.number(at + 8, 8, 'BoxSize') : short === 0 ? end - at : short;
      if (size < head) throw this.fail('BoxSize', at, size);
      found.push({ type: ansi(this.file.subarray(at + 4, at + 8)), from: at + head, end: at + size });
      at += size;
    }
    return found;
  }

  /** Number of the item of type `Exif` in `iinf`. */
  exifItem({ from, end }: Box): number | undefined {
    const wide = this.number(from, 1, 'iinf') > 0;
    for (const entry of this.within({ type: '', from: from + (wide ? 8 : 6), end })) {
      const version = this.number(entry.from, 1, 'infe');
      if (entry.type !== 'infe' || version < 2) continue;
      const size = version === 2 ? 2 : 4;
      const at = entry.from + 4 + size + 2;
      if (ansi(this.file.subarray(at, at + 4)) === 'Exif') return this.number(entry.from + 4, size, 'infe');
    }
    return undefined;
  }

  /** First stretch of an item by `iloc`; those inside other boxes or items are not followed. */
  locate({ from }: Box, wanted: number): { offset: number; length: number } | null {
    const version = this.number(from, 1, 'iloc');
    const sizes = this.number(from + 4, 2, 'iloc');
    const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15];
    const indexSize = version > 0 ? sizes & 15 : 0;
    const idSize = version < 2 ? 2 : 4;
    const count = this.number(from + 6, idSize, 'iloc');
    if (count > MOST_ITEMS) throw this.fail('iloc', from + 6, count);
    let at = from + 6 + idSize;
    for (let i = 0; i < count; i++) {
      const id = this.number(at, idSize, 'iloc');
      at += idSize;
      const method = version > 0 ? this.number(at, 2, 'iloc') & 15 : 0;
      at += (version > 0 ? 2 : 0) + 2;
      const base = this.number(at, baseSize, 'iloc');
      at += baseSize;
      const extents = this.number(at, 2, 'iloc');
      const first = at + 2 + indexSize;
      if (id === wanted && extents > 0 && method === 0)
        return {
          offset: base + this.number(first, offsetSize, 'iloc'),
          length: this.number(first + offsetSize, lengthSize, 'iloc'),
        };
      at += 2 + extents * (indexSize + offsetSize + lengthSize);
    }
    return null;
  }

  private fail(field: string, offset: number, value: number): ArtefactError {
    return new ArtefactError('artefact.malformed', { structure: 'HEIF', field, offset }, value);
  }
}
