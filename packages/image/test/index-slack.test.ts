import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { everyEntry, openEvidence, superTimeline, type FileSystem } from '../src/index.ts';
import { fileFacts, openMade } from './made-images.ts';
import { haveImages, imagesFolder, ports } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-ntfs-'));
const open: number[] = [];
afterAll(() => {
  for (const file of open) closeSync(file);
  rmSync(folder, { recursive: true, force: true });
});

/** The volume of 64 GiB that Windows 10 made, mostly holes. */
function windowsVolume(): FileSystem {
  const { status, stderr } = spawnSync('tar', ['xSzf', join(imagesFolder, 'ntfs/ntfs.tgz'), '-C', folder]);
  if (status !== 0) throw new Error(String(stderr));
  const file = openSync(join(folder, 'ntfs.raw'), 'r');
  open.push(file);
  const source = {
    size: 68_719_476_736,
    read(offset: number, length: number): Uint8Array {
      const bytes = new Uint8Array(length);
      readSync(file, bytes, 0, length, offset);
      return bytes;
    },
  };
  return openEvidence([{ name: 'ntfs.raw', source }], ports).fileSystems[0]!;
}

describe.runIf(haveImages())('names only the slack of an index has', () => {
  test('the published one in the slack of its folder’s own record', () => {
    const ntfs = windowsVolume();
    const found = [...ntfs.remembered!()];
    expect(found.map(({ path }) => path)).toEqual(['/test_dir/file_hidden.txt']);
    expect(found[0]).toMatchObject({ deleted: true, size: 11, number: 54 });
    expect(ntfs.extents(found[0]!).certainty).toBe('guessed');
    expect(() => ntfs.read(found[0]!)).toThrow(/image\.content-missing/);
    expect(ntfs.facts(found[0]!).times.map(({ source }) => source)).toEqual(
      Array.from({ length: 4 }, () => 'ntfs.index-entry'),
    );
    expect([...everyEntry(ntfs)].filter(({ name }) => name === 'file_hidden.txt').length).toBe(1);
    expect([...superTimeline([ntfs])].some(({ path }) => path === '/test_dir/file_hidden.txt')).toBe(true);
  });

  test('its two shadow copies are noted', () => {
    expect(windowsVolume().notices).toContainEqual({ code: 'ntfs.shadow-copies', params: { stores: 2 } });
  });

  test('on S1NTFS every such name is one of a deleted file, and none is listed twice', () => {
    const ntfs = openMade('S1NTFS');
    const deleted = new Set(fileFacts('S1NTFS').flatMap((fact) => (fact.deleted ? [`/${fact.path}`] : [])));
    const listed = new Set([...ntfs.entries()].map(({ path }) => path));
    const found = [...ntfs.remembered!()].filter(({ type }) => type === 'file').map(({ path }) => path);
    expect(found.length).toBe(3);
    expect(found.filter((path) => !deleted.has(path))).toEqual([]);
    expect(found.filter((path) => listed.has(path))).toEqual([]);
  });
});
