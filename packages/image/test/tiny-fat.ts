import { FAT_BOOT_SECTOR, FAT_DIRECTORY_ENTRY, FAT_LONG_NAME_ENTRY } from '@tracecraft/formats';
import { memorySource } from '@tracecraft/bytes';
import { openEvidence, type DiskImage, type ImageOptions } from '../src/index.ts';
import { ports } from './shared-images.ts';

/** A FAT12 volume made by hand, small enough to damage everywhere. Sectors of 512 bytes, one a cluster. */
export interface TinyFat {
  readonly bytes: Uint8Array;
  /** Byte offset of slot `index` of the root directory. */
  rootSlot(index: number): number;
  /** Byte offset of slot `index` of the directory in `cluster`. */
  slotIn(cluster: number, index: number): number;
  setFat(cluster: number, value: number): void;
  put(offset: number, entry: TinyEntry): void;
  /** Fills `cluster` with bytes of one letter. */
  fill(cluster: number, letter: string): void;
}

export interface TinyEntry {
  /** Eleven characters. */
  readonly name: string;
  readonly attributes?: number;
  readonly start?: number;
  readonly size?: number;
  readonly deleted?: boolean;
}

export const SECTOR = 512;
const RESERVED = 1;
const FAT_SECTORS = 1;
const ROOT_ENTRIES = 16;
const FIRST_CLUSTER_SECTOR = RESERVED + 2 * FAT_SECTORS + 1;
export const END = 0xfff;

/** 2004-02-14 in both date fields. */
const DATE = ((2004 - 1980) << 9) | (2 << 5) | 14;

export function tinyFat(sectors = 24): TinyFat {
  const bytes = new Uint8Array(sectors * SECTOR);
  FAT_BOOT_SECTOR.write(bytes, {
    oemName: 'TINY',
    bytesPerSector: SECTOR,
    sectorsPerCluster: 1,
    reservedSectors: RESERVED,
    fatCount: 2,
    rootEntries: ROOT_ENTRIES,
    sectors16: sectors,
    media: 0xf8,
    sectorsPerFat16: FAT_SECTORS,
    signature: 0xaa55,
  });
  const tiny: TinyFat = {
    bytes,
    rootSlot: (index) => (RESERVED + 2 * FAT_SECTORS) * SECTOR + index * 32,
    slotIn: (cluster, index) => (FIRST_CLUSTER_SECTOR + cluster - 2) * SECTOR + index * 32,
    setFat(cluster, value) {
      for (const copy of [0, 1]) {
        const at = (RESERVED + copy * FAT_SECTORS) * SECTOR + ((cluster * 3) >> 1);
        const pair = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
        const next = cluster & 1 ? (pair & 0xf) | (value << 4) : (pair & 0xf000) | value;
        bytes[at] = next & 255;
        bytes[at + 1] = next >> 8;
      }
    },
    put(offset, { name, attributes = 0x20, start = 0, size = 0, deleted = false }) {
      const letters = Uint8Array.from(name.padEnd(11), (letter) => letter.charCodeAt(0));
      if (deleted) letters[0] = 0xe5;
      FAT_DIRECTORY_ENTRY.write(
        bytes,
        {
          name: letters.subarray(0, 8),
          extension: letters.subarray(8, 11),
          attributes,
          modifiedDate: DATE,
          createdDate: DATE,
          startLow: start,
          size,
        },
        offset,
      );
    },
    fill(cluster, letter) {
      bytes.fill(letter.charCodeAt(0), tiny.slotIn(cluster, 0), tiny.slotIn(cluster, 0) + SECTOR);
    },
  };
  tiny.setFat(0, 0xff8);
  tiny.setFat(1, END);
  return tiny;
}

/** A file of two clusters, a folder with a file in it, a deleted file, all sound. */
export function soundTinyFat(): TinyFat {
  const tiny = tinyFat();
  tiny.put(tiny.rootSlot(0), { name: 'LEDGER  TXT', start: 2, size: 700 });
  tiny.setFat(2, 3);
  tiny.setFat(3, END);
  tiny.fill(2, 'a');
  tiny.fill(3, 'b');
  tiny.put(tiny.rootSlot(1), { name: 'FOLDER', attributes: 0x10, start: 4 });
  tiny.setFat(4, END);
  tiny.put(tiny.slotIn(4, 0), { name: '.', attributes: 0x10, start: 4 });
  tiny.put(tiny.slotIn(4, 1), { name: '..', attributes: 0x10 });
  tiny.put(tiny.slotIn(4, 2), { name: 'INSIDE  TXT', start: 5, size: 512 });
  tiny.setFat(5, END);
  tiny.fill(5, 'c');
  tiny.put(tiny.rootSlot(2), { name: 'GONE    TXT', start: 6, size: 100, deleted: true });
  tiny.fill(6, 'd');
  return tiny;
}

/** Writes one part of a long name. */
export function putLongPart(
  tiny: TinyFat,
  offset: number,
  sequence: number,
  letters: string,
  checksum: number,
): void {
  const units = Array.from({ length: 13 }, (_, i) =>
    i < letters.length ? letters.charCodeAt(i) : i === letters.length ? 0 : 0xffff,
  );
  const bytes = (from: number, to: number): Uint8Array =>
    Uint8Array.from(units.slice(from, to).flatMap((unit) => [unit & 255, unit >> 8]));
  FAT_LONG_NAME_ENTRY.write(
    tiny.bytes,
    { sequence, part1: bytes(0, 5), attributes: 0x0f, checksum, part2: bytes(5, 11), part3: bytes(11, 13) },
    offset,
  );
}

export function openBytes(bytes: Uint8Array, options: ImageOptions = {}): DiskImage {
  return openEvidence([{ name: 'tiny.dd', source: memorySource(bytes) }], ports, options);
}
