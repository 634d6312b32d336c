import { describe, expect, test } from 'vitest';
import { ImageError, findEntry, type DiskImage, type Entry, type FileSystem } from '../src/index.ts';
import { bodyfileText } from './bodyfile-text.ts';
import { END, SECTOR, openBytes, putLongPart, soundTinyFat, tinyFat } from './tiny-fat.ts';

function fatOf(image: DiskImage): FileSystem {
  const [fat] = image.fileSystems;
  if (fat === undefined) throw new Error(`no file system: ${JSON.stringify(image.notices)}`);
  return fat;
}

const notices = (image: DiskImage): string[] =>
  [...image.notices, ...image.fileSystems.flatMap((one) => one.notices)].map((one) => one.code);

/** Everything an examiner could do with an image: list, locate, read. What is not there must be an ImageError. */
function examine(image: DiskImage): {
  readonly lines: string[];
  readonly contents: Map<number, string>;
  readonly unread: string[];
} {
  const lines: string[] = [];
  const contents = new Map<number, string>();
  const unread: string[] = [];
  for (const fat of image.fileSystems) {
    for (const entry of fat.entries()) {
      lines.push(bodyfileText(entry).trimEnd());
      if (entry.type !== 'file') continue;
      try {
        contents.set(entry.number, Buffer.from(fat.read(entry)).toString('latin1'));
      } catch (problem) {
        if (!(problem instanceof ImageError)) throw problem;
        unread.push(problem.code);
      }
    }
    void [...fat.unallocated()];
  }
  return { lines, contents, unread };
}

describe('a sound tiny volume', () => {
  const image = openBytes(soundTinyFat().bytes);
  const fat = fatOf(image);

  test('is listed and read', () => {
    const names = [...fat.entries()].map((entry) => entry.path);
    expect(names).toEqual([
      '/LEDGER.TXT',
      '/FOLDER',
      '/FOLDER/INSIDE.TXT',
      '/_ONE.TXT',
      '/$MBR',
      '/$FAT1',
      '/$FAT2',
      '/$OrphanFiles',
    ]);
    expect(Buffer.from(fat.read(findEntry(fat, '/LEDGER.TXT'))).toString()).toBe(
      'a'.repeat(512) + 'b'.repeat(188),
    );
    expect(Buffer.from(fat.read(findEntry(fat, '/LEDGER.TXT'), 500, 24)).toString()).toBe(
      'a'.repeat(12) + 'b'.repeat(12),
    );
    expect(image.notices).toEqual([]);
    expect(fat.notices).toEqual([]);
  });

  test('gives slack, identity and free space', () => {
    const ledger = findEntry(fat, '/LEDGER.TXT');
    expect(fat.extents(ledger).slack).toEqual({ offset: 5 * SECTOR + 188, length: 512 - 188 });
    expect(ledger.identity).toBe(String(3 * SECTOR));
    expect([...fat.unallocated()]).toEqual([{ offset: 8 * SECTOR, length: 16 * SECTOR }]);
  });

  test('a deleted file of one free cluster is exact', () => {
    const gone = findEntry(fat, '/_ONE.TXT');
    expect(fat.extents(gone).certainty).toBe('exact');
    expect(Buffer.from(fat.read(gone)).toString()).toBe('d'.repeat(100));
  });

  test('an entry is found by number, and a missing one is said', () => {
    expect(findEntry(fat, '#3').path).toBe('/LEDGER.TXT');
    expect(() => findEntry(fat, '/NOTHING')).toThrow(/image\.no-such-entry/);
  });
});

test('truncated at every byte: a typed error, or a partial listing that says so, and never a wrong byte', () => {
  const whole = soundTinyFat().bytes;
  const sound = examine(openBytes(whole));
  // Up to here clusters are in use; beyond lies free space.
  const lastUsed = 9 * SECTOR;
  let opened = 0;
  for (let length = 0; length < whole.length; length++) {
    let image: DiskImage;
    try {
      image = openBytes(whole.slice(0, length));
    } catch (problem) {
      expect(problem, `cut at ${length}`).toBeInstanceOf(ImageError);
      continue;
    }
    opened++;
    const { contents, unread } = examine(image);
    expect(notices(image).length + unread.length, `cut at ${length} is said`).toBeGreaterThan(0);
    for (const [number, content] of contents)
      if (sound.contents.get(number) !== content)
        expect.fail(`cut at ${length}: entry ${number} reads otherwise`);
    if (length >= lastUsed) expect(contents.size).toBe(sound.contents.size);
  }
  expect(opened).toBeGreaterThan(1000);
});

