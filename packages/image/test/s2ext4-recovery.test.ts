import { describe, expect, test } from 'vitest';
import { deletedFiles, everyEntry, type Entry } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { fileFacts, openMade } from './made-images.ts';
import { haveImages } from './shared-images.ts';

describe.runIf(haveImages())('S2EXT4: 7,000 files with known content', () => {
  const facts = fileFacts('S2EXT4');

  test('the journal gives back every deleted file, under its own name, and none called exact is wrong', () => {
    const ext = openMade('S2EXT4');
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

  test('a list of every entry has what directories name, and deleted files with the size they had', () => {
    const ext = openMade('S2EXT4');
    const named = [...ext.entries()];
    const all = [...everyEntry(ext)];
    expect(all.length - named.length).toBe(41);
    const live = (list: readonly Entry[]): readonly string[] =>
      list.filter(({ deleted }) => !deleted).map(({ path }) => path);
    expect(live(all)).toEqual(live(named));
    const sizes = new Set(all.filter(({ deleted }) => deleted).map(({ path, size }) => `${path} ${size}`));
    const gone = facts.filter((fact) => fact.deleted);
    expect(gone.filter(({ path, size }) => !sizes.has(`/${path} ${size}`))).toEqual([]);
  }, 60_000);

  test('every live file is under its own path with its own content and time', { timeout: 60_000 }, () => {
    const ext = openMade('S2EXT4');
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
