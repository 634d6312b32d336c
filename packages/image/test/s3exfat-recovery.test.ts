import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { deletedFiles, ImageError, openEvidence, type FileSystem } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { haveImages, imagesFolder, openShared, ports } from './shared-images.ts';

interface Fact {
  readonly path: string;
  readonly type: string;
  readonly deleted: boolean;
  readonly size: number;
  readonly sha256: string;
  readonly mtime_ns: number;
}

function opened(): FileSystem {
  const packed = join(imagesFolder, 'made/S3EXFAT.dd.xz');
  const { stdout, status } = spawnSync('xz', ['-dc', packed], { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error('xz (Debian package xz-utils) is needed to unpack S3EXFAT');
  return openEvidence([{ name: 'S3EXFAT.dd', source: memorySource(stdout) }], ports).fileSystems[0]!;
}

describe.runIf(haveImages())('S3EXFAT: 3,000 files with known content', () => {
  const lines = haveImages()
    ? gunzipSync(readFileSync(join(imagesFolder, 'made/S3EXFAT.truth.jsonl.gz')))
        .toString()
        .trim()
        .split('\n')
    : [];
  const facts = lines.map((line) => JSON.parse(line) as Fact).filter((fact) => fact.type === 'file');

  test('308 of 368 deleted files come back, all whose bytes are there, and none called exact is wrong', () => {
    const exfat = opened();
    const known = new Set(facts.map((fact) => fact.sha256));
    const found = new Set<string>();
    let exact = 0;
    for (const entry of deletedFiles(exfat)) {
      if (entry.type !== 'file') continue;
      try {
        const digest = sha256(exfat.read(entry));
        found.add(digest);
        if (exfat.extents(entry).certainty !== 'exact') continue;
        exact++;
        expect(known.has(digest), entry.path).toBe(true);
      } catch (problem) {
        expect(problem).toBeInstanceOf(ImageError);
      }
    }
    const gone = facts.filter((fact) => fact.deleted);
    expect(gone.length).toBe(368);
    expect(gone.filter((fact) => found.has(fact.sha256)).length).toBe(308);
    expect(exact).toBe(304);
  }, 60_000);

  test('every live file is under its own path with its own content and time', { timeout: 60_000 }, () => {
    const exfat = opened();
    const live = new Map(facts.filter((fact) => !fact.deleted).map((fact) => [`/${fact.path}`, fact]));
    let seen = 0;
    for (const entry of exfat.entries()) {
      const fact = entry.deleted ? undefined : live.get(entry.path);
      if (fact === undefined || entry.type !== 'file') continue;
      expect(entry.size).toBe(fact.size);
      expect(entry.modified.seconds).toBe(Math.floor(fact.mtime_ns / 1e9));
      expect(sha256(exfat.read(entry)), entry.path).toBe(fact.sha256);
      seen++;
    }
    expect(seen).toBe(live.size);
    expect(exfat.notices).toEqual([]);
  });
});

describe.runIf(haveImages())('exFAT times', () => {
  test('an offset on the disk decides, whatever zone is assumed', () => {
    const seconds = ['UTC', 'America/New_York', 'Asia/Seoul'].map((zone) => {
      const [exfat] = openShared('exfat/dfir_ntfs-exfat_encrypted.raw.gz', { zone }).fileSystems;
      const entry = [...exfat!.entries()].find((one) => one.name === 'WPSettings.dat')!;
      expect(entry.modified.kind).toBe('local-with-offset');
      return entry.modified.seconds;
    });
    expect(new Set(seconds).size).toBe(1);
  });
});
