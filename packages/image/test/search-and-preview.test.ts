import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { memorySource, type RandomAccess } from '@tracecraft/bytes';
import { findText, hashSource, printable, textPreview } from '../src/index.ts';

const PIECE = 4 << 20;

/** Zeros with `bytes` at `at`, made when read, so that borders can be tested without the memory. */
function sparse(size: number, at: number, bytes: Uint8Array): RandomAccess {
  return {
    size,
    read(offset, length) {
      const out = new Uint8Array(length);
      for (let i = Math.max(0, at - offset); i < length && offset + i < at + bytes.length; i++)
        out[i] = bytes[offset + i - at] ?? 0;
      return out;
    },
  };
}

const places = (raw: RandomAccess, text: string, options = {}): number[] =>
  [...findText(raw, text, options)].map((hit) => hit.offset);

describe('findText', () => {
  const bytes = Buffer.concat([
    Buffer.from('....Waybill 7....WAYBILL 7....'),
    Buffer.from('Waybill 7', 'utf16le'),
    Buffer.from('....'),
  ]);

  test('any case, UTF-8 and UTF-16, in order', () => {
    expect([...findText(memorySource(bytes), 'waybill 7')]).toEqual([
      { offset: 4, length: 9, encoding: 'utf-8' },
      { offset: 17, length: 9, encoding: 'utf-8' },
      { offset: 30, length: 18, encoding: 'utf-16le' },
    ]);
  });

  test('exact case when asked', () => {
    expect(places(memorySource(bytes), 'WAYBILL 7', { matchCase: true })).toEqual([17]);
  });

  test('letters of other scripts, and their capitals', () => {
    const text = Buffer.from('… Đường Straße ข้อมูล 진술서 …');
    for (const [needle, word] of [
      ['đƯỜNG', 'Đường'],
      ['ข้อมูล', 'ข้อมูล'],
      ['진술서', '진술서'],
      ['straße', 'Straße'],
    ] as const)
      expect(places(memorySource(text), needle)).toEqual([text.indexOf(word)]);
  });

  test('across every border of reading, found once', () => {
    const needle = Buffer.from('border');
    for (let shift = -7; shift <= 1; shift++)
      expect(places(sparse(PIECE + 100, PIECE + shift, needle), 'border')).toEqual([PIECE + shift]);
  });

  test('overlapping matches, the very end, a range, nothing', () => {
    expect(places(memorySource(Buffer.from('aaaa')), 'aa')).toEqual([0, 1, 2]);
    expect(places(memorySource(Buffer.from('xxend')), 'end')).toEqual([2]);
    expect(places(memorySource(Buffer.from('one one one')), 'one', { from: 1, to: 8 })).toEqual([4]);
    expect(places(memorySource(Buffer.from('abc')), 'abcd')).toEqual([]);
    expect(() => places(memorySource(bytes), '')).toThrow(RangeError);
  });
});

describe('textPreview', () => {
  test('says which encoding it reads', () => {
    expect(textPreview(Buffer.from('Đây là thư\r\nhai'))).toEqual({
      encoding: 'utf-8',
      text: 'Đây là thư\nhai',
      bytes: 19,
    });
    expect(textPreview(Buffer.from('Plain words', 'utf16le')).text).toBe('Plain words');
    expect(textPreview(Buffer.from('\uFEFFmarked', 'utf16le'))).toMatchObject({
      encoding: 'utf-16le',
      text: 'marked',
    });
    expect(textPreview(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x6f, 0x6b))).toMatchObject({
      encoding: 'latin-1',
      text: 'café ok',
    });
  });

  test('a cut through a letter is no reason to doubt UTF-8', () => {
    expect(textPreview(Buffer.from('진술서'), 8)).toEqual({ encoding: 'utf-8', text: '진술', bytes: 8 });
  });

  test('nothing in it acts on a terminal', () => {
    expect(textPreview(Buffer.from('a\u001B[2Jb\u0007\tc')).text).toBe('a·[2Jb·\tc');
    expect(printable('name\u001B[31m\u0085')).toBe('name^[31m^');
  });
});

test('hashSource hashes every byte once, in one pass, and tells how far it is', () => {
  const bytes = Buffer.alloc(PIECE * 2 + 12345, 'evidence ');
  const told: number[] = [];
  const port = (name: string) => {
    const hash = createHash(name);
    return { update: (piece: Uint8Array) => void hash.update(piece), digest: () => hash.digest() };
  };
  const digests = hashSource(memorySource(bytes), { md5: port('md5'), sha256: port('sha256') }, (done) =>
    told.push(done),
  );
  expect(digests).toEqual({
    md5: createHash('md5').update(bytes).digest('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(told).toEqual([PIECE, 2 * PIECE, bytes.length]);
});
