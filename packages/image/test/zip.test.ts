import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { afterAll, describe, expect, test } from 'vitest';
import { ImageError, openEvidence, type Entry, type FileSystem } from '../src/index.ts';
import { haveArchivers, noise, phoneTree, tool } from './archive-makers.ts';
import { sha256 } from './digests.ts';
import { ports } from './shared-images.ts';

const tools = haveArchivers();
const tree = tools ? phoneTree() : null;
afterAll(() => tree?.remove());

function open(bytes: Uint8Array, zone = 'UTC'): FileSystem {
  const { fileSystems } = openEvidence([{ name: 'phone.zip', source: memorySource(bytes) }], ports, { zone });
  return fileSystems[0]!;
}

/** What Python's zipfile says of every member. */
const READER = `
import zipfile, hashlib, json, sys
z = zipfile.ZipFile(sys.argv[1])
def name(i):
  return i.filename if i.flag_bits & 0x800 else i.filename.encode('cp437').decode('utf8')
print(json.dumps([dict(name=name(i), size=i.file_size, packed=i.compress_size, date=i.date_time, crc=i.CRC,
  sha256=hashlib.sha256(z.read(i)).hexdigest()) for i in z.infolist()]))
`;

interface Told {
  readonly name: string;
  readonly size: number;
  readonly date: readonly number[];
  readonly sha256: string;
}

const codes = (fileSystem: FileSystem): string[] => fileSystem.notices.map(({ code }) => code);

function agrees(fileSystem: FileSystem, path: string): Map<string, Entry> {
  const told = JSON.parse(tool('python3', ['-c', READER, path])) as Told[];
  const found = new Map([...fileSystem.entries()].map((entry) => [entry.path, entry]));
  expect(told.length).toBeGreaterThan(2);
  for (const { name, size, sha256: digest } of told) {
    const entry = found.get(`/${name.replace(/\/$/, '')}`);
    expect(entry, name).toMatchObject({ size, deleted: false });
    if (entry?.type !== 'file') continue;
    expect(sha256(fileSystem.read(entry)), name).toBe(digest);
  }
  return found;
}

function pack(name: string, ...args: string[]): string {
  const path = join(tree!.out, name);
  tool('zip', ['-q', '-r', ...args, path, 'data'], { cwd: tree!.root });
  return path;
}

/** An archive that Python writes. */
function python(name: string, script: string): string {
  const path = join(tree!.out, name);
  tool('python3', [
    '-c',
    `import zipfile, sys\nz = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)\n${script}\nz.close()`,
    path,
  ]);
  return path;
}

