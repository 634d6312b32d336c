import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openEvidenceFile } from '../src/evidence-source.ts';
import { safePath } from '../src/evidence/safe-path.ts';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const folder = mkdtempSync(join(tmpdir(), 'tracecraft-image-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** A FAT12 floppy made by mkfs.fat and mtools: a file in a folder and a deleted one. */
function floppy(): string {
  const path = join(folder, 'floppy.dd');
  if (existsSync(path)) return path;
  writeFileSync(path, new Uint8Array(1474560));
  run('mkfs.fat', ['-n', 'EXHIBIT 7', path]);
  const file = join(folder, 'waybill.txt');
  writeFileSync(file, 'Waybill 4711: two crates\n');
  run('mmd', ['-i', path, '::Papers']);
  run('mcopy', ['-i', path, file, '::Papers/Waybill of the harbour.txt']);
  run('mcopy', ['-i', path, file, '::Burn after reading.txt']);
  run('mdel', ['-i', path, '::Burn after reading.txt']);
  return path;
}

describe.runIf(haveTool('mkfs.fat', '--help') && haveTool('mcopy'))(
  'a floppy made by mkfs.fat and mtools',
  () => {
    test('info names its label and serial as JSON', () => {
      const { stdout, status } = image('info', '--json', floppy());
      expect(JSON.parse(stdout.toString())).toMatchObject({
        format: 'raw',
        bytes: 1474560,
        fileSystems: [{ kind: 'fat12', label: 'EXHIBIT 7' }],
        notices: [],
      });
      expect(status).toBe(0);
    });

    test('ls goes into folders only when asked', () => {
      expect(image('ls', floppy()).stdout.toString()).not.toContain('Waybill');
      const all = image('ls', '-r', floppy()).stdout.toString();
      expect(all).toContain('/Papers/Waybill of the harbour.txt');
      expect(all).toMatch(/deleted\s+\/Burn after reading\.txt/);
    });

    test.runIf(haveTool('fls'))('its body file equals fls', () => {
      expect(image('ls', '-r', '--format', 'bodyfile', floppy()).stdout.toString()).toBe(
        run('fls', ['-r', '-p', '-m', '/', floppy()]),
      );
    });

    test('ls as JSON parses, entries with their stored times', () => {
      const { fileSystems } = JSON.parse(image('ls', '-r', '--json', floppy()).stdout.toString()) as {
        fileSystems: { entries: { path: string; modified: { wall: string } }[] }[];
      };
      const waybill = fileSystems[0]?.entries.find((entry) => entry.path.includes('harbour'));
      expect(waybill?.modified.wall).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    });

    test('cat reads by path, by number, and a raw range; a deleted file is said to be one', () => {
      expect(image('cat', floppy(), '/Papers/Waybill of the harbour.txt').stdout.toString()).toBe(
        'Waybill 4711: two crates\n',
      );
      const burnt = image('cat', floppy(), '/Burn after reading.txt');
      expect(burnt.stdout.toString()).toBe('Waybill 4711: two crates\n');
      expect(burnt.stderr).toContain('Deleted file');
      const number = /^\s+(\d+).*harbour/m.exec(image('ls', '-r', floppy()).stdout.toString())?.[1] ?? '';
      expect(image('cat', floppy(), `#${number}`).stdout.toString()).toBe('Waybill 4711: two crates\n');
      const raw = image('cat', floppy(), '--offset', '3', '--length', '8').stdout;
      expect(raw.equals(readFileSync(floppy()).subarray(3, 11))).toBe(true);
    });

    test('hash of the image, packed as gzip, as zip or not at all, is one', () => {
      const bytes = readFileSync(floppy());
      writeFileSync(join(folder, 'packed.dd.gz'), gzipSync(bytes));
      writeFileSync(
        join(folder, 'packed.zip'),
        zipOf([
          { name: 'notes.log', bytes: Buffer.from('log') },
          { name: 'exhibit.dd', bytes },
        ]),
      );
      for (const path of [floppy(), join(folder, 'packed.dd.gz'), join(folder, 'packed.zip')]) {
        const { stdout, status } = image('hash', '--json', path);
        expect(JSON.parse(stdout.toString())).toMatchObject({
          bytes: bytes.length,
          md5: md5(bytes),
          stored: {},
        });
        expect(status).toBe(0);
      }
    });

    test('recover writes deleted files, says how sure, and never overwrites', () => {
      const out = join(folder, 'found');
      const { stdout, status } = image('recover', '--deleted', '--json', '--out', out, floppy());
      const [result] = stdout
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { file: string; certainty: string });
      expect(result).toMatchObject({ file: 'Burn after reading.txt', certainty: 'exact' });
      expect(readFileSync(join(out, result?.file ?? ''), 'utf8')).toBe('Waybill 4711: two crates\n');
      expect(status).toBe(0);
      const again = image('recover', '--deleted', '--out', out, floppy());
      expect(again.status).toBe(77);
      expect(again.stderr).toContain('not empty');
    });

    test('an image cut short lists what is there, says so and ends with 65', () => {
      const path = join(folder, 'cut.dd');
      writeFileSync(path, readFileSync(floppy()).subarray(0, 40000));
      const { stdout, stderr, status } = image('ls', '-r', path);
      expect(stdout.toString()).toContain('harbour');
      expect(stderr).toContain('This answer is partial');
      expect(status).toBe(65);
    });
  },
);

describe('wrong use and bad input: a clear message and its own exit code', () => {
  const garbage = join(folder, 'garbage.bin');
  writeFileSync(garbage, Buffer.alloc(5000, 'no image '));
  const cases: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ['no such file', ['ls', join(folder, 'nothing.dd')], 66, /There is no file/],
    ['a folder', ['ls', folder], 65, /is not a file/],
    ['not an image', ['ls', garbage], 65, /No file system was found/],
    [
      'no entry',
      ['cat', garbage, '--offset', '4999', '--length', '10'],
      65,
      /leaves the image of 5000 bytes/,
    ],
    ['cat of nothing', ['cat', garbage], 64, /Say what to read/],
    ['an unknown zone', ['ls', garbage, '--zone', 'Mars/Base'], 64, /time zone Mars\/Base is not known/],
    ['an unknown format', ['ls', garbage, '--format', 'xml'], 64, /Allowed choices/],
    ['a negative number', ['ls', garbage, '--partition', '-1'], 64, /whole number/],
  ];
  for (const [name, args, code, words] of cases)
    test(name, () => {
      const { status, stderr, stdout } = image(...args);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
      expect({ status, out: stdout.length }).toEqual({ status: code, out: 0 });
    });

  test('every subcommand has help with an example', () => {
    for (const name of ['info', 'ls', 'cat', 'hash', 'recover'])
      expect(image(name, '--help').stdout.toString()).toContain(`tracecraft image ${name}`);
  });
});