describe('directories that lead back', () => {
  test('a folder that holds itself is listed once more and left', () => {
    const tiny = soundTinyFat();
    tiny.put(tiny.slotIn(4, 3), { name: 'LOOP', attributes: 0x10, start: 4 });
    const image = openBytes(tiny.bytes);
    const paths = [...fatOf(image).entries()].map((entry) => entry.path);
    expect(paths).toContain('/FOLDER/LOOP/LOOP');
    expect(paths).not.toContain('/FOLDER/LOOP/LOOP/LOOP');
    expect(notices(image)).toContain('fat.directory-loop');
  });

  test('folders that cross each other a hundredfold end in bounded work', () => {
    const tiny = tinyFat(24);
    // Nine folders, each holding fifteen entries of the next: 15^9 paths.
    for (let i = 0; i < 15; i++) tiny.put(tiny.rootSlot(i), { name: `D${i}`, attributes: 0x10, start: 2 });
    for (let cluster = 2; cluster <= 10; cluster++) {
      tiny.setFat(cluster, END);
      for (let i = 0; i < 15; i++)
        tiny.put(tiny.slotIn(cluster, i), { name: `D${i}`, attributes: 0x10, start: cluster + 1 });
    }
    tiny.setFat(11, END);
    const image = openBytes(tiny.bytes);
    const count = [...fatOf(image).entries()].length;
    expect(count).toBeLessThan(16 * 16 * 24);
    expect(notices(image)).toContain('fat.directory-not-entered');
  });

  test('a chain that comes back to its start ends', () => {
    const tiny = soundTinyFat();
    tiny.setFat(3, 2);
    tiny.put(tiny.rootSlot(0), { name: 'LEDGER  TXT', start: 2, size: 5000 });
    const fat = fatOf(openBytes(tiny.bytes));
    const ledger = findEntry(fat, '/LEDGER.TXT');
    expect(fat.extents(ledger).notices).toContainEqual({
      code: 'fat.chain-short',
      params: { number: 3, clusters: 2, wanted: 10, ended: 'loop' },
    });
    expect(() => fat.read(ledger)).toThrow(/image\.content-missing/);
  });
});

