import { describe, expect, test } from 'vitest';
import { ImageError, type FileSystem } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { fileFacts } from './made-images.ts';
import { haveImages, openShared } from './shared-images.ts';

describe.runIf(haveImages())('S4FAT32: 3,000 files with known content', () => {
  const facts = fileFacts('S4FAT32');
  const fat = (): FileSystem => openShared('made/S4FAT32.E01').fileSystems[0] as FileSystem;

  test(
    'every deleted file is recovered byte for byte, and no certain one is wrong',
    { timeout: 60_000 },
    () => {
      const opened = fat();
      const wanted = new Set(facts.filter((fact) => fact.deleted).map((fact) => fact.sha256));
      const found = new Set<string>();
      for (const entry of opened.entries()) {
        if (!entry.deleted || entry.type !== 'file') continue;
        try {
          found.add(sha256(opened.read(entry)));
        } catch (problem) {
          expect(problem).toBeInstanceOf(ImageError);
        }
      }
      const deleted = facts.filter((fact) => fact.deleted);
      expect(deleted.length).toBe(374);
      expect(deleted.filter((fact) => found.has(fact.sha256)).length).toBe(374);
      expect(wanted.size).toBeGreaterThan(300);
    },
  );

  test('every live file is under its own path with its own content', { timeout: 60_000 }, () => {
    const opened = fat();
    const live = new Map(facts.filter((fact) => !fact.deleted).map((fact) => [`/${fact.path}`, fact]));
    let seen = 0;
    for (const entry of opened.entries()) {
      const fact = entry.deleted ? undefined : live.get(entry.path);
      if (fact === undefined || entry.type !== 'file') continue;
      expect(entry.size).toBe(fact.size);
      expect(sha256(opened.read(entry)), entry.path).toBe(fact.sha256);
      seen++;
    }
    expect(seen).toBe(live.size);
  });
});
