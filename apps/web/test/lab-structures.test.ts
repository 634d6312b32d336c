import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { everyEntry, openEvidence, type DiskImage, type Entry } from '@tracecraft/image';
import { describe, expect, it } from 'vitest';
import type { Structure } from '../src/adapters/image-worker/messages.ts';
import {
  structureFinder,
  type StructureFinder,
} from '../src/adapters/image-worker/structures/find-structures.ts';
import { fieldMarks, structureHere } from '../src/screens/lab/structure/field-marks.ts';

const root = join(import.meta.dirname, '../../..');
const shared = join(root, '../shared/images');
const present = existsSync(shared);
if (!present && process.env['CI'] === 'true') throw new Error('the shared images are absent in CI');

interface Opened {
  readonly image: DiskImage;
  readonly list: readonly Entry[];
  readonly finder: StructureFinder;
  readonly bytes: Uint8Array;
}

function opened(path: string, change: (bytes: Uint8Array) => void = () => undefined): Opened {
  const bytes = new Uint8Array(gunzipSync(readFileSync(path)));
  change(bytes);
  const ports = { inflate: (packed: Uint8Array) => new Uint8Array(inflateSync(packed)) };
  const image = openEvidence([{ name: 'x.dd', source: memorySource(bytes) }], ports);
  const list = image.fileSystems[0] === undefined ? [] : [...everyEntry(image.fileSystems[0])];
  return { image, list, finder: structureFinder(image, () => list), bytes };
}

