import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memorySource } from '@tracecraft/bytes';
import { afterAll, describe, expect, test } from 'vitest';
import { openEvidence, type Entry, type FileSystem } from '../src/index.ts';
import { haveArchivers, phoneTree, tool } from './archive-makers.ts';
import { sha256 } from './digests.ts';
import { ports } from './shared-images.ts';

const tools = haveArchivers();
const tree = tools ? phoneTree() : null;
afterAll(() => tree?.remove());

function open(bytes: Uint8Array): FileSystem {
  const [fileSystem] = openEvidence([{ name: 'phone.tar', source: memorySource(bytes) }], ports).fileSystems;
  return fileSystem!;
}

/** What Python's tarfile says of every member. */
const READER = `
import tarfile, hashlib, json, sys
out = []
with tarfile.open(sys.argv[1]) as t:
  for m in t:
    f = t.extractfile(m) if m.isreg() or m.islnk() else None
    out.append(dict(name=m.name.rstrip('/'), type=m.type.decode(), mtime=m.mtime, mode=m.mode, uid=m.uid, gid=m.gid,
      link=m.linkname, sha256=hashlib.sha256(f.read()).hexdigest() if f else None))
print(json.dumps(out))
`;

interface Told {
  readonly name: string;
  readonly type: string;
  readonly mtime: number;
  readonly uid: number;
  readonly link: string;
  readonly sha256: string | null;
}

function byPath(fileSystem: FileSystem): Map<string, Entry> {
  return new Map([...fileSystem.entries()].map((entry) => [entry.path, entry]));
}

describe.runIf(tools)('tar as a file system', () => {
  for (const format of ['v7', 'ustar', 'gnu', 'posix'])
    test(`${format}: names, times, owners and content as Python's tarfile has them`, () => {
      const path = join(tree!.out, `${format}.tar`);
      const exclude = format === 'v7' || format === 'ustar' ? ['--exclude=*nnnn*'] : [];
      const skip = format === 'v7' ? ['--exclude=*dddd*'] : [];
      tool('tar', ['-cf', path, `--format=${format}`, ...exclude, ...skip, 'data'], { cwd: tree!.root });
      const told = JSON.parse(tool('python3', ['-c', READER, path])) as Told[];
      const fileSystem = open(readFileSync(path));
      expect(fileSystem.kind).toBe('tar');
      const found = byPath(fileSystem);
      expect(found.size).toBe(told.length);
      expect(told.length).toBeGreaterThan(8);
      for (const { name, mtime, uid, link, sha256: digest, type } of told) {
        const entry = found.get(`/${name}`);
        expect(entry, name).toMatchObject({ uid, type: { '2': 'link', '5': 'directory' }[type] ?? 'file' });
        expect(entry?.modified.seconds).toBe(Math.floor(mtime));
        if (type === '2') expect(entry?.target).toBe(link);
        if (digest !== null) expect(sha256(fileSystem.read(entry!)), name).toBe(digest);
      }
      expect(fileSystem.notices).toEqual([]);
    });

  test('pax keeps parts of a second', () => {
    const chat = byPath(open(readFileSync(join(tree!.out, 'posix.tar')))).get(
      '/data/data/com.example.chat/databases/chat.db',
    );
    expect(chat?.modified).toMatchObject({ kind: 'utc', wall: '2023-11-14T22:13:20.250000000' });
  });
});