describe.runIf(tools)('zip as a file system', () => {
  for (const level of ['-0', '-9'])
    test(`Info-ZIP ${level}: names, sizes and content as Python's zipfile has them; links; owner`, () => {
      const path = pack(`plain${level}.zip`, level, '-y');
      const fileSystem = open(readFileSync(path));
      expect(fileSystem.kind).toBe('zip');
      const found = agrees(fileSystem, path);
      expect(found.get('/data/data/sdcard')).toMatchObject({ type: 'link', target: '../media/0' });
      expect(found.get('/data/old.txt')).toMatchObject({ uid: 0, mode: 'r/rrw-r--r--' });
      expect(codes(fileSystem)).toEqual([]);
    });

  test('times: the local one of two seconds beside the UTC ones, which win', () => {
    const fileSystem = open(readFileSync(join(tree!.out, 'plain-9.zip')), 'Asia/Seoul');
    const entry = [...fileSystem.entries()].find(({ path }) => path === '/data/media/0/사진 ảnh.txt');
    expect(entry?.modified).toMatchObject({ kind: 'utc', seconds: 1_650_000_003 });
    const { times } = fileSystem.facts(entry!);
    expect(times.map(({ source, meaning }) => `${source} ${meaning}`)).toEqual([
      'archive.entry modified',
      'zip.extended-timestamp modified',
      'zip.extended-timestamp accessed',
    ]);
    // Written under TZ=UTC at 05:20:03 and read as a clock of Seoul: nine hours earlier.
    expect(times[0]?.time).toMatchObject({
      kind: 'local',
      wall: '2022-04-15T05:20:04',
      seconds: 1_650_000_004 - 9 * 3600,
    });
  });

  test('written as a stream, sizes behind the content', () => {
    const path = join(tree!.out, 'stream.zip');
    tool('sh', ['-c', `zip -q -r - data | cat > '${path}'`], { cwd: tree!.root });
    agrees(open(readFileSync(path)), path);
  });

  test('zip64, bytes before the archive, a comment', () => {
    const path = python(
      'wide.zip',
      "z.comment = b'phone of exhibit 7'\nfor n in range(3):\n with z.open(zipfile.ZipInfo('a/%d.txt' % n), 'w', force_zip64=True) as f: f.write(b'wide' * 5000)",
    );
    const fileSystem = open(readFileSync(path));
    agrees(fileSystem, path);
    expect(fileSystem.label).toBe('phone of exhibit 7');
    // Python reads archives with something before them; the mark at the start leads us to it.
    const shifted = join(tree!.out, 'shifted.zip');
    const before = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(996)]);
    writeFileSync(shifted, Buffer.concat([before, readFileSync(path)]));
    agrees(open(readFileSync(shifted)), shifted);
  });

  test('66,000 entries: zip64 by their number', () => {
    const path = python('many.zip', "for n in range(66000): z.writestr('d%d/%d' % (n % 600, n), b'')");
    const entries = [...open(readFileSync(path)).entries()];
    expect(entries.filter(({ type }) => type === 'file').length).toBe(66_000);
    expect(entries.filter(({ type }) => type === 'virtual-directory').length).toBe(600);
  });

  test('protected files are named and not read', () => {
    const path = pack('locked.zip', '-P', 'password');
    const fileSystem = open(readFileSync(path));
    const [entry] = [...fileSystem.entries()].filter(({ path: one }) => one.endsWith('chat.db'));
    expect(fileSystem.facts(entry!).flags).toContain('encrypted');
    expect(() => fileSystem.read(entry!)).toThrow(/archive\.encrypted.*ZipCrypto/);
    expect(fileSystem.notices[0]).toMatchObject({ code: 'zip.encrypted', params: { ciphers: 'ZipCrypto' } });
  });

  test('other ways of packing are named', () => {
    const path = python(
      'bzip2.zip',
      "z.writestr('a.txt', b'a' * 999, zipfile.ZIP_BZIP2)\nz.writestr('b', b'b')",
    );
    const fileSystem = open(readFileSync(path));
    const [entry] = fileSystem.entries();
    expect(() => fileSystem.read(entry!)).toThrow(/archive\.method.*12/);
  });

  test('names: traversal is data, code page 437, UTF-8 without a mark, twice the same', () => {
    const path = python(
      'names.zip',
      "for n in ['../../etc/passwd', '/abs', 'C:\\\\win', 'x', 'x', 'caf\\u00e9']: z.writestr(n, n)",
    );
    const bytes = readFileSync(path);
    const fileSystem = open(bytes);
    expect([...fileSystem.entries()].map((entry) => entry.path)).toEqual([
      '/..',
      '/../..',
      '/../../etc',
      '/../../etc/passwd',
      '/abs',
      '/C:\\win',
      '/x',
      '/x',
      '/café',
    ]);
    expect(codes(fileSystem)).toEqual(['archive.names-again']);
    // The flag for UTF-8 taken off, in both headers.
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
      bytes.writeUInt16LE(0, at + 8);
    const plain = [...open(bytes).entries()].at(-1)!;
    expect(plain.name).toBe('café');
    expect(open(bytes).facts(plain).flags).toContain('name-encoding-assumed');
    const dos = Buffer.from(bytes);
    const name = dos.lastIndexOf(Buffer.from('é'));
    dos[name] = 0x82;
    dos[name + 1] = 0x21;
    expect([...open(dos).entries()].at(-1)!.name).toBe('café!');
  });
});

