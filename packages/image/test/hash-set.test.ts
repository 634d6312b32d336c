import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { endingFits, hashFiles, HashSetReader, typeOf } from '../src/index.ts';
import { haveImages, openShared, truth } from './shared-images.ts';

const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';
const SHA1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function readAll(lines: readonly string[]): unknown[] {
  const reader = new HashSetReader();
  return lines.map((line) => reader.line(line));
}

describe('hash sets', () => {
  test('NSRL RDS 2: SHA-1 and MD5 by the header, names with commas and quotation marks', () => {
    expect(
      readAll([
        '"SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"',
        `"${SHA1.toUpperCase()}","${MD5.toUpperCase()}","00000000","a, ""b"".txt",0,1,"358",""`,
        `"nothing","${MD5}","00000000","x",0,1,"358",""`,
      ]),
    ).toEqual([[], [SHA1, MD5], { line: 3, text: `"nothing","${MD5}","00000000","x",0,1,"358",""` }]);
  });

  test('a digest a line, as md5sum, sha256sum and people write it', () => {
    expect(
      readAll([
        `\uFEFF${MD5}`,
        '# remark',
        '',
        `${SHA256}  file name`,
        `${SHA1} *binary`,
        `${MD5},x`,
        'd41d8',
        `${MD5}0`,
      ]),
    ).toEqual([
      [MD5],
      [],
      [],
      [SHA256],
      [SHA1],
      [MD5],
      { line: 7, text: 'd41d8' },
      { line: 8, text: `${MD5}0` },
    ]);
  });

  test('CSV with columns of other tools', () => {
    expect(readAll(['name,MD5 Hash,SHA256', `a,${MD5},${SHA256}`, `b,,${SHA256}`, 'c,,'])).toEqual([
      [],
      [MD5, SHA256],
      [SHA256],
      { line: 4, text: 'c,,' },
    ]);
  });
});

interface Undeleted {
  readonly deleted: readonly { path: string; md5?: string; dir?: boolean }[];
}

describe.runIf(haveImages())('files hashed', () => {
  test('deleted files of DFTT 7 by their published MD5', () => {
    const published = truth<Record<string, Undeleted>>('dftt.json')['ntfs/dftt-7-ntfs-undel.dd.gz']!;
    const image = openShared('ntfs/dftt-7-ntfs-undel.dd.gz');
    const begin = () => {
      const hash = createHash('md5');
      return { md5: { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest() } };
    };
    const found = new Set(
      Array.from(hashFiles(image, begin, { deleted: true }), ({ digests }) => digests?.md5),
    );
    const wanted = published.deleted.flatMap(({ md5, dir }) =>
      dir === true || md5 === undefined ? [] : [md5],
    );
    expect(wanted.filter((md5) => !found.has(md5))).toEqual([]);
    expect(wanted).toHaveLength(9);
  });
});

describe('type by content', () => {
  const png = Uint8Array.from([
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
  ]);

  test('a signature names the type, text has none, damage is none', async () => {
    expect(await typeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toMatchObject({
      extension: 'jpg',
    });
    expect(await typeOf(Buffer.from('SQLite format 3\0'))).toMatchObject({ extension: 'sqlite' });
    expect(await typeOf(Buffer.from('plain words'))).toBeNull();
    expect(await typeOf(new Uint8Array(0))).toBeNull();
    for (let cut = 0; cut < png.length; cut++) await typeOf(png.subarray(0, cut));
  });

  test.each([
    ['a.jpeg', 'jpg', 'fits'],
    ['a.JPG', 'jpg', 'fits'],
    ['report.doc', 'cfb', 'fits'],
    ['holiday.jpg', 'zip', 'differs'],
    ['program.exe', 'zip', 'differs'],
    ['library.dll', 'exe', 'fits'],
    ['README', 'zip', 'no-ending'],
    ['.bashrc', 'zip', 'no-ending'],
  ] as const)('%s whose content is %s: %s', (name, extension, verdict) => {
    expect(endingFits(name, { extension, mime: '' })).toBe(verdict);
  });
});
