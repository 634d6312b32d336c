import { constants, crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { InflatedSource, type InflateEnd } from '../src/deflate/inflated-source.ts';
import { ImageError } from '../src/index.ts';
import { noise } from './archive-makers.ts';

/** Contents that make every kind of block: random, one byte, few letters, words. */
const CONTENTS: Readonly<Record<string, (size: number) => Uint8Array>> = {
  noise,
  zeros: (size) => new Uint8Array(size),
  letters: (size) => Uint8Array.from({ length: size }, (_, i) => ((i * i) >> 7) & 63),
  words: (size) => Buffer.from('two crates for pier 9, '.repeat(Math.ceil(size / 23))).subarray(0, size),
};
const STRATEGIES = [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY] as const;

function opened(packed: Uint8Array, size: number): { source: InflatedSource; ends: InflateEnd[] } {
  const ends: InflateEnd[] = [];
  return { source: new InflatedSource(memorySource(packed), size, 0, (end) => ends.push(end)), ends };
}

describe('deflate against zlib', () => {
  for (const [name, make] of Object.entries(CONTENTS))
    test(`${name}: whole and at random, every level and strategy`, () => {
      for (const size of [1, 100, 65_536, 70_001, 400_000])
        for (const level of [0, 1, 6, 9])
          for (const strategy of STRATEGIES) {
            const content = Buffer.from(make(size));
            const packed = deflateRawSync(content, { level, strategy });
            const { source, ends } = opened(packed, size);
            const at = Math.floor(size / 3);
            const length = Math.min(size - at, 1000);
            expect(Buffer.from(source.read(at, length)).equals(content.subarray(at, at + length))).toBe(true);
            expect(Buffer.from(source.read(0, size)).equals(content)).toBe(true);
            expect(ends).toEqual([{ size, crc: crc32(content), packedSize: packed.length }]);
          }
    });

  test('going back in 20 MB starts from a place near by, not from the beginning', () => {
    const content = Buffer.concat(
      Array.from({ length: 50 }, (_, i) => [noise(200_000), Buffer.alloc(200_000, i)]).flat(),
    );
    const packed = deflateRawSync(content, { level: 1 });
    let read = 0;
    const counted = {
      size: packed.length,
      read(offset: number, length: number): Uint8Array {
        read += length;
        return packed.subarray(offset, offset + length);
      },
    };
    const source = new InflatedSource(counted, content.length, 0, () => undefined);
    source.read(content.length - 10, 10);
    read = 0;
    for (const at of [15_000_000, 2_000_000, 19_000_000])
      expect(Buffer.from(source.read(at, 500)).equals(content.subarray(at, at + 500))).toBe(true);
    expect(read).toBeLessThan(packed.length / 3);
  });

  test('every byte changed, and cut anywhere: an error, or what zlib gives too; never a hang', () => {
    const content = Buffer.from('the waybill, the waybills, the crates and the crate '.repeat(40));
    const packed = deflateRawSync(content);
    const theirs = (bytes: Uint8Array): Buffer | null => {
      try {
        return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 22 });
      } catch {
        return null;
      }
    };
    let errors = 0;
    for (let i = 0; i < packed.length * 8; i++) {
      const bytes = Buffer.from(packed);
      bytes[i >> 3]! ^= 1 << (i & 7);
      const other = theirs(bytes);
      const size = other?.length ?? content.length;
      try {
        const { source, ends } = opened(bytes, size);
        const ours = source.read(0, size);
        if (other !== null && ends[0]?.size === size)
          expect(Buffer.from(ours).equals(other), `bit ${i}`).toBe(true);
      } catch (problem) {
        errors++;
        if (!(problem instanceof ImageError)) expect(problem).toMatchObject({ code: 'bytes.short-read' });
      }
    }
    expect(errors).toBeGreaterThan(packed.length);
    for (let length = 0; length < packed.length; length++)
      expect(() => opened(packed.subarray(0, length), content.length).source.read(0, content.length)).toThrow(
        /archive\.malformed.*missing/,
      );
  });
});
