import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { memorySource } from '@tracecraft/bytes';
import { ImageError, openEvidence, type DiskImage } from '../src/index.ts';
import { md5 } from './digests.ts';
import { haveImages, openShared, partsOf, ports } from './shared-images.ts';
import { tinyEwf } from './tiny-ewf.ts';
import { soundTinyFat } from './tiny-fat.ts';

const raw = soundTinyFat().bytes;
const sound = tinyEwf(raw);

function open(bytes: Uint8Array): DiskImage {
  return openEvidence([{ name: 'tiny.E01', source: memorySource(bytes) }], ports);
}

/** The raw bytes piece by piece; a piece that can't be read is null. */
function pieces(image: DiskImage): (Uint8Array | null)[] {
  const found: (Uint8Array | null)[] = [];
  for (let at = 0; at < image.raw.size; at += 512) {
    try {
      found.push(image.raw.read(at, Math.min(512, image.raw.size - at)));
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      found.push(null);
    }
  }
  return found;
}

describe('an E01 written from the same layouts', () => {
  test('opens to the raw bytes with its digests', () => {
    const image = open(sound);
    expect(Buffer.from(image.raw.read(0, image.raw.size)).equals(raw)).toBe(true);
    expect(image.container).toMatchObject({ format: 'e01', stored: { md5: md5(raw) }, notices: [] });
    expect(image.fileSystems[0]?.kind).toBe('fat12');
  });

  test('reads across chunks at every offset', () => {
    const image = open(sound);
    for (let at = 0; at < raw.length - 1500; at += 97)
      expect(Buffer.from(image.raw.read(at, 1500)).equals(raw.subarray(at, at + 1500))).toBe(true);
  });

  test('ewfverify, where it is installed, agrees that it is an E01 of these bytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tracecraft-ewf-'));
    try {
      writeFileSync(join(folder, 'tiny.E01'), sound);
      const { stdout, error } = spawnSync('ewfverify', ['-q', join(folder, 'tiny.E01')], {
        encoding: 'utf8',
      });
      if (error !== undefined) {
        if (process.env['CI'] === 'true') throw error;
        console.error('\n!! ewfverify IS NOT INSTALLED: our E01 writer is not checked by another reader\n');
        return;
      }
      expect(stdout).toContain(`calculated over data:\t\t${md5(raw)}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('truncated at every byte: a typed error, or notices; bytes that are read are right', () => {
    let opened = 0;
    for (let length = 0; length < sound.length; length++) {
      let image: DiskImage;
      try {
        image = open(sound.subarray(0, length));
      } catch (problem) {
        if (!(problem instanceof ImageError)) throw problem;
        continue;
      }
      // Cut inside its signature the file is no E01 any more, but a raw file of a few bytes.
      if (image.container.format !== 'e01') {
        expect(length).toBeLessThan(13);
        continue;
      }
      opened++;
      expect(image.container.notices.length, `cut at ${length}`).toBeGreaterThan(0);
      for (const [i, piece] of pieces(image).entries())
        if (piece !== null && !raw.subarray(i * 512, i * 512 + 512).every((byte, k) => byte === piece[k]))
          expect.fail(`cut at ${length}: sector ${i} reads otherwise`);
    }
    expect(opened).toBeGreaterThan(4000);
  }, 120_000);

  test('every byte changed: told, or harmless; never a wrong byte', () => {
    let told = 0;
    for (let at = 0; at < sound.length; at++) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      let image: DiskImage;
      try {
        image = open(bytes);
      } catch (problem) {
        if (!(problem instanceof ImageError)) throw problem;
        told++;
        continue;
      }
      if (image.container.format !== 'e01') {
        expect(at).toBeLessThan(8);
        continue;
      }
      const read = pieces(image);
      if (image.container.notices.length > 0 || read.includes(null)) told++;
      for (const [i, piece] of read.entries())
        if (piece !== null && !raw.subarray(i * 512, i * 512 + 512).every((byte, k) => byte === piece[k]))
          expect.fail(`byte ${at} changed: sector ${i} reads otherwise`);
    }
    // Left over are fields without a checksum in the format: the file header, and what says nothing.
    expect(told).toBeGreaterThan(sound.length * 0.98);
  }, 120_000);

  test('a damaged table is read from its copy', () => {
    const bytes = Buffer.from(sound);
    const table = bytes.indexOf('table\0', 0, 'latin1');
    bytes[table + 76 + 24] = (bytes[table + 76 + 24] ?? 0) ^ 1;
    const image = open(bytes);
    expect(image.container.notices.map((one) => one.code)).toEqual(['ewf.table-copy-used']);
    expect(Buffer.from(image.raw.read(0, raw.length)).equals(raw)).toBe(true);
  });
});

describe.runIf(haveImages())('real E01 of several segments', () => {
  test('a missing middle segment is named, and what precedes it is read', () => {
    const parts = partsOf('made/S4FAT32.E01');
    const image = openEvidence(
      parts.filter((part) => !part.name.endsWith('.E05')),
      ports,
    );
    expect(image.container.notices).toContainEqual({
      code: 'image.missing-segment',
      params: { number: 5, name: 'S4FAT32.E01' },
    });
    const whole = openShared('made/S4FAT32.E01');
    expect(Buffer.from(image.raw.read(0, 1 << 20)).equals(whole.raw.read(0, 1 << 20))).toBe(true);
    expect(() => image.raw.read(180 << 20, 512)).toThrow(/image\.truncated/);
  });

  test('a missing first or last segment is named', () => {
    const parts = partsOf('made/S4FAT32.E01');
    expect(() =>
      openEvidence(
        parts.filter((part) => !part.name.endsWith('.E01')),
        ports,
      ),
    ).toThrow(/image\.missing-segment.*"number":1/);
    const image = openEvidence(
      parts.filter((part) => !part.name.endsWith('.E09')),
      ports,
    );
    expect(image.container.notices.map((one) => one.code)).toEqual([
      'image.missing-segment',
      'ewf.chunks-missing',
    ]);
  });

  test('segments in any order', () => {
    const image = openEvidence(partsOf('made/S4FAT32.E01').toReversed(), ports);
    expect(image.container.notices).toEqual([]);
    expect(image.fileSystems[0]?.kind).toBe('fat32');
  });
});
