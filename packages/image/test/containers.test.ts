import { describe, expect, test } from 'vitest';
import { memorySource } from '@tracecraft/bytes';
import { ImageError, openEvidence } from '../src/index.ts';
import { haveImages, openShared, ports } from './shared-images.ts';
import { soundTinyFat } from './tiny-fat.ts';

const raw = soundTinyFat().bytes;
const part = (
  name: string,
  from: number,
  to: number,
): { name: string; source: ReturnType<typeof memorySource> } => ({
  name,
  source: memorySource(raw.subarray(from, to)),
});

describe('split raw', () => {
  test('parts in any order, from 001 or from 000, are one image', () => {
    for (const first of [0, 1]) {
      const names = [0, 1, 2].map((i) => `disk.${String(first + i).padStart(3, '0')}`);
      const parts = [
        part(names[2] ?? '', 7000, raw.length),
        part(names[0] ?? '', 0, 1500),
        part(names[1] ?? '', 1500, 7000),
      ];
      const image = openEvidence(parts, ports);
      expect(image.container.format).toBe('split-raw');
      for (const [at, length] of [
        [0, raw.length],
        [1499, 2],
        [1400, 6000],
        [6999, 1],
        [7000, 1],
      ] as const)
        expect(Buffer.from(image.raw.read(at, length)).equals(raw.subarray(at, at + length))).toBe(true);
    }
  });

  test('a missing part is named', () => {
    expect(() => openEvidence([part('disk.001', 0, 10), part('disk.003', 20, 30)], ports)).toThrow(
      /image\.missing-segment.*"number":2/,
    );
    expect(() => openEvidence([part('disk.002', 0, 10)], ports)).toThrow(
      /image\.missing-segment.*"number":1/,
    );
  });

  test('a read past the end is refused', () => {
    const image = openEvidence([part('disk.001', 0, 1500), part('disk.002', 1500, raw.length)], ports);
    expect(() => image.raw.read(raw.length - 1, 2)).toThrow(/1 available/);
  });
});

describe('what is no image of ours', () => {
  const opening = (bytes: number[] | Uint8Array) => () =>
    openEvidence([{ name: 'x', source: memorySource(Uint8Array.from(bytes)) }], ports);

  test('nothing at all', () => {
    expect(() => openEvidence([], ports)).toThrow(ImageError);
    expect(opening([])).toThrow(/image\.empty/);
  });

  test('containers we know by name', () => {
    expect(opening([0x51, 0x46, 0x49, 0xfb, 0, 0, 0, 3])).toThrow(/"container":"qcow"/);
    expect(opening([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0, 0])).toThrow(/"container":"xz"/);
  });

  test('bytes without a file system stay readable as bytes', () => {
    const image = openEvidence([{ name: 'x', source: memorySource(new Uint8Array(5000).fill(7)) }], ports);
    expect(image.fileSystems).toEqual([]);
    expect(image.notices.map((one) => one.code)).toEqual(['file-system.unknown']);
    expect(image.raw.read(4990, 10)).toEqual(new Uint8Array(10).fill(7));
  });

  test('a partition, an offset or a zone that is not there', () => {
    const parts = [{ name: 'x', source: memorySource(raw) }];
    expect(() => openEvidence(parts, ports, { partition: 3 })).toThrow(/image\.no-partition/);
    expect(() => openEvidence(parts, ports, { offset: raw.length })).toThrow(/image\.no-partition/);
    expect(() => openEvidence(parts, ports, { zone: 'Mars/Base' })).toThrow(RangeError);
  });
});

describe('encrypted volumes are named', () => {
  const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
  for (const [kind, at, bytes] of [
    ['bitlocker', 0, [0xeb, 0x58, 0x90, ...ascii('-FVE-FS-')]],
    ['luks1', 0, [...ascii('LUKS'), 0xba, 0xbe, 0, 1]],
    ['luks2', 0, [...ascii('LUKS'), 0xba, 0xbe, 0, 2]],
    ['corestorage', 88, [...ascii('CS'), 1, 0, 0, 0]],
  ] as const)
    test(kind, () => {
      const volume = new Uint8Array(8192);
      volume.set(bytes, at);
      const image = openEvidence([{ name: 'x', source: memorySource(volume) }], ports);
      expect(image.fileSystems).toEqual([]);
      expect(image.notices).toEqual([{ code: 'file-system.encrypted', params: { partition: 0, kind } }]);
    });
});

describe.runIf(haveImages())('file systems recognised and named as not read', () => {
  for (const [file, kind] of [['iso/dfvfs-iso9660.raw.gz', 'iso9660']] as const)
    test(file, () => {
      const image = openShared(file);
      expect(image.fileSystems).toEqual([]);
      expect(image.notices).toEqual([{ code: 'file-system.not-read', params: { partition: 0, kind } }]);
    });
});