describe.runIf(tools)('sparse, damaged and hostile tars', () => {
  const hollow = (): string => {
    const path = join(tree!.root, 'hollow.bin');
    tool('sh', ['-c', `truncate -s 3M '${path}' && printf begin | dd of='${path}' conv=notrunc status=none`]);
    for (const at of [100, 200, 300, 400, 500, 600])
      tool('sh', ['-c', `printf part${at} | dd of='${path}' bs=4096 seek=${at} conv=notrunc status=none`]);
    return path;
  };

  for (const [format, more] of [
    ['gnu', []],
    ['posix', ['--sparse-version=0.0']],
    ['posix', ['--sparse-version=0.1']],
    ['posix', ['--sparse-version=1.0']],
  ] as const)
    test(`holes of ${format} ${more.join('')} are no bytes of the archive`, () => {
      const content = readFileSync(hollow());
      const path = join(tree!.out, 'sparse.tar');
      tool('tar', ['-cSf', path, `--format=${format}`, ...more, 'hollow.bin', 'data/old.txt'], {
        cwd: tree!.root,
      });
      const bytes = readFileSync(path);
      expect(bytes.length).toBeLessThan(200_000);
      const fileSystem = open(bytes);
      const found = byPath(fileSystem);
      const entry = found.get('/hollow.bin')!;
      expect(entry.size).toBe(content.length);
      expect(sha256(fileSystem.read(entry))).toBe(sha256(content));
      expect(fileSystem.extents(entry).ranges.some(({ sparse }) => sparse === true)).toBe(true);
      expect(found.has('/data/old.txt')).toBe(true);
      expect(fileSystem.notices).toEqual([]);
    });

  const small = (): Buffer => {
    const path = join(tree!.out, 'small.tar');
    tool('tar', ['-cf', path, '--format=posix', 'data/old.txt', 'data/nothing', 'data/data/sdcard'], {
      cwd: tree!.root,
    });
    return readFileSync(path);
  };
  const codes = (fileSystem: FileSystem): string[] => fileSystem.notices.map(({ code }) => code);
  const list = (fileSystem: FileSystem): string[] => [...fileSystem.entries()].map(({ path }) => path);

  test('cut anywhere: what precedes is listed; a cut in a member or a header is said', () => {
    const bytes = small();
    const whole = list(open(bytes));
    const end = bytes.indexOf(Buffer.alloc(1024));
    for (let length = 1024; length < end; length += 100) {
      const fileSystem = open(bytes.subarray(0, length));
      const found = list(fileSystem);
      expect(whole).toEqual(expect.arrayContaining(found));
      expect(codes(fileSystem).length, `cut at ${length}`).toBeGreaterThan(0);
    }
  });

  test('a damaged header costs its own member', () => {
    const bytes = Buffer.from(small());
    const at = bytes.indexOf('data/nothing');
    bytes[at] = 0x58;
    const fileSystem = open(bytes);
    expect(list(fileSystem)).toEqual(['/data', '/data/old.txt', '/data/data', '/data/data/sdcard']);
    expect(codes(fileSystem)).toEqual(['tar.header-damaged']);
  });

  test('a tar behind the end of another is listed; other bytes there are named and free', () => {
    const bytes = small();
    const two = open(Buffer.concat([bytes, bytes]));
    expect(list(two).length).toBe(list(open(bytes)).length + 3);
    expect(codes(two)).toEqual(['tar.goes-on', 'archive.names-again']);
    const hidden = open(Buffer.concat([bytes, Buffer.from('secret')]));
    list(hidden);
    expect(hidden.notices).toEqual([
      { code: 'archive.trailing', params: { offset: bytes.length, bytes: 6 } },
    ]);
    expect([...hidden.unallocated()]).toEqual([{ offset: bytes.length, length: 6 }]);
  });

  test('a size beyond all bounds is a cut, and takes no memory', () => {
    const bytes = Buffer.from(small());
    const at = bytes.indexOf('data/old.txt');
    bytes.write('77777777777\0', at + 124, 'latin1');
    bytes.fill(0x20, at + 148, at + 156);
    const sum = bytes.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
    const fileSystem = open(bytes);
    const entry = byPath(fileSystem).get('/data/old.txt')!;
    expect(entry.size).toBe(8 ** 11 - 1);
    expect(() => fileSystem.read(entry)).toThrow(/image\.content-missing/);
    expect(codes(fileSystem)).toContain('image.truncated');
  });
});