describe.runIf(tools)('damaged and hostile zips', () => {
  const sound = tools
    ? readFileSync(
        python(
          'small.zip',
          "for n in range(4): z.writestr('f%d.txt' % n, (b'line %d ' % n) * 300)\nz.writestr('last', b'z' * 50)",
        ),
      )
    : Buffer.alloc(0);
  const truth = (n: number): string => `line ${n} `.repeat(300);

  test('cut at every byte: what precedes is listed and right, and it is said to be partial', () => {
    let listed = 0;
    for (let length = 60; length < sound.length; length++) {
      const fileSystem = open(sound.subarray(0, length));
      for (const entry of fileSystem.entries()) {
        try {
          const text = Buffer.from(fileSystem.read(entry)).toString();
          const wanted = entry.name === 'last' ? 'z'.repeat(50) : truth(Number(entry.name[1]));
          if (entry.size > 0) expect(text).toBe(wanted);
          listed++;
        } catch (problem) {
          expect(problem).toBeInstanceOf(ImageError);
        }
      }
      expect(codes(fileSystem), `cut at ${length}`).toContain('zip.directory-missing');
    }
    expect(listed).toBeGreaterThan(1000);
  });

  test('a flipped byte of content is found by its CRC-32 or by what packs it', () => {
    let told = 0;
    // Behind the header and the name of six letters.
    const packed = sound.readUInt32LE(18);
    for (let at = 36; at < 36 + packed; at++) {
      const bytes = Buffer.from(sound);
      bytes[at]! ^= 0x10;
      const fileSystem = open(bytes);
      const [entry] = fileSystem.entries();
      try {
        fileSystem.read(entry!);
        if (codes(fileSystem).length > 0) told++;
      } catch (problem) {
        expect(problem).toBeInstanceOf(ImageError);
        told++;
      }
    }
    // The last bits of the last byte mean nothing.
    expect(told).toBeGreaterThanOrEqual(packed - 1);
    expect(packed).toBeGreaterThan(20);
  });

  test('a file taken out of the directory is shown as deleted, with its content', () => {
    const bytes = Buffer.from(sound);
    const directory = bytes.indexOf('PK\x01\x02');
    const second = bytes.indexOf('PK\x01\x02', directory + 4);
    const third = bytes.indexOf('PK\x01\x02', second + 4);
    const cut = third - second;
    const less = Buffer.concat([bytes.subarray(0, second), bytes.subarray(third)]);
    const end = less.lastIndexOf('PK\x05\x06');
    less.writeUInt16LE(4, end + 8);
    less.writeUInt16LE(4, end + 10);
    less.writeUInt32LE(less.readUInt32LE(end + 12) - cut, end + 12);
    const fileSystem = open(less);
    const gone = [...fileSystem.entries()].filter((entry) => entry.deleted);
    expect(gone.map(({ path }) => path)).toEqual(['/f1.txt']);
    expect(Buffer.from(fileSystem.read(gone[0]!)).toString()).toBe(truth(1));
    expect(fileSystem.extents(gone[0]!).certainty).toBe('guessed');
    expect(codes(fileSystem)).toEqual(['zip.unlisted']);
  });

  test('a thousand names over one stretch unpack once', () => {
    const one = python('kernel.zip', "z.writestr('kernel', b'\\0' * 30000000)");
    const bytes = readFileSync(one);
    const directory = bytes.indexOf('PK\x01\x02');
    const end = bytes.lastIndexOf('PK\x05\x06');
    const record = bytes.subarray(directory, end);
    const tail = Buffer.from(bytes.subarray(end));
    tail.writeUInt16LE(1000, 8);
    tail.writeUInt16LE(1000, 10);
    tail.writeUInt32LE(record.length * 1000, 12);
    const bomb = Buffer.concat([
      bytes.subarray(0, directory),
      ...Array.from({ length: 1000 }, () => record),
      tail,
    ]);
    const fileSystem = open(bomb);
    let read = 0;
    for (const entry of fileSystem.entries())
      try {
        read += fileSystem.read(entry, 0, entry.size).length;
      } catch (problem) {
        expect(problem).toMatchObject({ code: 'archive.overlap' });
      }
    expect(read).toBe(30_000_000);
    expect(fileSystem.notices.find(({ code }) => code === 'zip.overlap')?.params).toEqual({ entries: 999 });
  });

  test('a false name over everything hides no true file', () => {
    const bytes = Buffer.from(sound);
    const directory = bytes.indexOf('PK\x01\x02');
    bytes.writeUInt32LE(directory - 40, directory + 20);
    const fileSystem = open(bytes);
    const entries = [...fileSystem.entries()];
    expect(() => fileSystem.read(entries[0]!)).toThrow(/archive\.overlap/);
    expect(Buffer.from(fileSystem.read(entries[1]!)).toString()).toBe(truth(1));
  });

  test('lies about sizes: impossible, too small, too large', () => {
    const directory = sound.indexOf('PK\x01\x02');
    const lying = (size: number): FileSystem => {
      const bytes = Buffer.from(sound);
      bytes.writeUInt32LE(size, directory + 24);
      return open(bytes);
    };
    const first = (fileSystem: FileSystem): Uint8Array => fileSystem.read([...fileSystem.entries()][0]!);
    expect(() => first(lying(0xfffffff0))).toThrow(/archive\.malformed.*size/);
    expect(() => first(lying(3000))).toThrow(/image\.content-missing.*"available":2100/);
    const small = lying(10);
    expect(Buffer.from(first(small)).toString()).toBe('line 0 lin');
    expect(small.notices[0]).toMatchObject({ code: 'archive.size-differs', params: { stated: 10 } });
  });

  test('any part of a large packed file, in any order', () => {
    const content = Buffer.concat(
      Array.from({ length: 60 }, (_, i) => [noise(50_000), Buffer.alloc(60_000, i)]).flat(),
    );
    writeFileSync(join(tree!.out, 'large.bin'), content);
    const path = python(
      'large.zip',
      `z.write('${join(tree!.out, 'large.bin')}', 'large.bin')\nz.writestr('b', b'')\nz.writestr('c', b'')`,
    );
    const fileSystem = open(readFileSync(path));
    const [entry] = fileSystem.entries();
    for (const at of [5_000_000, 10, 6_599_000, 3_000_000, 1_100_000, 0])
      expect(
        Buffer.from(fileSystem.read(entry!, at, 1000)).equals(content.subarray(at, at + 1000)),
        `${at}`,
      ).toBe(true);
    expect(crc32(fileSystem.read(entry!))).toBe(crc32(content));
    expect(codes(fileSystem)).toEqual([]);
  });
});
