import { fromUtf8, toHex } from '@tracecraft/bytes';
import { ArtefactError } from '../artefact-error.ts';
import { ansi, utf16 } from '../text.ts';
import { CODED, TAGS, WIDE } from './tags.ts';

/** Bytes of one value of each type (TIFF 6.0 §2); 129 is UTF-8 text. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8, 129: 1 };
const TEXT: readonly number[] = [2, 129];
const POINTERS: Readonly<Record<number, string>> = { 0x8769: 'Exif', 0x8825: 'GPS' };
/** Fields of a directory, and values of a field that are told. */
const MOST_FIELDS = 1000;
const MOST_VALUES = 16;

/** A field of a picture's directories. */
export interface Field {
  readonly directory: string;
  readonly name: string;
  readonly text: string;
  /** Its numbers; a fraction by its value. */
  readonly numbers: readonly number[];
  readonly offset: number;
  readonly length: number;
}

/** Bytes of a TIFF structure: offsets in it count from its first byte, in either order. */
export class Tiff {
  readonly fields: Field[] = [];
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private readonly base: number;
  private readonly little: boolean;
  private readonly seen = new Set<number>();

  constructor(file: Uint8Array, base: number, length: number) {
    this.base = base;
    this.bytes = file.subarray(base, base + length);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.need(0, 8, 'Header');
    const order = ansi(this.bytes.subarray(0, 2));
    if (order !== 'II' && order !== 'MM') throw this.fail('ByteOrder', 0, order);
    this.little = order === 'II';
    if (this.u16(2) !== 42) throw this.fail('Version', 2, this.u16(2));
  }

  /** Reads the first directory and those it points to; those of thumbnails and further pages are passed over. */
  read(attempt: (read: () => void) => void): void {
    attempt(() => this.directory(this.view.getUint32(4, this.little), 'IFD0', attempt));
  }

  private directory(at: number, name: string, attempt: (read: () => void) => void): void {
    if (this.seen.has(at)) throw this.fail(name, at, 'seen before');
    this.seen.add(at);
    this.need(at, 2, name);
    const count = this.u16(at);
    if (count > MOST_FIELDS) throw this.fail(name, at, count);
    for (let i = 0; i < count; i++) attempt(() => this.field(at + 2 + 12 * i, name, attempt));
  }

  private field(at: number, directory: string, attempt: (read: () => void) => void): void {
    this.need(at, 12, directory);
    const tag = this.u16(at);
    const below = directory === 'IFD0' ? POINTERS[tag] : undefined;
    if (below !== undefined) this.directory(this.view.getUint32(at + 8, this.little), below, attempt);
    const name = TAGS[directory]?.[tag];
    const size = SIZES[this.u16(at + 2)];
    if (name === undefined || size === undefined) return;
    const length = size * this.view.getUint32(at + 4, this.little);
    const from = length <= 4 ? at + 8 : this.view.getUint32(at + 8, this.little);
    this.need(from, length, name);
    const type = this.u16(at + 2);
    const numbers = this.numbers(type, size, from, length);
    const text = this.text(name, type, from, length);
    this.fields.push({ directory, name, text, numbers, offset: this.base + from, length });
  }

  private text(name: string, type: number, from: number, length: number): string {
    const bytes = this.bytes.subarray(from, from + length);
    if (WIDE.includes(name)) return utf16(bytes);
    if (CODED.includes(name)) return coded(bytes, this.little);
    if (TEXT.includes(type)) return text(bytes);
    if (type === 7) return toHex(bytes);
    const count = Math.min(MOST_VALUES, length / SIZES[type]!);
    return Array.from({ length: count }, (_, i) => this.one(type, from + i * SIZES[type]!)).join(' ');
  }

  private numbers(type: number, size: number, from: number, length: number): readonly number[] {
    if (TEXT.includes(type) || type === 7) return [];
    const count = Math.min(MOST_VALUES, length / size);
    return Array.from({ length: count }, (_, i) => {
      const [over, under] = this.one(type, from + i * size)
        .split('/')
        .map(Number);
      return over! / (under ?? 1);
    });
  }

  /** One number as it is stored; a fraction as its two. */
  private one(type: number, at: number): string {
    const { view, little } = this;
    if (type === 1) return String(view.getUint8(at));
    if (type === 3) return String(view.getUint16(at, little));
    if (type === 4) return String(view.getUint32(at, little));
    if (type === 5) return `${view.getUint32(at, little)}/${view.getUint32(at + 4, little)}`;
    if (type === 9) return String(view.getInt32(at, little));
    return `${view.getInt32(at, little)}/${view.getInt32(at + 4, little)}`;
  }

  private u16(at: number): number {
    return this.view.getUint16(at, this.little);
  }

  private need(at: number, length: number, field: string): void {
    if (at + length <= this.bytes.length) return;
    const place = { structure: 'TIFF', field, offset: this.base + at };
    throw new ArtefactError('artefact.truncated', place, length);
  }

  private fail(field: string, at: number, value: string | number): ArtefactError {
    const place = { structure: 'TIFF', field, offset: this.base + at };
    return new ArtefactError('artefact.malformed', place, value);
  }
}

/** Text up to a zero: UTF-8 where it is, else as it stands. */
function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const own = end < 0 ? bytes : bytes.subarray(0, end);
  try {
    return fromUtf8(own);
  } catch {
    return ansi(own);
  }
}

function coded(bytes: Uint8Array, little: boolean): string {
  const [code, rest] = [ansi(bytes.subarray(0, 8)), bytes.subarray(8)];
  if (code !== 'UNICODE') return text(rest).trimEnd();
  return utf16(little ? rest : rest.map((_, i) => rest[i ^ 1] ?? 0));
}
