import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  for (const [tool, ...args] of [
    ['mkfs.vfat', '-C', image, '65536'],
    ['mcopy', '-i', image, ...readdirSync(made).map((name) => join(made, name)), '::'],
  ] as const) {
    const { status, stderr } = spawnSync(tool, args);
    if (status !== 0) throw new Error(`${tool}: ${String(stderr)}`);
  }
  return image;
}

function picture(name: string): Buffer {
  return readFileSync(join(root, 'docs/pictures', name));
}
