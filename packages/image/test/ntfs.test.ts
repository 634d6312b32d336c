import { fromHex, memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { ImageError, findEntry, openEvidence, type Entry, type FileSystem } from '../src/index.ts';
import { bodyfileText } from './bodyfile-text.ts';
import { unpackLznt1 } from '../src/file-system/ntfs/lznt1.ts';
import { md5 } from './digests.ts';
import { haveImages, openShared, partsOf, ports, truth } from './shared-images.ts';

interface DeletedFile {
  readonly mft: number;
  readonly path: string;
  readonly size: number;
  readonly md5?: string;
}

const SMALL = 'ntfs/colinfinck-testfs1.dd.gz';

function ntfsOf(file: string): FileSystem {
  return openShared(file).fileSystems[0]!;
}

describe('LZNT1', () => {
  // The example of [MS-XCA], §3.3: a melody in letters.
  const packed = fromHex(
    '38b08846232000204720410010a24701a045204400084501507900c045200524' +
      '138805b4024a44ef0358028c091601484500be009e000401189000',
  );
  const melody =
    'F# F# G A A G F# E D D E F# F# E E F# F# G A A G F# E D D E F# E D D E E F# D E F# G F# D E F# G F# E D E A F# F# G A A G F# E D D E F# E D D\0';

  test('the published example unpacks to its text', () => {
    const into = new Uint8Array(melody.length);
    expect(unpackLznt1(packed, into)).toBe(true);
    expect(String.fromCharCode(...into)).toBe(melody);
  });

  test('damage is said: a chunk that ends too early, a copy from before the start', () => {
    expect(unpackLznt1(packed.subarray(0, 40), new Uint8Array(4096))).toBe(false);
    expect(unpackLznt1(Uint8Array.from([3, 0xb0, 1, 0, 0x10, 0]), new Uint8Array(4096))).toBe(false);
  });
});

describe.runIf(haveImages())('DFTT 7, NTFS undelete', () => {
  const file = 'ntfs/dftt-7-ntfs-undel.dd.gz';
  const facts = haveImages()
    ? truth<Record<string, { deleted: DeletedFile[] }>>('dftt.json')[file]
    : undefined;

  test('every deleted file and stream is found with its published MD5', () => {
    const ntfs = ntfsOf(file);
    const found = new Map<string, Entry>();
    for (const entry of ntfs.entries()) if (entry.deleted) found.set(`${entry.number} ${entry.name}`, entry);
    const files = (facts?.deleted ?? []).filter((one) => one.md5 !== undefined);
    expect(files.length).toBe(9);
    for (const { mft, path, size, md5: wanted } of files) {
      const entry = found.get(`${mft} ${path.split('/').at(-1)}`);
      expect(entry, path).toMatchObject({ deleted: true, size });
      expect(md5(ntfs.read(entry!)), path).toBe(wanted);
    }
  });
});

describe.runIf(haveImages())('two sets of times', () => {
  test('last access as the owner can set it, as the name has it and as the folder shows it', () => {
    const parts = partsOf('ntfs/ntfs-lastaccess.raw.gz');
    const [ntfs] = openEvidence(parts, ports).fileSystems;
    const entry = [...ntfs!.entries()].find(({ path }) => path === '/test/1.txt');
    expect(entry?.accessed.wall).toMatch(/^2019-03-03T12:37:55\./);
    expect(entry?.fileName?.accessed.wall).toMatch(/^2019-03-03T12:35:06\./);
    expect(entry?.indexTimes?.accessed.wall).toMatch(/^2019-03-03T12:35:17\./);
  });
});

describe.runIf(haveImages())('numbers', () => {
  test('every file and stream is found by the number the list shows, a file by its record alone', () => {
    const ntfs = ntfsOf('ntfs/dftt-7-ntfs-undel.dd.gz');
    const files = [...ntfs.entries()].filter(
      ({ type, numberText }) => type === 'file' && numberText !== undefined,
    );
    expect(files.filter(({ name }) => name.includes(':')).length).toBe(2);
    for (const { numberText, number } of files) {
      expect(findEntry(ntfs, `#${numberText}`).numberText).toBe(numberText);
      expect(findEntry(ntfs, `#${number}`).number).toBe(number);
    }
    expect(() => findEntry(ntfs, `#${files[0]!.number}-128-999`)).toThrow(/image\.no-such-entry/);
  });
});

describe.runIf(haveImages())('damaged NTFS', () => {
  const source = haveImages() ? partsOf(SMALL)[0]!.source : memorySource(new Uint8Array(1));
  const sound = source.read(0, source.size);

  /** Lists and reads everything; only typed errors may come out. */
  const examine = (bytes: Uint8Array): number => {
    let lines = 0;
    const image = openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports, { offset: 0 });
    for (const fileSystem of image.fileSystems) {
      for (const entry of fileSystem.entries()) {
        lines += bodyfileText(entry).split('\n').length - 1;
        try {
          fileSystem.read(entry, 0, Math.min(entry.size, 10_000));
        } catch (problem) {
          if (!(problem instanceof ImageError)) throw problem;
        }
      }
      for (const { length } of fileSystem.unallocated()) expect(length).toBeGreaterThan(0);
    }
    return lines;
  };

  test('the sound image has 1,076 lines', () => expect(examine(sound)).toBe(1076));

  test('cut anywhere: fewer lines or a notice, never a crash', { timeout: 60_000 }, () => {
    for (let cut = 600; cut < sound.length; cut += 150_001)
      expect(examine(sound.subarray(0, cut))).toBeLessThanOrEqual(1076);
  });

  test('the boot sector is read from its copy', () => {
    const bytes = sound.slice();
    bytes[13] = 3;
    const { fileSystems } = openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports);
    expect(fileSystems[0]?.notices.map(({ code }) => code)).toContain('ntfs.backup-boot-sector');
  });

  test('a torn record is left out and named', () => {
    const bytes = sound.slice();
    const at = bytes.length / 2;
    const record = bytes.findIndex((_, i) => i > 0 && i % 1024 === 0 && isRecord(bytes, i) && i < at);
    bytes[record + 510]! ^= 0xff;
    const { fileSystems } = openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports);
    expect([...fileSystems[0]!.entries()].length).toBeGreaterThan(0);
    expect(fileSystems[0]!.notices.map(({ code }) => code)).toContain('ntfs.torn-record');
  });
});

function isRecord(bytes: Uint8Array, at: number): boolean {
  return String.fromCharCode(...bytes.subarray(at, at + 4)) === 'FILE' && bytes[at + 0x2c]! > 24;
}
