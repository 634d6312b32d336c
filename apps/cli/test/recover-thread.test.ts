import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '@tracecraft/bytes';
import { ImageError, type Entry, type FileSystem } from '@tracecraft/image';
import { afterAll, describe, expect, test } from 'vitest';
import { FileRecovery, type Recovery } from '../src/evidence/recover-files.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tracecraft-recover-thread-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MANY = 5 << 20;
const raw = memorySource(Uint8Array.from({ length: MANY }, (_, i) => (i * 7919) >> 8));
let made = 0;

/** A file of `size` bytes from `offset` on, in one piece; bytes from `broken` on cannot be read. */
interface Made {
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  readonly broken?: number;
}

interface Answer {
  readonly out: string;
  readonly results: readonly Recovery[];
}

function newFolder(): string {
  const out = join(folder, String(made++));
  mkdirSync(out);
  return out;
}

/** What became of `files`, written into a new folder by the class that `image recover` uses. */
function recovered(files: readonly Made[], out = newFolder()): Answer {
  const recovery = new FileRecovery(out, raw);
  for (const [i, { path, offset, size, broken = Infinity }] of files.entries()) {
    const fileSystem = {
      kind: 'ext4',
      // A range less than the file: it is read in pieces, as a damaged one is.
      extents: () => ({
        ranges: [{ offset, length: Math.min(size, broken) }],
        certainty: 'allocated',
        notices: [],
      }),
      read: (_: Entry, at: number, length: number) => {
        if (at + length > broken) throw new ImageError('image.truncated');
        return raw.read(offset + at, length);
      },
    } as unknown as FileSystem;
    recovery.recover(fileSystem, { path, number: i + 10, size } as Entry, '');
  }
  return { out, results: recovery.finish() };
}

/** Enough before and after that the thread writes them. */
const filling = (name: string): Made => ({ path: `/${name}`, offset: 3, size: MANY - 3 });

describe.each([
  ['less than a block, written here', false],
  ['more, written by the thread', true],
])('files recovered: %s', (_, long) => {
  const around = (...files: Made[]): Made[] =>
    long ? [filling('before'), ...files, filling('after')] : files;
  const told = ({ results }: Answer): string[] =>
    results
      .filter(({ path }) => path !== '/before' && path !== '/after')
      .map(({ file, problem }) => `${file} ${problem}`);

  test('bytes are those of the image, large and small, in folders', () => {
    const files = around(
      { path: '/a/b/small', offset: 5, size: 700 },
      { path: '/a/none', offset: 5, size: 0 },
      { path: '/a/b/middle', offset: 1, size: 200_000 },
    );
    const { out, results } = recovered(files);
    expect(results).toHaveLength(files.length);
    for (const [i, { offset, size }] of files.entries()) {
      const written = readFileSync(join(out, results[i]!.file!));
      expect(Buffer.compare(written, Buffer.from(raw.read(offset, size)))).toBe(0);
    }
  });

  test('of two files of one name both are written, the second beside it', () => {
    const answer = recovered(
      around({ path: '/f', offset: 0, size: 10 }, { path: '/f', offset: 20, size: 30 }),
    );
    const number = long ? 12 : 11;
    expect(told(answer)).toEqual(['f null', `f.${number} null`]);
    expect(statSync(join(answer.out, 'f')).size).toBe(10);
    expect(statSync(join(answer.out, `f.${number}`)).size).toBe(30);
  });

  test('a file in the way of a folder is kept, and what lay in the folder is told', () => {
    const answer = recovered(
      around(
        { path: '/x', offset: 0, size: 10 },
        { path: '/x/y/z', offset: 20, size: 30 },
        { path: '/v', offset: 40, size: 5 },
      ),
    );
    expect(told(answer)).toEqual(['x null', 'null image.path-in-the-way', 'v null']);
    expect(statSync(join(answer.out, 'x')).size).toBe(10);
  });

  test('nothing stays of a file that cannot be read to its end', () => {
    const answer = recovered(
      around(
        { path: '/d/lost', offset: 0, size: 3_000_000, broken: 2_500_000 },
        { path: '/d/k', offset: 0, size: 9 },
      ),
    );
    expect(told(answer)).toEqual(['null image.truncated', 'd/k null']);
    expect(readdirSync(join(answer.out, 'd'))).toEqual(['k']);
  });

  test('what keeps files from being written ends it, and names the place', () => {
    const gone = join(folder, 'gone');
    expect(() => recovered(around({ path: '/f', offset: 0, size: 10 }), gone)).toThrow(gone);
    expect(existsSync(gone)).toBe(false);
  });
});
