import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { CARVE_TYPES, carveImage, openEvidence, type CarvedFile, type DiskImage } from '../src/index.ts';
import { haveImages, openShared, ports, truth } from './shared-images.ts';

const SECTOR = 512;

function digest(name: string, bytes: Uint8Array): string {
  return createHash(name).update(bytes).digest('hex');
}

function inMemory(bytes: Uint8Array): DiskImage {
  return openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports);
}

function carved(image: DiskImage, options = {}): { file: CarvedFile; bytes: Uint8Array }[] {
  const carving = carveImage(image, options);
  return Array.from(carving.files, (file) => ({ file, bytes: carving.contentOf(file).read(0, file.length) }));
}

interface Rhino {
  readonly carve: readonly { sector: number; type: string; size: number; md5: string }[];
}

describe.runIf(haveImages())('published images', () => {
  test(
    'Rhino (DFRWS 2005): the ten files, by sector, size and MD5, and nothing else',
    { timeout: 120_000 },
    () => {
      const { carve } = truth<Record<string, Rhino>>('scenarios.json')['scenario/dfrws2005-rhino.zip']!;
      const found = carved(openShared('scenario/dfrws2005-rhino.zip'));
      expect(
        found.map(({ file, bytes }) => [
          file.offset / SECTOR,
          file.extension,
          file.length,
          digest('md5', bytes),
        ]),
      ).toEqual(carve.map(({ sector, type, size, md5 }) => [sector, type, size, md5]));
      expect(found.every(({ file }) => file.state === 'validated')).toBe(true);
    },
  );

  test('documents: each carved file is the living file that begins there, byte for byte', () => {
    const image = openShared('scenario/nps-2010-emails.E01');
    const [fileSystem] = image.fileSystems;
    const living = new Map<number, string>();
    for (const entry of fileSystem!.entries()) {
      const [first] = entry.type === 'file' && !entry.deleted ? fileSystem!.extents(entry).ranges : [];
      if (first !== undefined) living.set(first.offset, digest('sha256', fileSystem!.read(entry)));
    }
    const found = carved(image);
    const others = found.filter(({ file, bytes }) => living.get(file.offset) !== digest('sha256', bytes));
    expect(others.map(({ file }) => file)).toEqual([]);
    const kinds = Map.groupBy(found, ({ file }) => file.extension);
    expect(Object.fromEntries(Array.from(kinds, ([kind, files]) => [kind, files.length]))).toEqual({
      pdf: 5,
      doc: 4,
      docx: 4,
      xls: 1,
      xlsx: 1,
      zip: 5,
    });
  });

  test('unallocated space alone: offsets and ranges count in the raw image', () => {
    const image = openShared('scenario/dfrws2005-rhino.zip');
    const carving = carveImage(image, { unallocated: true, types: ['gif'] });
    const files = [...carving.files];
    expect(files.map(({ offset, ranges }) => [offset / SECTOR, ranges.length])).toEqual([
      [106865, 1],
      [106889, 1],
    ]);
    expect(carving.size).toBeLessThan(image.raw.size);
    expect(carving.placesOf(files.map(({ offset }) => offset)).map(({ other }) => other.kind)).toEqual([
      'unallocated',
      'unallocated',
    ]);
  });
});

function database(): Uint8Array {
  const path = join(tmpdir(), `tracecraft-carve-${process.pid}.sqlite`);
  try {
    const store = new DatabaseSync(path);
    store.exec('create table message (id integer primary key, body text)');
    const add = store.prepare('insert into message (body) values (?)');
    for (let i = 0; i < 500; i++) add.run(`message ${i} `.repeat(20));
    store.close();
    return readFileSync(path);
  } finally {
    rmSync(path, { force: true });
  }
}

describe('made files', () => {
  const store = database();

  test('a SQLite database written by SQLite, whole and cut', () => {
    const disk = new Uint8Array(store.length + 8192);
    disk.set(store, 4096);
    const [whole] = carved(inMemory(disk));
    expect(whole?.file).toMatchObject({
      type: 'sqlite',
      offset: 4096,
      length: store.length,
      state: 'validated',
    });
    const [cut] = carved(inMemory(disk.subarray(0, 4096 + store.length - 5000)));
    expect(cut?.file).toMatchObject({ type: 'sqlite', offset: 4096, state: 'cut-short' });
    expect(cut!.file.length).toBeLessThan(store.length - 5000);
  });

  test('a head with nothing sound behind it is never more than a header', () => {
    const heads = [
      '\xff\xd8\xff\xe0',
      '\x89PNG\r\n\x1a\n',
      'PK\x03\x04',
      'SQLite format 3\0',
      '\0\0\0\x20ftypisom',
    ];
    const disk = new Uint8Array(1 << 16).fill(0x5a);
    for (const [i, head] of heads.entries()) disk.set(Buffer.from(head, 'latin1'), 1000 + i * 3000);
    expect(carved(inMemory(disk)).filter(({ file }) => file.state !== 'header-only')).toEqual([]);
  });

  test('several file systems or none: an empty image and one of a single byte give nothing', () => {
    expect(carved(inMemory(new Uint8Array(1)))).toEqual([]);
  });
});

describe.runIf(haveImages())('damage', () => {
  const image = haveImages() ? openShared('scenario/nps-2010-emails.E01') : null;
  const whole = (): Uint8Array => image!.raw.read(0, 900_000);

  test('every type survives changed bytes and cuts: no error, files inside the image, bounded time', () => {
    let seed = 5;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const before = process.cpuUsage();
    for (let round = 0; round < 20; round++) {
      const bytes = Uint8Array.from(whole()).subarray(0, 100_000 + next(800_000));
      for (let i = 0; i < 2000; i++) bytes[next(bytes.length)] = next(256);
      for (const { file } of carved(inMemory(bytes))) {
        expect(CARVE_TYPES).toContain(file.type);
        expect(file.offset + file.length).toBeLessThanOrEqual(bytes.length);
      }
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(60);
  }, 120_000);

  test.each([
    ['%PDF-1.4 '],
    ['PK\x03\x04\x14\0\x08\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0a'],
    ['\xff\xd8\xff\xc0\0\x02\xff\xda\0\x02'],
    ['GIF89a\x01\0\x01\0\0\0\0!\xfe\xff'],
    ['\0\0\0\x10ftypisom\0\0\0\0'],
  ])(
    'nothing but heads (%#): bounded time, and said where not all was looked at',
    (head) => {
      const bytes = new Uint8Array(4 << 20);
      for (let at = 512; at + 64 <= bytes.length; at += 64) bytes.set(Buffer.from(head, 'latin1'), at);
      const before = process.cpuUsage();
      carved(inMemory(bytes));
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(20);
    },
    120_000,
  );
});