describe('entries that lie', () => {
  test('a start beyond the volume is no entry; a taken start recovers nothing', () => {
    const tiny = soundTinyFat();
    tiny.put(tiny.rootSlot(3), { name: 'FAR     TXT', start: 4000, size: 10 });
    tiny.put(tiny.rootSlot(4), { name: 'TAKEN   TXT', start: 2, size: 10, deleted: true });
    const fat = fatOf(openBytes(tiny.bytes));
    expect([...fat.entries()].map((entry) => entry.path)).not.toContain('/FAR.TXT');
    const taken = findEntry(fat, '/_AKEN.TXT');
    expect(fat.extents(taken)).toMatchObject({ ranges: [], certainty: 'guessed' });
    expect(() => fat.read(taken)).toThrow(/image\.content-missing/);
  });

  test('a size larger than its chain reads what is there when asked for it, and says the rest is missing', () => {
    const tiny = soundTinyFat();
    tiny.put(tiny.rootSlot(0), { name: 'LEDGER  TXT', start: 2, size: 5000 });
    const fat = fatOf(openBytes(tiny.bytes));
    const ledger = findEntry(fat, '/LEDGER.TXT');
    expect(fat.read(ledger, 0, 1024).length).toBe(1024);
    expect(() => fat.read(ledger, 1000, 100)).toThrow(ImageError);
  });

  test('two deleted entries with one first cluster: neither is exact', () => {
    const tiny = soundTinyFat();
    tiny.put(tiny.rootSlot(3), { name: 'OTHER   TXT', start: 6, size: 90, deleted: true });
    const fat = fatOf(openBytes(tiny.bytes));
    for (const path of ['/_ONE.TXT', '/_THER.TXT']) {
      const { certainty, notices: remarks } = fat.extents(findEntry(fat, path));
      expect(certainty).toBe('guessed');
      expect(remarks.map((one) => one.code)).toEqual(['fat.contested']);
    }
  });

  test('a long name of another short name is told', () => {
    const tiny = soundTinyFat();
    putLongPart(tiny, tiny.rootSlot(3), 0x41, 'real name.txt', 0x12);
    tiny.put(tiny.rootSlot(4), { name: 'REALNA~1TXT', start: 0 });
    const image = openBytes(tiny.bytes);
    expect([...fatOf(image).entries()].map((entry) => entry.name)).toContain('real name.txt');
    expect(notices(image)).toContain('fat.long-name-checksum');
  });

  test('copies of the table that differ are told with the place', () => {
    const tiny = soundTinyFat();
    tiny.bytes[2 * SECTOR + 9] = 0x77;
    expect(fatOf(openBytes(tiny.bytes)).notices).toEqual([
      { code: 'fat.copies-differ', params: { copy: 2, offset: 2 * SECTOR + 9 } },
    ]);
  });

  test('an orphan in a free cluster is found', () => {
    const tiny = soundTinyFat();
    tiny.put(tiny.slotIn(10, 0), { name: 'ORPHAN  TXT', start: 11, size: 20 });
    tiny.fill(11, 'o');
    const fat = fatOf(openBytes(tiny.bytes));
    const orphan = findEntry(fat, '/$OrphanFiles/ORPHAN.TXT');
    expect(orphan).toMatchObject({ deleted: true, mode: '-/rrwxrwxrwx' });
    expect(Buffer.from(fat.read(orphan)).toString()).toBe('o'.repeat(20));
  });
});

/** A small generator of numbers (mulberry32), so that a failure can be repeated from its seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const EXTREMES = [0, 1, 2, 0x0f, 0x10, 0x2e, 0x7f, 0x80, 0xe5, 0xf7, 0xff];

test(
  'fuzz: damaged structures give entries, notices or typed errors, within time',
  { timeout: 60_000 },
  () => {
    const sound = soundTinyFat().bytes;
    const started = performance.now();
    let rounds = 0;
    for (let seed = 1; performance.now() - started < 4000; seed++, rounds++) {
      const random = numbers(seed);
      const bytes = sound.slice();
      // Boot sector fields, both tables, the root and the folder: where the structure is.
      const places = [
        () => 11 + Math.floor(random() * 50),
        () => SECTOR + Math.floor(random() * 24),
        () => 3 * SECTOR + Math.floor(random() * SECTOR),
        () => 6 * SECTOR + Math.floor(random() * 256),
      ];
      for (let i = 0; i < 1 + random() * 12; i++) {
        const place = places[Math.floor(random() * places.length)]?.() ?? 0;
        bytes[place] =
          random() < 0.5
            ? (EXTREMES[Math.floor(random() * EXTREMES.length)] ?? 0)
            : Math.floor(random() * 256);
      }
      const before = performance.now();
      try {
        const { lines } = examine(openBytes(bytes));
        expect(lines.length, `seed ${seed}`).toBeLessThan(50_000);
      } catch (problem) {
        expect(problem, `seed ${seed}`).toBeInstanceOf(ImageError);
      }
      expect(performance.now() - before, `seed ${seed}`).toBeLessThan(2000);
    }
    expect(rounds).toBeGreaterThan(200);
  },
);

test('huge counts in the boot sector take no memory', () => {
  const { bytes } = soundTinyFat();
  const view = new DataView(bytes.buffer);
  view.setUint16(19, 0, true);
  view.setUint32(32, 0xffffffff, true);
  view.setUint16(17, 0, true);
  view.setUint16(22, 0, true);
  view.setUint32(36, 0x01ffffff, true);
  view.setUint8(13, 1);
  const before = process.memoryUsage().arrayBuffers;
  const image = openBytes(bytes);
  const entries: Entry[] = [];
  try {
    for (const fat of image.fileSystems) entries.push(...fat.entries());
  } catch (problem) {
    expect(problem).toBeInstanceOf(ImageError);
  }
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 << 20);
});
