import { describe, expect, test } from 'vitest';
import {
  adler32,
  FAT_BOOT_SECTOR,
  MBR_ENTRY,
  VOLUME_SIGNATURES,
  crc32,
  matchSignature,
  raw,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
} from '../src/index.ts';

describe('a structure', () => {
  const layout = struct('test', 24, {
    kind: u8(0),
    count: u16(1),
    size: u32(3),
    offset: u64(7),
    name: text(15, 4),
    tail: raw(19, 5),
  });

  test('reads back what it wrote, wherever it stands', () => {
    const bytes = new Uint8Array(40);
    const values = {
      kind: 200,
      count: 0xabcd,
      size: 0xfedcba98,
      offset: 2 ** 40 + 5,
      name: 'abc',
      tail: Uint8Array.of(1, 2, 3, 4, 5),
    };
    layout.write(bytes, values, 9);
    const view = layout.view(bytes, 9);
    expect({ ...values, name: 'abc ' }).toEqual({
      kind: view.kind,
      count: view.count,
      size: view.size,
      offset: view.offset,
      name: view.name,
      tail: view.tail,
    });
  });

  test('is little-endian and leaves other bytes alone', () => {
    const bytes = new Uint8Array(24).fill(9);
    layout.write(bytes, { size: 0x01020304 });
    expect([...bytes.subarray(2, 8)]).toEqual([9, 4, 3, 2, 1, 9]);
  });

  test('is read lazily', () => {
    const bytes = new Uint8Array(24);
    const view = layout.view(bytes);
    bytes[0] = 7;
    expect(view.kind).toBe(7);
  });

  test('that does not fit is refused, as is a field outside its structure', () => {
    expect(() => layout.view(new Uint8Array(23))).toThrow(/test: 24 bytes at 0 do not fit in 23/);
    expect(() => layout.view(new Uint8Array(30), 7)).toThrow(RangeError);
    expect(() => struct('small', 3, { size: u32(0) })).toThrow(/small\.size/);
    expect(() => layout.write(new Uint8Array(24), { tail: Uint8Array.of(1) })).toThrow(RangeError);
  });
});

describe('layouts against their sources', () => {
  test('fields lie where the specifications put them', () => {
    expect(FAT_BOOT_SECTOR.fields.bytesPerSector.offset).toBe(11);
    expect(FAT_BOOT_SECTOR.fields.sectors32.offset).toBe(32);
    expect(MBR_ENTRY.fields.start.offset).toBe(8);
  });

  test('signatures are told apart', () => {
    const ntfs = new Uint8Array(512);
    ntfs.set(Buffer.from('NTFS    '), 3);
    expect(matchSignature(VOLUME_SIGNATURES, ntfs)).toBe('ntfs');
    expect(matchSignature(VOLUME_SIGNATURES, new Uint8Array(2048))).toBeNull();
  });
});

describe('checksums of published examples', () => {
  const words = Buffer.from('123456789');
  test('CRC-32 (ISO 3309 check value)', () => expect(crc32(words)).toBe(0xcbf43926));
  test('Adler-32 (RFC 1950)', () => {
    expect(adler32(Buffer.from('Wikipedia'))).toBe(0x11e60398);
    expect(adler32(new Uint8Array(0))).toBe(1);
    expect(adler32(new Uint8Array(1 << 20).fill(255))).toBe(byTheBook(new Uint8Array(1 << 20).fill(255)));
  });
});

/** Adler-32 as RFC 1950 defines it, reduced at every byte. */
function byTheBook(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
