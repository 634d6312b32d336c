import { crc32 } from 'node:zlib';
import { ByteWriter } from './byte-writer.ts';

type Tag = readonly [id: number, type: number, value: string | readonly number[]];

const SIZE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

/** A big-endian TIFF structure as cameras write it: the main directory, Exif and GPS. */
export function tiffBlock(): Uint8Array {
  const exif: readonly Tag[] = [
    [0x9003, 2, '2026:03:29 01:30:15\0'],
    [0x9011, 2, '+09:00\0'],
    [0x9291, 2, '250\0'],
    [0x9004, 2, '2026:03:29 01:30:16\0'],
    [0xa002, 4, [4000]],
    [0xa431, 2, 'SN-4471\0'],
    [0x829d, 5, [28, 10]],
  ];
  const gps: readonly Tag[] = [
    [1, 2, 'N\0'],
    [2, 5, [35, 1, 10, 1, 3000, 100]],
    [3, 2, 'E\0'],
    [4, 5, [129, 1, 5, 1, 0, 1]],
    [7, 5, [16, 1, 30, 1, 15, 1]],
    [0x1d, 2, '2026:03:28\0'],
  ];
  const main: readonly Tag[] = [
    [0x010f, 2, 'Acme\0'],
    [0x0110, 2, 'Camera Đẹp 카메라\0'],
    [0x0112, 3, [6]],
    [0x0132, 2, '2026:03:30 10:00:00\0'],
  ];
  const from = { main: 8, exif: 400, gps: 700 };
  const writer = new Block(1100);
  writer.directory(from.main, [...main, [0x8769, 4, [from.exif]], [0x8825, 4, [from.gps]]]);
  writer.directory(from.exif, exif);
  writer.directory(from.gps, gps);
  return writer.bytes;
}

class Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
    this.bytes.set([0x4d, 0x4d, 0, 42, 0, 0, 0, 8]);
  }

  directory(at: number, tags: readonly Tag[]): void {
    const sorted = tags.toSorted(([a], [b]) => a - b);
    this.view.setUint16(at, sorted.length);
    let free = at + 2 + 12 * sorted.length + 4;
    sorted.forEach(([id, type, value], i) => {
      const entry = at + 2 + 12 * i;
      const bytes = this.encode(type, value);
      this.view.setUint16(entry, id);
      this.view.setUint16(entry + 2, type);
      this.view.setUint32(entry + 4, bytes.length / SIZE[type]!);
      if (bytes.length > 4) this.view.setUint32(entry + 8, free);
      this.bytes.set(bytes, bytes.length > 4 ? free : entry + 8);
      if (bytes.length > 4) free += bytes.length + (bytes.length & 1);
    });
  }

  private encode(type: number, value: string | readonly number[]): Uint8Array {
    if (typeof value === 'string') return new TextEncoder().encode(value);
    const width = type === 3 ? 2 : 4;
    const view = new DataView(new ArrayBuffer(width * value.length));
    value.forEach((one, i) => (width === 2 ? view.setUint16(2 * i, one) : view.setUint32(4 * i, one)));
    return new Uint8Array(view.buffer);
  }
}

const HEAD = [0x45, 0x78, 0x69, 0x66, 0, 0];
const joined = (...parts: readonly ArrayLike<number>[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)));
const be = (value: number, width = 4): number[] =>
  Array.from({ length: width }, (_, i) => Math.trunc(value / 256 ** (width - 1 - i)) % 256);
const text = (letters: string): number[] => Array.from(letters, (letter) => letter.charCodeAt(0));

/** The picture's own data is left out: nothing here reads it. */
export function jpeg(): Uint8Array {
  const block = tiffBlock();
  const app0 = [0xff, 0xe0, ...be(16, 2), ...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0];
  return joined(
    [0xff, 0xd8],
    app0,
    [0xff, 0xe1],
    be(block.length + 8, 2),
    HEAD,
    block,
    [0xff, 0xda, 0, 2, 0xff, 0xd9],
  );
}

export function png(): Uint8Array {
  const chunk = (name: string, data: ArrayLike<number>): Uint8Array => {
    const body = joined(text(name), data);
    return joined(be(data.length), body, be(crc32(body)));
  };
  const head = chunk('IHDR', [...be(1), ...be(1), 8, 0, 0, 0, 0]);
  const pixels = chunk('IDAT', [0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1]);
  return joined(
    [0x89, ...text('PNG\r\n\x1a\n')],
    head,
    chunk('eXIf', tiffBlock()),
    pixels,
    chunk('IEND', []),
  );
}

export function webp(): Uint8Array {
  const block = tiffBlock();
  const extended = new ByteWriter(18).ansi(0, 'VP8X').u32(4, 10).put(8, [8]).bytes;
  const exif = joined(new ByteWriter(8).ansi(0, 'EXIF').u32(4, block.length).bytes, block);
  const pixels = new ByteWriter(26).ansi(0, 'VP8L').u32(4, 17).put(8, [0x2f]).bytes;
  const body = joined(text('WEBP'), extended, pixels, exif);
  return joined(new ByteWriter(8).ansi(0, 'RIFF').u32(4, body.length).bytes, body);
}

/** One item of type Exif, in the media data behind the boxes that tell it. */
export function heif(): Uint8Array {
  const box = (type: string, ...data: readonly ArrayLike<number>[]): Uint8Array => {
    const body = joined(...data);
    return joined(be(body.length + 8), text(type), body);
  };
  const item = joined(be(6), HEAD, tiffBlock());
  const head = box('ftyp', text('heic'), be(0), text('mif1heic'));
  const entry = box('infe', be(2 << 24), be(7, 2), be(0, 2), text('Exif'), [0]);
  const meta = (offset: number): Uint8Array =>
    box(
      'meta',
      be(0),
      box('hdlr', be(0), be(0), text('pict'), be(0), be(0), be(0), [0]),
      box('iinf', be(0), be(1, 2), entry),
      box('iloc', be(0), [0x44, 0x00], be(1, 2), be(7, 2), be(0, 2), be(1, 2), be(offset), be(item.length)),
    );
  const before = head.length + meta(0).length + 8;
  return joined(head, meta(before), box('mdat', item));
}
