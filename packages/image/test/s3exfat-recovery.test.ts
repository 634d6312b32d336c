import { describe, expect, test } from 'vitest';
import { deletedFiles, ImageError } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { fileFacts, openMade } from './made-images.ts';
import { haveImages, openShared } from './shared-images.ts';

describe.runIf(haveImages())('S3EXFAT: 3,000 files with known content', () => {
  const facts = fileFacts('S3EXFAT');

  test('308 of 368 deleted files come back, all whose bytes are there, and none called exact is wrong', () => {
    const exfat = openMade('S3EXFAT');
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
    const exfat = openMade('S3EXFAT');
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
