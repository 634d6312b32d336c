import { gzipSync } from 'node:zlib';
import type { Entry, FileSystem } from '@tracecraft/image';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packedText } from '../src/adapters/image-worker/packed-text.ts';

const MEBIBYTE = 1024 * 1024;

function file(bytes: Uint8Array): [FileSystem, Entry] {
  const read: FileSystem['read'] = (_entry, offset = 0, length = bytes.length - offset) =>
    bytes.subarray(offset, offset + length);
  return [{ read } as FileSystem, { name: 'log.gz', size: bytes.length } as Entry];
}
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('packed files', () => {
  it('gzip by zlib, and several streams in one file, are read as text', () => {
    const packed = Buffer.concat([gzipSync('first half, '), gzipSync('second half')]);
    const read = packedText(...file(packed), 0);
    expect([read?.kind, read?.members, text(read?.bytes), read?.cut]).toEqual([
      'gzip',
      ['log'],
      'first half, second half',
      false,
    ]);
  });

  it('the members of a zip are named, and one of them is read', () => {
    const packed = zipSync({ 'a.txt': Buffer.from('alpha'), 'b/ç.txt': Buffer.from('beta') });
    expect(text(packedText(...file(packed), 0)?.bytes)).toBe('alpha');
    const second = packedText(...file(packed), 1);
    expect([second?.members, text(second?.bytes)]).toEqual([['a.txt', 'b/ç.txt'], 'beta']);
  });

  it('a bomb is cut at its bound and says so', () => {
    const zeros = new Uint8Array(200 * MEBIBYTE);
    const gzip = packedText(...file(gzipSync(zeros)), 0);
    expect([gzip?.bytes.length, gzip?.cut]).toEqual([8 * MEBIBYTE, true]);
    const zip = packedText(...file(zipSync({ zeros: zeros.subarray(0, 20 * MEBIBYTE) })), 0);
    expect([zip?.bytes.length, zip?.cut]).toEqual([0, true]);
  });

  it('what is neither is null; what is damaged is an error, never a silent half', () => {
    expect(packedText(...file(Buffer.from('plain text')), 0)).toBeNull();
    const packed = zipSync({ 'a.txt': Buffer.from('alpha') });
    expect(() => packedText(...file(packed.subarray(0, packed.length - 30)), 0)).toThrow();
  });
});
