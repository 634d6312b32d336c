import { describe, expect, test } from 'vitest';
import { findEntry, type Entry, type FileSystem } from '../src/index.ts';
import { md5 } from './digests.ts';
import { haveImages, openShared, truth } from './shared-images.ts';

interface DeletedFile {
  readonly path: string;
  readonly size: number;
  readonly md5: string;
  readonly dir?: boolean;
  readonly fragmented?: boolean;
  readonly naive_md5?: string;
}

const facts = truth_();
function truth_(): Record<
  string,
  { image_md5: string; deleted: DeletedFile[]; local_times: Record<string, string> }
> {
  return haveImages() ? truth('dftt.json') : {};
}

/** The first letter of a deleted short name is gone: `/dir1/mult2.dat` is listed as `/_ir1/mult2.dat`. */
function asListed(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  return ['', `_${first.slice(1)}`, ...rest].join('/');
}

describe.runIf(haveImages())('DFTT 6, FAT undelete', () => {
  const image = openShared('fat/dftt-6-fat-undel.dd.gz');
  const fat = image.fileSystems[0] as FileSystem;
  const files = (facts['fat/dftt-6-fat-undel.dd.gz']?.deleted ?? []).filter((one) => one.dir !== true);

  test('the image is the published one', () => {
    expect(md5(image.raw.read(0, image.raw.size))).toBe(facts['fat/dftt-6-fat-undel.dd.gz']?.image_md5);
    expect(files.length).toBe(6);
  });

  for (const file of files)
    test(`${file.path}${file.fragmented === true ? ', in pieces' : ''}`, () => {
      const entry = findEntry(fat, asListed(file.path));
      expect(entry).toMatchObject({ deleted: true, size: file.size });
      const { certainty } = fat.extents(entry);
      expect(md5(fat.read(entry))).toBe(file.naive_md5 ?? file.md5);
      if (file.fragmented === true) expect(certainty).toBe('guessed');
    });

  test('a file of one free cluster is exact, and a longer one never', () => {
    const certainty = new Map(
      [...fat.entries()]
        .filter((one) => one.deleted && one.type === 'file')
        .map((one) => [one.name, fat.extents(one).certainty]),
    );
    expect(certainty.get('_ing.dat')).toBe('exact');
    expect([...certainty].filter(([, how]) => how === 'exact').map(([name]) => name)).toEqual(['_ing.dat']);
  });

  test('files whose guesses overlap say so', () => {
    const contested = fat.extents(findEntry(fat, '/_rag1.dat')).notices;
    expect(contested).toContainEqual({ code: 'fat.contested', params: { number: 4, other: 5 } });
  });
});

describe.runIf(haveImages())('DFTT 5, times without a zone', () => {
  const wall = facts['fat/dftt-5-fat-daylight.dd.gz']?.local_times ?? {};
  const times = (zone: string): Map<string, Entry['modified']> =>
    new Map(
      [...(openShared('fat/dftt-5-fat-daylight.dd.gz', { zone }).fileSystems[0] as FileSystem).entries()].map(
        (one) => [one.name.toLowerCase(), one.modified],
      ),
    );

  for (const zone of ['UTC', 'Asia/Bangkok', 'America/New_York'])
    test(`the wall clock is what the disk says, whatever the zone (${zone})`, () => {
      const shown = times(zone);
      for (const [name, time] of Object.entries(wall)) expect(shown.get(name)?.wall?.slice(0, 16)).toBe(time);
      expect(Object.keys(wall).length).toBe(2);
    });

  test('summer time moves the second, not the reading', () => {
    const utc = times('UTC');
    const york = times('America/New_York');
    const ahead = (name: string): number => (york.get(name)?.seconds ?? 0) - (utc.get(name)?.seconds ?? 0);
    expect(ahead('winter.txt')).toBe(5 * 3600);
    expect(ahead('summer.txt')).toBe(4 * 3600);
  });
});
