import { describe, expect, it } from 'vitest';
import { ThinBytes } from '../src/adapters/evidence/thin-bytes.ts';

/** Records of 1 KiB as NTFS writes them: some bytes, zeros, and a mark at the end of each half. */
function table(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < Math.floor(length / 1024); i++) {
    bytes.set([70, 73, 76, 69, i & 255, i >> 8, 1], i * 1024);
    for (const end of [512, 1024]) bytes.set([i & 255, 7], i * 1024 + end - 2);
  }
  return bytes;
}

function pushed(bytes: Uint8Array, step: number, length = bytes.length): ThinBytes {
  const thin = new ThinBytes(length);
  for (let at = 0; at < bytes.length; at += step)
    expect(thin.push(bytes.subarray(at, Math.min(bytes.length, at + step)))).toBe(true);
  return thin;
}

describe('bytes without their empty sectors', () => {
  it.each([1, 3, 511, 512, 513, 4096, 1_000_000])('come back whole, pushed %i at a time', (step) => {
    const bytes = table(step === 1 ? 5000 : 2500 * 1024 + 301);
    bytes[bytes.length - 1] = 9;
    const thin = pushed(bytes, step);
    expect(thin.whole).toBe(true);
    for (const [at, length] of [
      [0, bytes.length],
      [0, 0],
      [500, 30],
      [1021, 2],
      [1022, 1],
      [511, 1],
      [bytes.length - 400, 400],
    ] as const) {
      const target = new Uint8Array(length).fill(255);
      thin.copyInto(target, at);
      expect(Buffer.from(target).equals(bytes.subarray(at, at + length))).toBe(true);
    }
  });

  it('half of a table takes half of the memory', () => {
    const thin = pushed(table(8192 * 1024), 100_000);
    const held = thin.giveUp().reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(held).toBe(8192 * 512);
  });

  it('fewer bytes than told are not whole, and more are refused', () => {
    expect(pushed(table(9000), 1000, 9001).whole).toBe(false);
    expect(new ThinBytes(1000).push(new Uint8Array(1001))).toBe(false);
  });
});
