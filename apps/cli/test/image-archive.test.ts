import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { openFileSource } from '../src/evidence/file-source.ts';
import { withImage } from '../src/evidence/with-image.ts';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const chat = Buffer.from('meet at pier 9\n'.repeat(4000));

/** Files of a phone, packed by tools that are not ours: as tar, as tar in gzip, and as zip. */
function phones(): string[] {
  const root = join(folder, 'phone');
  mkdirSync(join(root, 'data/com.example.chat'), { recursive: true });
  writeFileSync(join(root, 'data/com.example.chat/messages.db'), chat);
  writeFileSync(join(root, 'data/photo.jpg'), Buffer.alloc(70_000, 7));
  const [tar, tgz, zip] = ['phone.tar', 'phone.tgz', 'phone.zip'].map((name) => join(folder, name));
  run('tar', ['-cf', tar!, '--format=posix', '-C', root, 'data']);
  writeFileSync(tgz!, gzipSync(readFileSync(tar!)));
  run('sh', ['-c', `cd '${root}' && zip -q -r '${zip!}' data`]);
  return [tar!, tgz!, zip!];
}

describe.runIf(haveTool('tar') && haveTool('zip', '-v'))('a phone packed as tar or zip', () => {
  const packed = haveTool('zip', '-v') ? phones() : [];

  for (const [i, kind] of ['tar', 'tar', 'zip'].entries())
    test(`every image command works on ${['a tar', 'a tar.gz', 'a zip'][i]}`, { timeout: 120_000 }, () => {
      const path = packed[i]!;
      expect(JSON.parse(image('info', '--json', path).stdout.toString())).toMatchObject({
        format: 'raw',
        fileSystems: [{ kind }],
        notices: [],
      });
      expect(image('ls', path).stdout.toString()).toMatch(/ \/data\n$/);
      expect(image('ls', '-r', path).stdout.toString()).toContain('/data/com.example.chat/messages.db');
      const name = '/data/com.example.chat/messages.db';
      expect(sha256(image('cat', path, name).stdout)).toBe(sha256(chat));
      const stat = JSON.parse(image('stat', '--json', path, name).stdout.toString()) as {
        times: { source: string; meaning: string; kind: string }[];
      };
      expect(stat.times[0]).toMatchObject({
        source: 'archive.entry',
        kind: kind === 'zip' ? 'local' : 'utc',
      });
      expect(image('timeline', path).stdout.toString()).toContain('messages.db');
      const { stdout } = image('search', path, '--json', '--text', 'pier 9');
      expect(stdout.toString()).toContain(name);
      const out = join(folder, `out${i}`);
      expect(image('recover', '--out', out, path).status).toBe(0);
      expect(sha256(readFileSync(join(out, name)))).toBe(sha256(chat));
      expect(readFileSync(join(out, 'data/photo.jpg')).length).toBe(70_000);
    });

  test('names that climb out of the folder stay inside it', { timeout: 60_000 }, () => {
    const path = join(folder, 'climbing.zip');
    const script = `import zipfile, sys
z = zipfile.ZipFile(sys.argv[1], 'w')
for n in ['../../../climbed', '/climbed', 'a/../../climbed', '..\\\\climbed']: z.writestr(n, 'x')
z.close()`;
    run('python3', ['-c', script, path]);
    const out = join(folder, 'deep/er/out');
    expect(image('recover', '--out', out, path).status).toBe(0);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['er']);
    expect(readdirSync(join(folder, 'deep/er'))).toEqual(['out']);
    expect(image('ls', '-r', path).stdout.toString()).toContain('/../../../climbed');
  });

  test('verify reads every file and compares its CRC-32', { timeout: 60_000 }, () => {
    const sound = JSON.parse(image('verify', '--json', packed[2]!).stdout.toString()) as object;
    expect(sound).toMatchObject({ verdict: 'sound', archive: { files: 2, unjudged: 0, problems: [] } });
    const path = join(folder, 'changed.zip');
    const bytes = readFileSync(packed[2]!);
    // In the content of the first file, which is stored or packed right behind its header.
    bytes[bytes.indexOf('messages.db') + 60]! ^= 1;
    writeFileSync(path, bytes);
    const { stdout, status } = image('verify', '--json', path);
    expect(JSON.parse(stdout.toString())).toMatchObject({ verdict: 'damaged' });
    expect(status).toBe(65);
  });

  test('a zip cut off is listed as far as it goes, and said to be partial', () => {
    const path = join(folder, 'cut.zip');
    const bytes = readFileSync(packed[2]!);
    writeFileSync(path, bytes.subarray(0, bytes.length - 300));
    const { stdout, stderr, status } = image('ls', '-r', path);
    expect(stdout.toString()).toContain('messages.db');
    expect(stderr.toString()).toContain('no directory at its end');
    expect(status).toBe(65);
  });
});

describe('a file that changes while it is open', () => {
  const put = (name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.alloc(4096, 1));
    return path;
  };

  test('one that shrank is named, and no zeros are read', () => {
    const path = put('shrunk.dd');
    const source = openFileSource(path);
    truncateSync(path, 1000);
    expect(() => source.read(900, 2000)).toThrow(
      expect.objectContaining({ code: 'image.file-changed', params: { path, was: 4096, is: 1000 } }),
    );
    source.close();
  });

  test('one that grew is named when the command ends', async () => {
    const path = put('grown.dd');
    const run = withImage([path], {}, () => appendFileSync(path, 'more'));
    await expect(run).rejects.toMatchObject({ code: 'image.file-changed', params: { was: 4096, is: 4100 } });
  });
});
