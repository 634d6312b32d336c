import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '@tracecraft/bytes';
import { MBR, MBR_ENTRY } from '@tracecraft/formats';
import { openEvidence, type DiskImage } from '../src/index.ts';
import { haveImages, openShared, ports, truth } from './shared-images.ts';

const SECTOR = 512;

function haveMmls(): boolean {
  if (spawnSync('mmls', ['-V']).error === undefined) return true;
  if (process.env['CI'] === 'true') throw new Error('mmls is not installed, and CI=true needs it');
  console.error('\n!! mmls IS NOT INSTALLED: partitions are not compared with Sleuth Kit\n');
  return false;
}

/** Start and length in sectors of each partition `mmls` lists (its rows with a slot of table and entry). */
function theirs(image: DiskImage): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-mmls-'));
  try {
    const path = join(folder, 'disk.dd');
    writeFileSync(path, image.raw.read(0, image.raw.size));
    const { stdout } = spawnSync('mmls', [path], { encoding: 'utf8' });
    return [...stdout.matchAll(/^\d+:\s+(?:\d{3}:\d{3}|\d{3})\s+(\d+)\s+\d+\s+(\d+)/gm)].map(
      (row) => `${Number(row[1])}+${Number(row[2])}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ours(image: DiskImage): string[] {
  return image.partitions
    .filter((one) => one.kind === 'partition')
    .map((one) => `${one.offset / SECTOR}+${one.length / SECTOR}`);
}

describe.runIf(haveImages() && haveMmls())('partitions equal mmls', () => {
  for (const file of [
    'fat/dftt-1-ext-part-test-2.dd.gz',
    'container/gpt-512-3p.raw.gz',
    'scenario/nps-2010-emails.E01',
  ])
    test(file, () => {
      const image = openShared(file);
      const expected = theirs(image);
      expect(expected.length).toBeGreaterThan(0);
      expect(ours(image)).toEqual(expected);
    });

  test('a GPT without partitions has none', () => {
    const image = openShared('container/gpt-512-0p.raw.gz');
    expect(image.partitions.map((one) => one.type)).toContain('gpt');
    expect(ours(image)).toEqual([]);
  });
});

describe.runIf(haveImages())('DFTT 1, extended partitions', () => {
  const image = openShared('fat/dftt-1-ext-part-test-2.dd.gz');
  const facts =
    truth<Record<string, { partitions: { start: number; end: number; type: number; logical?: true }[] }>>(
      'dftt.json',
    )['fat/dftt-1-ext-part-test-2.dd.gz']?.partitions ?? [];

  test('all six partitions with their types, the logical ones marked', () => {
    const found = image.partitions.filter((one) => one.kind === 'partition');
    expect(
      found.map((one) => ({
        start: one.offset / SECTOR,
        end: (one.offset + one.length) / SECTOR - 1,
        type: Number(one.type),
        logical: one.logical,
      })),
    ).toEqual(
      facts.map((fact) => ({
        start: fact.start,
        end: fact.end,
        type: fact.type,
        logical: fact.logical === true,
      })),
    );
  });

  test('every sector lies in exactly one stretch', () => {
    let at = 0;
    for (const one of image.partitions) {
      expect(one.offset).toBe(at);
      at += one.length;
    }
    expect(at).toBe(image.raw.size);
  });

  test('each opens alone, and a gap does not', () => {
    const [first] = image.partitions.filter((one) => one.kind === 'partition');
    expect(
      openShared('fat/dftt-1-ext-part-test-2.dd.gz', { partition: first?.index ?? -1 }).fileSystems.length,
    ).toBe(1);
    expect(() => openShared('fat/dftt-1-ext-part-test-2.dd.gz', { partition: 0 })).toThrow(
      /image\.no-partition/,
    );
    expect(image.fileSystems.length).toBe(6);
  });
});

describe('a partition table that lies', () => {
  function disk(...entries: { type: number; start: number; sectors: number }[]): Uint8Array {
    const bytes = new Uint8Array(64 * SECTOR);
    MBR.write(bytes, { signature: 0xaa55 });
    for (const [i, entry] of entries.entries()) MBR_ENTRY.write(bytes, entry, 446 + i * MBR_ENTRY.size);
    return bytes;
  }
  const codes = (bytes: Uint8Array): string[] =>
    openEvidence([{ name: 'x', source: memorySource(bytes) }], ports).notices.map((one) => one.code);

  test('a partition beyond the image', () => {
    expect(codes(disk({ type: 6, start: 10, sectors: 500 }))).toContain('partition.beyond-image');
  });

  test('extended records that lead in a circle', () => {
    const bytes = disk({ type: 5, start: 10, sectors: 50 });
    MBR.write(bytes, { signature: 0xaa55 }, 10 * SECTOR);
    MBR_ENTRY.write(bytes, { type: 6, start: 1, sectors: 5 }, 10 * SECTOR + 446);
    MBR_ENTRY.write(bytes, { type: 5, start: 0, sectors: 5 }, 10 * SECTOR + 446 + MBR_ENTRY.size);
    expect(codes(bytes)).toContain('partition.extended-loop');
  });

  test('an extended record that is none', () => {
    expect(codes(disk({ type: 5, start: 10, sectors: 50 }))).toContain('partition.extended-damaged');
  });
});
