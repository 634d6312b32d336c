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
