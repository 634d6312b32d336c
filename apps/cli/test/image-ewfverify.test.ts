import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveTool, run, words } from './other-tools.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const E01 = [
  'made/S4FAT32.E01',
  'scenario/kml_samples.E01',
  'scenario/nps-2010-emails.E01',
  'container/ansi.E01',
  'container/german_ansi.E01',
  'container/german_utf8.E01',
  'container/ext2.E01',
  'container/ext2.split.E01',
  'ntfs/velociraptor-test.ntfs.dd.E01',
];

describe.runIf(haveTool('ewfacquire'))('digests an E01 stores', () => {
  for (const [name, length] of [
    ['sha1', 40],
    ['sha256', 64],
  ] as const)
    test(`${name} that ewfacquire wrote as XML is told and compared`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'tracecraft-xhash-'));
      try {
        const bytes = Buffer.from(Array.from({ length: 512 * 300 }, (_, i) => (i * i) >> 9));
        writeFileSync(join(folder, 'in.raw'), bytes);
        const said = run('ewfacquire', [
          '-u',
          '-f',
          'ewfx',
          '-d',
          name,
          '-t',
          join(folder, 'x'),
          join(folder, 'in.raw'),
        ]);
        const theirs = new RegExp(
          `${name.toUpperCase()} hash calculated over data:\\s+([0-9a-f]{${length}})`,
        ).exec(said)?.[1];
        expect(theirs).toBe(createHash(name).update(bytes).digest('hex'));
        const path = join(folder, 'x.e01');
        const report = JSON.parse(image('verify', '--json', path).stdout.toString()) as {
          verdict: string;
          compared: { name: string; digest: string; equal: boolean }[];
        };
        expect(report.verdict).toBe('sound');
        expect(report.compared).toContainEqual({ name, digest: theirs, equal: true });
        const damaged = readFileSync(path);
        const at = damaged.indexOf('xhash\0') + 76 + 40;
        damaged[at]! ^= 4;
        writeFileSync(path, damaged);
        expect(image('verify', path).status).toBe(65);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});

describe.runIf(haveImages() && haveTool('ewfverify'))('MD5 of an E01 equals ewfverify', () => {
  for (const file of E01)
    test(file, { timeout: 120_000 }, () => {
      const path = join(imagesFolder, file);
      const theirs = /calculated over data:\s+([0-9a-f]{32})/.exec(run('ewfverify', ['-q', path]))?.[1];
      const { stdout, status, stderr } = image('hash', '--json', path);
      const ours = JSON.parse(stdout.toString()) as { md5: string; stored: { md5?: { equal: boolean } } };
      expect(theirs).toHaveLength(32);
      expect(ours.md5).toBe(theirs);
      expect(ours.stored.md5?.equal).toBe(true);
      expect({ status, stderr }).toMatchObject({ status: 0 });
    });

  test('an E01 whose stored MD5 covers bytes beyond its sectors: the same digest, and both say it differs', () => {
    const path = join(imagesFolder, 'container/bulk_extractor-email_test.E01');
    const theirs = words('ewfverify', ['-q', path]);
    expect(theirs).toContain('FAILURE');
    const { stdout, stderr, status } = image('hash', '--json', path);
    const ours = JSON.parse(stdout.toString()) as {
      md5: string;
      stored: { md5: { digest: string; equal: boolean } };
    };
    expect(theirs).toContain(`calculated over data:\t\t${ours.md5}`);
    expect(theirs).toContain(`stored in file:\t\t${ours.stored.md5.digest}`);
    expect(ours.stored.md5.equal).toBe(false);
    expect(stderr).toContain('458 bytes after the last whole sector');
    expect(status).toBe(1);
  });
});
