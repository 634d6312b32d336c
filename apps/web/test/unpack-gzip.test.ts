import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isGzip, unpackGzip, type UnpackOptions } from '../src/adapters/evidence/unpack-gzip.ts';

/** Noise, so that it does not pack to one piece. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    return (state ^= state << 5);
  });
}
const RAW = noise(3_500_000);
const picked = (bytes: Uint8Array, name = 'stick.img.gz'): File => new File([Uint8Array.from(bytes)], name);
const options = (more: Partial<UnpackOptions> = {}): UnpackOptions => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...more,
});

describe('a gzip file that was picked', () => {
  it('is known by its bytes, and becomes the file that was packed', async () => {
    const file = picked(gzipSync(RAW, { level: 1 }));
    expect(await isGzip(file)).toBe(true);
    const told: number[] = [];
    const raw = await unpackGzip(file, options({ onProgress: ({ done }) => told.push(done) }));
    expect(raw.name).toBe('stick.img');
    expect(Buffer.compare(new Uint8Array(await raw.arrayBuffer()), RAW)).toBe(0);
    expect(told.at(-1)).toBe(file.size);
    expect(told.length).toBeGreaterThan(1);
  });

  it('an image that is not packed is told from it', async () => {
    expect(await isGzip(picked(RAW))).toBe(false);
    expect(await isGzip(picked(new Uint8Array(0)))).toBe(false);
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 100)],
    ['with another checksum', (bytes: Uint8Array) => bytes.with(bytes.length - 6, bytes.at(-6)! ^ 1)],
    ['with nothing behind its head', (bytes: Uint8Array) => bytes.subarray(0, 10)],
  ])('%s is named, and no half of it is opened', async (_, damage) => {
    const file = picked(damage(new Uint8Array(gzipSync(RAW, { level: 1 }))));
    await expect(unpackGzip(file, options())).rejects.toMatchObject({
      code: 'evidence.gzip-damaged',
      params: { name: 'stick.img.gz' },
    });
  });

  it('a bomb ends at its bound', async () => {
    const file = picked(gzipSync(new Uint8Array(20 * 2 ** 20)));
    await expect(unpackGzip(file, options({ most: 2 ** 20 }))).rejects.toMatchObject({
      code: 'evidence.unpacks-too-large',
      params: { most: 2 ** 20 },
    });
  });

  it('can be stopped', async () => {
    const abort = new AbortController();
    const work = unpackGzip(
      picked(gzipSync(RAW, { level: 1 })),
      options({ signal: abort.signal, onProgress: () => abort.abort() }),
    );
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  });
});
