import { memorySource } from '@tracecraft/bytes';
import { describe, expect, test } from 'vitest';
import { everyEntry } from '../src/file-system/every-entry.ts';
import { setChecksum } from '../src/file-system/exfat/checksums.ts';
import { openEvidence } from '../src/open-evidence.ts';

const SECTOR = 512;
const FAT = 24;
const HEAP = 32;
const CLUSTERS = 64;
const ports = {
  inflate: () => {
    throw new Error('nothing is packed here');
  },
};

/** The three slots of a file of `size` bytes, in no cluster of its own. */
function fileSet(name: string, size: number): Uint8Array[] {
  const [file, stream, letters] = [new Uint8Array(32), new Uint8Array(32), new Uint8Array(32)];
  file.set([0x85, 2]);
  // Created, changed and read on 1 January 2021: without a time it is no file entry.
  for (const at of [8, 12, 16])
    new DataView(file.buffer).setUint32(at, (41 << 25) | (1 << 21) | (1 << 16), true);
  stream.set([0xc0, 3, 0, name.length]);
  new DataView(stream.buffer).setBigUint64(8, BigInt(size), true);
  new DataView(stream.buffer).setUint32(20, 40, true);
  new DataView(stream.buffer).setBigUint64(24, BigInt(size), true);
  letters[0] = 0xc1;
  for (let i = 0; i < name.length; i++) letters[2 + 2 * i] = name.charCodeAt(i);
  let sum = setChecksum(file, 0, 0, true);
  for (const part of [stream, letters]) sum = setChecksum(part, 0, sum, false);
  new DataView(file.buffer).setUint16(2, sum, true);
  return [file, stream, letters];
}

/** A volume with clusters of one sector whose root lies in the clusters of `chain`, in that order, filled with `slots`. */
function volume(chain: readonly number[], slots: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array((HEAP + CLUSTERS) * SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set([0xeb, 0x76, 0x90, ...Buffer.from('EXFAT   ')]);
  view.setBigUint64(72, BigInt(HEAP + CLUSTERS), true);
  for (const [at, value] of [
    [80, FAT],
    [84, 1],
    [88, HEAP],
    [92, CLUSTERS],
    [96, chain[0]!],
  ] as const)
    view.setUint32(at, value, true);
  bytes.set([0, 1, 0, 0, 9, 0, 1, 0x80], 104);
  bytes.set([0x55, 0xaa], 510);
  const link = (cluster: number, next: number): void =>
    view.setUint32(FAT * SECTOR + 4 * cluster, next, true);
  link(2, 0xff_ff_ff_ff);
  for (const [i, cluster] of chain.entries()) link(cluster, chain[i + 1] ?? 0xff_ff_ff_ff);
  // Cluster 2 holds the bitmap: everything is in use.
  bytes.fill(0xff, HEAP * SECTOR, HEAP * SECTOR + CLUSTERS / 8);
  const bitmap = new Uint8Array(32);
  bitmap[0] = 0x81;
  new DataView(bitmap.buffer).setUint32(20, 2, true);
  new DataView(bitmap.buffer).setBigUint64(24, BigInt(CLUSTERS / 8), true);
  const label = new Uint8Array(32);
  label.set([0x83, 1, 0x41]);
  for (const [i, slot] of [bitmap, label, ...slots].entries())
    bytes.set(slot, (HEAP + chain[Math.floor(i / 16)]! - 2) * SECTOR + (i % 16) * 32);
  return bytes;
}

describe('an exFAT folder whose sets of entries go on in another cluster', () => {
  const sizes = Array.from({ length: 20 }, (_, i) => 3 + 7 * i);
  const names = sizes.map((_, i) => `file ${i}`);
  const slots = names.flatMap((name, i) => fileSet(name, sizes[i]!));
  // Behind cluster 9 lies 10, which begins with parts of another set than the one 9 ends with.
  for (const chain of [
    [9, 10, 11, 12],
    [9, 30, 10, 20],
    [12, 11, 10, 9],
  ])
    test(`clusters ${chain.join(', ')}: each file has its own size, and nothing is said to be missing`, () => {
      const image = openEvidence([{ name: 'exfat.dd', source: memorySource(volume(chain, slots)) }], ports);
      const [fileSystem] = image.fileSystems;
      expect(fileSystem?.kind).toBe('exfat');
      const files = [...everyEntry(fileSystem!)].filter(({ path }) => path.startsWith('/file '));
      expect(files.map(({ path, size }) => [path, size])).toEqual(
        names.map((name, i) => [`/${name}`, sizes[i]]),
      );
      const said = [...image.notices, ...fileSystem!.notices].map(({ code }) => code);
      expect(said.filter((code) => code.startsWith('exfat.entry-set'))).toEqual([]);
    });
});
