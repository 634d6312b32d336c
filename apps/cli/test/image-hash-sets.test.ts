import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { image } from './image-command.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-hash-sets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Line {
  readonly path: string;
  readonly md5: string;
  readonly sha1: string;
  readonly type: { readonly extension: string } | null;
  readonly ending: string | null;
  readonly known: string | null;
}

function linesOf(...args: readonly string[]): { lines: Line[]; stderr: string; status: number | null } {
  const ran = image('hash', ...args, '--json');
  const text = ran.stdout.toString().trim();
  const lines = text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Line);
  return { lines, stderr: ran.stderr, status: ran.status };
}

describe.runIf(haveImages())('hash sets of every kind', () => {
  const disk = join(imagesFolder, 'scenario/nps-2010-emails.E01');

  test('plain, RDS 2 and RDS 3; bad wins over good; a faulty line is named; other wrong files are refused', () => {
    const { lines } = linesOf(disk, '--files');
    const one = (path: string): Line => lines.find((line) => line.path === path)!;
    const [first, second, third] = ['/document1.pdf', '/testfile.doc', '/workbook2.xlsx'].map(one);
    expect([first?.type?.extension, second?.type?.extension, third?.ending]).toEqual(['pdf', 'cfb', 'fits']);

    const plain = join(folder, 'good.txt');
    writeFileSync(plain, `${first!.md5}  document1.pdf\nno digest at all\n${third!.md5}\n`);
    const rds2 = join(folder, 'NSRLFile.txt');
    writeFileSync(
      rds2,
      `"SHA-1","MD5","CRC32","FileName"\r\n"${second!.sha1.toUpperCase()}","${second!.md5.toUpperCase()}","0","x"\r\n`,
    );
    const rds3 = join(folder, 'rds.db');
    const store = new DatabaseSync(rds3);
    store.exec('create table FILE (sha256 text, sha1 text, md5 text, file_name text)');
    store
      .prepare('insert into FILE values (?, ?, ?, ?)')
      .run('0'.repeat(64), third!.sha1.toUpperCase(), '1'.repeat(32), 'x');
    store.close();

    const judged = linesOf(disk, '--known-good', plain, rds2, '--known-bad', rds3);
    const verdicts = judged.lines
      .filter((line) => line.known !== null)
      .map(({ path, known }) => `${path} ${known}`);
    expect(verdicts.toSorted((a, b) => a.localeCompare(b))).toEqual([
      '/document1.pdf good',
      '/testfile.doc good',
      '/workbook2.xlsx bad',
    ]);
    expect(judged.stderr).toContain('good.txt, line 2: no digest here: no digest at all');

    const wrong = join(folder, 'wrong.db');
    const other = new DatabaseSync(wrong);
    other.exec('create table other (a text)');
    other.close();
    const empty = join(folder, 'empty.txt');
    writeFileSync(empty, 'nothing\n');
    expect(
      [wrong, empty, join(folder, 'absent')].map((path) => linesOf(disk, '--known-bad', path).status),
    ).toEqual([65, 65, 66]);
  }, 60_000);
});
