import { describe, expect, test } from 'vitest';
import { deletedFiles } from '../src/index.ts';
import { sha256 } from './digests.ts';
import { fileFacts, openMade, type Content } from './made-images.ts';
import { haveImages } from './shared-images.ts';

describe.runIf(haveImages())('S1NTFS: 7,000 files with known content', () => {
  const facts = fileFacts('S1NTFS');
  const ntfs = haveImages() ? openMade('S1NTFS') : null;

  test('every deleted file whose record is not reused comes back, and none called exact is wrong', () => {
    const streams = facts.flatMap(({ ads }) => Object.values(ads ?? {}));
    const known = new Set([...facts, ...streams].map((fact) => fact.sha256));
    const found = new Map<string, string[]>();
    let exact = 0;
    for (const entry of deletedFiles(ntfs!)) {
      if (entry.type !== 'file' || entry.reallocated) continue;
      const digest = sha256(ntfs!.read(entry));
      found.set(digest, [...(found.get(digest) ?? []), entry.name]);
      if (ntfs!.extents(entry).certainty !== 'exact') continue;
      exact++;
      if (entry.size > 0) expect(known.has(digest), entry.path).toBe(true);
    }
    const gone = facts.filter((fact) => fact.deleted);
    const name = (path: string): string => path.split('/').at(-1) ?? '';
    expect(gone.length).toBe(420);
    expect(gone.filter((one) => found.get(one.sha256)?.includes(name(one.path)) === true).length).toBe(393);
    expect(exact).toBeGreaterThanOrEqual(393);
  });

  test('every live file and stream is under its own path with its own content and time', () => {
    const live = new Map(facts.filter((fact) => !fact.deleted).map((fact) => [`/${fact.path}`, fact]));
    const streams = new Map<string, Content>();
    for (const { path, ads = {} } of live.values())
      for (const [name, one] of Object.entries<Content>(ads)) streams.set(`/${path}:${name}`, one);
    let seen = 0;
    for (const entry of ntfs!.entries()) {
      const stream = entry.deleted ? undefined : streams.get(entry.path);
      const fact = entry.deleted ? undefined : live.get(entry.path);
      const wanted = stream ?? fact;
      if (wanted === undefined || entry.type !== 'file') continue;
      expect(entry.size).toBe(wanted.size);
      if (fact !== undefined) expect(entry.modified.seconds).toBe(Math.floor(fact.mtime_ns / 1e9));
      expect(sha256(ntfs!.read(entry)), entry.path).toBe(wanted.sha256);
      seen++;
    }
    expect(seen).toBe(live.size + streams.size);
    expect(live.size).toBeGreaterThan(6_000);
    expect(streams.size).toBeGreaterThan(10);
  });
});