interface ZipFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly claimedSize?: number;
}

/** A zip archive, with the sizes it claims. */
function zipOf(files: readonly ZipFile[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedSize = bytes.length } of files) {
    const packed = deflateRawSync(bytes);
    const crc = crcOf(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize, 18);
    fields.writeUInt16LE(name.length, 22);
    local.push(Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), fields, more, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

function crcOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe('packed evidence', () => {
  const put = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  test('a bomb is refused at the limit and leaves nothing behind', async () => {
    const path = put('bomb.dd.gz', gzipSync(Buffer.alloc(8 << 20)));
    const own = join(folder, 'tmp');
    mkdirSync(own);
    vi.stubEnv('TMPDIR', own);
    const refusal = { code: 'image.unpacks-too-large' };
    await expect(openEvidenceFile(path, { mostUnpacked: 1 << 20 })).rejects.toMatchObject(refusal);
    vi.unstubAllEnvs();
    expect(readdirSync(own)).toEqual([]);
  });

  test('a zip that lies about its size is refused', async () => {
    const path = put('liar.zip', zipOf([{ name: 'a.dd', bytes: Buffer.alloc(4 << 20), claimedSize: 10 }]));
    await expect(openEvidenceFile(path, { mostUnpacked: 1 << 20 })).rejects.toMatchObject({
      code: 'image.unpacks-too-large',
    });
    await expect(openEvidenceFile(path)).rejects.toMatchObject({ code: 'image.archive-damaged' });
  });

  test('damaged archives, and archives of several images, are told apart', async () => {
    const good = zipOf([{ name: 'a.dd', bytes: Buffer.from('x'.repeat(9000)) }]);
    const flipped = Buffer.from(good);
    flipped[40] = (flipped[40] ?? 0) ^ 255;
    await expect(openEvidenceFile(put('flip.zip', flipped))).rejects.toMatchObject({
      code: 'image.archive-damaged',
    });
    await expect(
      openEvidenceFile(put('cut.gz', gzipSync(Buffer.from('y'.repeat(9000))).subarray(0, 30))),
    ).rejects.toMatchObject({ code: 'image.archive-damaged' });
    const two = zipOf([
      { name: 'a.dd', bytes: Buffer.from('a') },
      { name: 'b.dd', bytes: Buffer.from('b') },
    ]);
    await expect(openEvidenceFile(put('two.zip', two))).rejects.toMatchObject({
      code: 'image.archive-several',
      params: { names: 'a.dd, b.dd' },
    });
  });

  test('a large image of zeros unpacks to holes', async () => {
    const path = put('zeros.dd.gz', gzipSync(Buffer.alloc(64 << 20)));
    const { paths, close } = await openEvidenceFile(path);
    try {
      const { size, blocks } = statSync(paths[0] ?? '');
      expect(size).toBe(64 << 20);
      expect(blocks * 512).toBeLessThan(1 << 20);
    } finally {
      close();
    }
  });

  test('segments beside one another are found, packed or not', async () => {
    mkdirSync(join(folder, 'split'));
    for (const [i, text] of ['one', 'two', 'three'].entries()) {
      writeFileSync(join(folder, 'split', `disk.00${i + 1}`), text);
      writeFileSync(join(folder, 'split', `packed.00${i + 1}.gz`), gzipSync(text));
    }
    for (const name of ['disk.002', 'packed.001.gz']) {
      const { parts, close } = await openEvidenceFile(join(folder, 'split', name));
      expect(parts.map(({ source }) => Buffer.from(source.read(0, source.size)).toString())).toEqual([
        'one',
        'two',
        'three',
      ]);
      close();
    }
  });
});

describe('names of an image on this machine', () => {
  test('no name leaves the folder or names a device', () => {
    expect(safePath('/../../etc/passwd')).toEqual(['__', '__', 'etc', 'passwd']);
    expect(safePath('/a\\b/c:d/NUL.txt/com1')).toEqual(['a_b', 'c_d', '_NUL.txt', '_com1']);
    expect(safePath('/trailing. /x\u202Egpj.exe')).toEqual(['trailing__', 'x_gpj.exe']);
    for (const name of ['.', '..', '...', ' ']) expect(['.', '..']).not.toContain(safePath(`/${name}`)[0]);
    expect(Buffer.byteLength(safePath(`/${'진'.repeat(200)}`)[0] ?? '')).toBeLessThanOrEqual(200);
  });

  test.runIf(haveImages())('recover follows no link out of its folder', () => {
    const outside = join(folder, 'outside');
    mkdirSync(outside);
    symlinkSync(outside, join(folder, 'link'));
    const { status } = image(
      'recover',
      '--deleted',
      '--out',
      join(folder, 'link', 'new'),
      join(imagesFolder, 'fat/dftt-6-fat-undel.dd.gz'),
    );
    expect(status).toBe(0);
    expect(readdirSync(outside)).toEqual(['new']);
    expect(readdirSync(join(outside, 'new')).toSorted()).toEqual([
      '_ing.dat',
      '_ir1',
      '_rag1.dat',
      '_rag2.dat',
      '_ult1.dat',
    ]);
  });
});
