import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { reusedInflate } from '../src/evidence/inflate.ts';

const text = Buffer.from('a chunk of an image, over and over. '.repeat(900));
const packed = deflateSync(text);

/** What `use` gives as a copy, or `refused`. */
function answer(use: () => Uint8Array): Buffer | 'refused' {
  try {
    return Buffer.from(use());
  } catch {
    return 'refused';
  }
}

test('it is Node’s engine used again: the next answer stands where the one before stood', () => {
  const inflate = reusedInflate();
  const first = inflate(packed, text.length);
  const other = Buffer.alloc(text.length, 7);
  inflate(deflateSync(other), text.length);
  expect(other.equals(first)).toBe(true);
});

test('good, damaged, cut, long and short streams in turn are judged as inflateSync judges them', () => {
  const inflate = reusedInflate();
  let refused = 0;
  for (let i = 0; i < packed.length; i++) {
    const damaged = Buffer.from(packed);
    damaged[i] = damaged[i]! ^ (1 << (i % 8));
    for (const bytes of [
      damaged,
      packed.subarray(0, i),
      packed,
      Buffer.concat([packed, Buffer.alloc(i % 7, 1)]),
    ]) {
      const mine = answer(() => inflate(bytes, text.length));
      const exact = (all: Uint8Array): Uint8Array => {
        if (all.length !== text.length) throw new Error('length');
        return all;
      };
      expect(mine).toEqual(answer(() => exact(inflateSync(bytes, { maxOutputLength: text.length }))));
      if (mine === 'refused') refused++;
    }
  }
  expect(refused).toBeGreaterThan(packed.length);
  expect(refused).toBeLessThan(packed.length * 3);
  for (const length of [text.length - 1, text.length + 1, 0])
    expect(answer(() => inflate(packed, length))).toBe('refused');
});

test('an empty stream has no bytes', () => {
  expect(reusedInflate()(deflateSync(Buffer.alloc(0)), 0)).toHaveLength(0);
});
