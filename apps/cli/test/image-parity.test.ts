import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openEvidenceFile } from '../src/evidence-source.ts';
import { image } from './image-command.ts';
import { haveTool, run } from './other-tools.ts';
import { PARITY_IMAGES, type ParityImage } from './parity-images.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const ready = haveImages() && haveTool('fls');
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-parity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The image as a file both tools can open. */
async function unpacked({
  file,
  inside,
}: ParityImage): Promise<{ paths: readonly string[]; readonly close: () => void }> {
  const path = join(imagesFolder, file);
  const unpacker = path.endsWith('.xz') ? 'xz' : path.endsWith('.bz2') ? 'bzip2' : null;
  if (unpacker !== null) {
    const raw = join(folder, 'unpacked');
    run('sh', ['-c', `${unpacker} -dc '${path}' > '${raw}'`]);
    return { paths: [raw], close: () => rmSync(raw) };
  }
  if (inside === undefined) return openEvidenceFile(path);
  run('tar', ['xzSf', path, '-C', folder, inside]);
  return { paths: [join(folder, inside)], close: () => rmSync(join(folder, inside)) };
}

describe.runIf(ready)('image ls -r --format bodyfile equals fls -r -p -m /', () => {
  test.each(['fat', 'ext', 'ntfs', 'exfat'])('every image of the %s folder is compared', (kind) => {
    const compared = PARITY_IMAGES.map((one) => one.file);
    const there = readdirSync(join(imagesFolder, kind)).map((name) => `${kind}/${name}`);
    expect(there.length).toBeGreaterThan(3);
    expect(compared).toEqual(expect.arrayContaining(there));
  });

  for (const one of PARITY_IMAGES)
    test(one.file, { timeout: 120_000 }, async () => {
      const { paths, close } = await unpacked(one);
      try {
        for (const sector of one.sectors) {
          const { stdout, stderr } = image(
            'ls',
            '-r',
            '--format',
            'bodyfile',
            '--offset',
            String(sector),
            ...paths,
          );
          const ours = stdout.toString().split('\n');
          const at = ['-o', String(sector)];
          if (one.told !== undefined) {
            expect(() => run('fls', [...at, ...paths])).toThrow(/Cannot determine file system type/);
            if (one.told === 'fat32') expect(stderr).toContain('its layout is FAT32');
          }
          const type = one.told === undefined ? [] : ['-f', one.told];
          const theirs = run('fls', [...type, ...at, '-r', '-p', '-m', '/', ...paths]).split('\n');
          expect(theirs.length).toBeGreaterThan(2);
          const [wrong, lines] = one.peerOnly ?? ['no such path', 0];
          const right = theirs.filter((line) => !line.startsWith(wrong));
          expect(theirs.length - right.length).toBe(lines);
          expect(ours, `sector ${sector}`).toEqual(right);
        }
      } finally {
        close();
      }
    });
});