const stick = (): Opened => opened(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz'));
const value = (one: Structure | undefined, name: string): string =>
  one?.fields.find((field) => field.name === name)?.value ?? 'no such field';

/** The structure of an entry's own record. */
function recordOf({ finder }: Opened, entry: Entry, kind: string): Structure | undefined {
  const place = finder.recordOf(0, entry);
  return place === null
    ? undefined
    : finder.within(place).find((one) => one.kind === kind && one.offset === place.offset);
}

describe('structures among the bytes', () => {
  it('of the shipped stick: partition table, boot sector, FSInfo, a directory entry with its long name', () => {
    const one = stick();
    const start = one.image.fileSystems[0]?.partition.offset ?? 0;
    const [mbr, ...entries] = one.finder.within({ offset: 0, length: 512 });
    expect([mbr?.kind, value(mbr, 'signature')]).toEqual(['mbr', '43605 (0xAA55)']);
    expect(entries.filter(({ kind }) => kind === 'mbr-entry')).toHaveLength(4);
    expect(value(entries[0], 'start')).toBe(`${start / 512} (0x${(start / 512).toString(16)})`);
    const boot = one.finder.within({ offset: start, length: 1024 });
    expect(boot.map(({ kind }) => kind)).toEqual(['fat-boot-sector', 'fat-fsinfo']);
    expect(value(boot[0], 'bytesPerSector')).toBe('512 (0x200)');
    const waybill = one.list.find(({ name }) => name === 'Waybill AR-1187.csv');
    if (waybill === undefined) throw new Error('no waybill');
    const record = recordOf(one, waybill, 'fat-directory-entry');
    expect(value(record, 'size')).toBe(`${waybill.size} (0x${waybill.size.toString(16)})`);
    const before = one.finder.within({ offset: (record?.offset ?? 0) - 64, length: 64 });
    expect(before.map(({ kind }) => kind)).toContain('fat-long-name-entry');
    // also when only its last bytes are on screen
    const last = one.finder.within({ offset: (record?.offset ?? 0) + 31, length: 16 });
    expect(last.map(({ kind }) => kind)).toEqual(['fat-directory-entry']);
  });

  it.runIf(present)(
    'of NTFS: every record is where its entry says, with its sequence, as istat reads it',
    () => {
      const one = opened(join(shared, 'ntfs/dftt-7-ntfs-undel.dd.gz'));
      const files = one.list.filter(({ identity, type }) => /^\d+-\d+$/.test(identity) && type === 'file');
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) {
        const [record = '', sequence] = file.identity.split('-');
        const found = recordOf(one, file, 'ntfs-record');
        expect(value(found, 'sequence').split(' ')[0], file.path).toBe(sequence);
        expect(
          found?.fields.filter(({ name }) => name === 'fileName.name').map((field) => field.value),
        ).toContain(`“${file.name}”`);
        const told = sleuthKit(one.bytes, 'istat', record);
        if (told !== null)
          expect(told).toMatch(new RegExp(`Sequence: ${value(found, 'sequence').split(' ')[0]}\\b`));
      }
    },
  );

  it.runIf(present)('of ext4: every inode is where istat finds its generation, size and links', () => {
    const one = opened(join(shared, 'ext/dsoprea-hierarchy_64.ext4.gz'));
    const files = one.list.filter(({ type, deleted }) => type === 'file' && !deleted).slice(0, 20);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const found = recordOf(one, file, 'ext-inode');
      expect(value(found, 'generation').split(' ')[0], file.path).toBe(file.identity.split('-')[1]);
      const told = sleuthKit(one.bytes, 'istat', file.identity.split('-')[0] ?? '');
      if (told === null) continue;
      expect(told).toContain(`size: ${value(found, 'sizeLow').split(' ')[0]}\n`);
      expect(told).toContain(`num of links: ${value(found, 'links').split(' ')[0]}\n`);
    }
  });

  it.runIf(present)('of exFAT: the entry set of each file carries its length', () => {
    const one = opened(join(shared, 'exfat/dfir_ntfs-exfat_win.raw.gz'));
    const files = one.list.filter(({ type, deleted }) => type === 'file' && !deleted);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const place = one.finder.recordOf(0, file);
      if (place === null) throw new Error(file.path);
      // the rest of a set that begins at a cluster's end lies elsewhere
      if (place.offset % 512 > 512 - 96) continue;
      const set = one.finder.within({ offset: place.offset, length: 96 });
      expect(
        set.slice(0, 3).map(({ kind }) => kind),
        file.path,
      ).toEqual(['exfat-file', 'exfat-stream', 'exfat-name']);
      expect(value(set[1], 'dataLength').split(' ')[0]).toBe(String(file.size));
    }
  });

  it('damage costs the colours and nothing else: never an error, never a field outside its structure', () => {
    for (let seed = 1; seed <= 3; seed++) {
      const one = opened(join(root, 'content/exercises/blue-tape/evidence/usb-stick.img.gz'), (bytes) => {
        // boot sector and first directory, a different byte each time
        for (let i = 0; i < 12; i++)
          bytes[2_081_792 + ((seed * 7919 + i * 104_729) % 4096)] = (seed * 31 + i) & 255;
        bytes[1_048_576 + 48 + (seed % 4)] = seed & 255;
      });
      for (const range of [
        { offset: 0, length: 4096 },
        { offset: 1_048_576, length: 65_536 },
        { offset: 2_081_792, length: 8192 },
      ])
        for (const { offset, length, fields } of one.finder.within(range))
          for (const field of fields) {
            expect(field.offset).toBeGreaterThanOrEqual(offset);
            expect(field.offset + field.length).toBeLessThanOrEqual(offset + length);
          }
    }
  });
});

describe('fields on screen', () => {
  it('the smaller structure wins a byte, neighbours differ in tint, each field is marked where it begins', () => {
    const [mbr, entry] = stick().finder.within({ offset: 0, length: 512 });
    if (mbr === undefined || entry === undefined) throw new Error('no partition table');
    const marks = fieldMarks([entry, mbr]);
    expect(marks.get(446)?.structure.kind).toBe('mbr-entry');
    expect(marks.get(440)).toMatchObject({ first: true, field: { name: 'diskSignature' } });
    expect(marks.get(441)?.first).toBe(false);
    const tints = entry.fields.map(({ offset }) => marks.get(offset)?.tint);
    expect(tints.every((tint, i) => i === 0 || tint !== tints[i - 1])).toBe(true);
    expect(structureHere([mbr, entry], 447)?.kind).toBe('mbr-entry');
    expect(structureHere([mbr, entry], null)?.kind).toBe('mbr');
  });
});

/** What a tool of The Sleuth Kit prints of the image, or null where it is not installed. */
function sleuthKit(bytes: Uint8Array, tool: string, ...args: readonly string[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-structures-'));
  try {
    writeFileSync(join(folder, 'x.dd'), bytes);
    const { stdout, status } = spawnSync(tool, [join(folder, 'x.dd'), ...args]);
    return status === 0 ? stdout.toString() : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
