import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { deletedFiles, openEvidence, type FileSystem } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { haveImages, imagesFolder, ports } from './shared-images.ts';

interface Fact {
  readonly path: string;
  readonly type: string;
  readonly deleted: boolean;
  readonly size: number;
  readonly sha256: string;
  readonly mtime_ns: number;
}

function opened(): FileSystem {
  const packed = join(imagesFolder, 'made/S2EXT4.dd.xz');
  const { stdout, status } = spawnSync('xz', ['-dc', packed], { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error('xz (Debian package xz-utils) is needed to unpack S2EXT4');
  return openEvidence([{ name: 'S2EXT4.dd', source: memorySource(stdout) }], ports).fileSystems[0]!;
}

describe.runIf(haveImages())('S2EXT4: 7,000 files with known content', () => {
  const lines = haveImages()
    ? gunzipSync(readFileSync(join(imagesFolder, 'made/S2EXT4.truth.jsonl.gz')))
        .toString()
        .trim()
        .split('\n')
    : [];
  const facts = lines.map((line) => JSON.parse(line) as Fact).filter((fact) => fact.type === 'file');

  test('the journal gives back every deleted file, under its own name, and none called exact is wrong', () => {
    const ext = opened();
    const known = new Set(facts.map((fact) => fact.sha256));
    const found = new Map<string, string[]>();
    let exact = 0;
    for (const entry of deletedFiles(ext)) {
      if (entry.type !== 'file' || entry.reallocated) continue;
      const digest = sha256(ext.read(entry));
      found.set(digest, [...(found.get(digest) ?? []), entry.path]);
      if (ext.extents(entry).certainty !== 'exact') continue;
      exact++;
      expect(known.has(digest), entry.path).toBe(true);
    }
    const gone = facts.filter((fact) => fact.deleted);
    expect(gone.length).toBe(419);
    expect(gone.filter((fact) => found.get(fact.sha256)?.includes(`/${fact.path}`) === true).length).toBe(
      419,
    );
    expect(exact).toBeGreaterThanOrEqual(419);
    expect(ext.notices.map(({ code }) => code)).toContain('ext.journal-reaches');
  }, 60_000);

  test('every live file is under its own path with its own content and time', { timeout: 60_000 }, () => {
    const ext = opened();
    const live = new Map(facts.filter((fact) => !fact.deleted).map((fact) => [`/${fact.path}`, fact]));
    let seen = 0;
    for (const entry of ext.entries()) {
      const fact = entry.deleted ? undefined : live.get(entry.path);
      if (fact === undefined || entry.type !== 'file') continue;
      expect(entry.size).toBe(fact.size);
      expect(entry.modified.seconds).toBe(Math.floor(fact.mtime_ns / 1e9));
      expect(sha256(ext.read(entry)), entry.path).toBe(fact.sha256);
      seen++;
    }
    expect(seen).toBe(live.size);
    expect(seen).toBeGreaterThan(6_000);
  });
});
