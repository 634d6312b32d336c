import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './product.ts';

/** Debian's dosfstools and mtools make the volume; without them its test does not run. */
export function canMakeVolumes(): boolean {
  const have = ['mkfs.vfat', 'mcopy'].every((tool) => spawnSync(tool, ['--help']).error === undefined);
  if (!have && process.env['CI'] === 'true') throw new Error('dosfstools and mtools are needed in CI');
  return have;
}

/**
 * A FAT volume with `count` pictures, one of them called a text file, one that declares 60,000 × 60,000 pixels, one cut
 * short, one with markup in its name. Answers its path.
 */
export function pictureVolume(folder: string, count: number): string {
  const image = join(folder, 'pictures.img');
  const made = join(folder, 'made');
  mkdirSync(made);
  const sources = readdirSync(join(root, 'docs/pictures')).filter((name) => name.includes('phone'));
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(made, `photo-${String(i).padStart(3, '0')}.png`),
      picture(sources[i % sources.length] ?? ''),
    );
  writeFileSync(join(made, 'notes.txt'), picture(sources[0] ?? ''));
  const huge = picture(sources[0] ?? '');
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  writeFileSync(join(made, 'a-huge.png'), huge);
  writeFileSync(join(made, 'a-cut.png'), picture(sources[0] ?? '').subarray(0, 60));
  writeFileSync(join(made, "a-'onload=alert(1)'.png"), picture(sources[1] ?? ''));
  return volumeOf(image, made);
}

/** The files of a folder as a FAT volume. */
function volumeOf(image: string, made: string): string {
  for (const [tool, ...args] of [
    ['mkfs.vfat', '-C', image, '65536'],
    ['mcopy', '-i', image, ...readdirSync(made).map((name) => join(made, name)), '::'],
  ] as const) {
    const { status, stderr } = spawnSync(tool, args);
    if (status !== 0) throw new Error(`${tool}: ${String(stderr)}`);
  }
  return image;
}

/** What {@link artefactVolume} says of a deleted letter. */
export const BINNED = {
  path: 'C:\\Users\\linh\\letter.docx',
  size: 18_432,
  at: '2026-03-29T01:30:15.2500007Z',
};

/** A FAT volume with a recycle-bin record (version 2), a registry hive cut short, and a gzipped log. */
export function artefactVolume(folder: string): string {
  const made = join(folder, 'artefacts');
  mkdirSync(made);
  const name = Buffer.from(`${BINNED.path}\0`, 'utf16le');
  const head = Buffer.alloc(28);
  head.writeBigUInt64LE(2n, 0);
  head.writeBigUInt64LE(BigInt(BINNED.size), 8);
  head.writeBigUInt64LE(
    BigInt(Date.parse('2026-03-29T01:30:15Z')) * 10_000n + 116_444_736_000_000_000n + 2_500_007n,
    16,
  );
  head.writeUInt32LE(name.length / 2, 24);
  writeFileSync(join(made, '$IABC123.docx'), Buffer.concat([head, name]));
  writeFileSync(join(made, 'SYSTEM'), Buffer.concat([Buffer.from('regf'), Buffer.alloc(60)]));
  writeFileSync(join(made, 'harbour.log.gz'), gzipSync('berth 4: crate <b>AR-1187</b> unloaded\n'));
  return volumeOf(join(folder, 'artefacts.img'), made);
}

function picture(name: string): Buffer {
  return readFileSync(join(root, 'docs/pictures', name));
}
