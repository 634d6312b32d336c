import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import type { Part } from '@tracecraft/image';
import { phoneTree } from '../../packages/image/test/archive-makers.ts';
import { tinyEwf } from '../../packages/image/test/tiny-ewf.ts';
import { soundTinyFat } from '../../packages/image/test/tiny-fat.ts';

/** A sound image to start from. */
export interface Seed {
  readonly name: string;
  readonly kind: string;
  /** The part that is changed comes first. */
  readonly parts: readonly Part[];
}

const IMAGES = fileURLToPath(new URL('../../../shared/images/', import.meta.url));
const REAL: readonly (readonly [string, string])[] = [
  ['fat', 'fat/bitcurator-something-fat12.img.gz'],
  ['fat', 'fat/dftt-6-fat-undel.dd.gz'],
  ['fat', 'fat/dfir_ntfs-fat_lfn_test.raw.gz'],
  ['exfat', 'exfat/dfir_ntfs-exfat_win.raw.gz'],
  ['exfat', 'exfat/dsoprea-test.exfat.gz'],
  ['ntfs', 'ntfs/colinfinck-testfs1.dd.gz'],
  ['ntfs', 'ntfs/dfir_ntfs-ntfs3_attrlist.raw.gz'],
  ['ntfs', 'ntfs/dftt-7-ntfs-undel.dd.gz'],
  ['ext', 'ext/dsoprea-tiny.ext4.gz'],
  ['ext', 'ext/ext4-rs-f_holedir3.img.gz'],
  ['mbr', 'container/ufidon-mbr-ebr-image1.dd.gz'],
  ['gpt', 'container/gpt-512-3p.raw.gz'],
  ['e01', 'container/ansi.E01'],
  ['e01', 'container/ext2.E01'],
];

function inMemory(name: string, kind: string, bytes: Uint8Array): Seed {
  return { name, kind, parts: [{ name, source: memorySource(bytes) }] };
}

/** tar and zip of a small phone, by tar and zip themselves. */
function archives(): Seed[] {
  const { root, out, remove } = phoneTree();
  try {
    const make = (name: string, command: string): Seed => {
      const path = join(out, name);
      const { status, stderr } = spawnSync('sh', ['-c', command, 'sh', path], { cwd: root });
      if (status !== 0) throw new Error(`${command}: ${String(stderr)}`);
      return inMemory(name, name.split('.')[1]!, readFileSync(path));
    };
    return [
      make('gnu.tar', 'truncate -s 1M data/hole && echo end >> data/hole && tar -cSf "$1" --format=gnu data'),
      make('posix.tar', 'tar -cSf "$1" --format=posix data'),
      make('plain.zip', 'zip -q -r -y "$1" data'),
      make('stream.zip', 'zip -q -r - data | cat > "$1"'),
    ];
  } finally {
    remove();
  }
}

/** ext4 with inline data, a journal and an index of names, by mke2fs where it is there. */
function freshExt(): Seed[] {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-fuzz-'));
  const { root, remove } = phoneTree();
  try {
    const path = join(folder, 'fresh.ext4');
    const args = [
      '-q',
      '-t',
      'ext4',
      '-O',
      'inline_data,metadata_csum,64bit',
      '-I',
      '256',
      '-d',
      root,
      path,
      '4M',
    ];
    const { status } = spawnSync('mke2fs', args);
    return status === 0 ? [inMemory('fresh.ext4', 'ext', readFileSync(path))] : [];
  } finally {
    remove();
    rmSync(folder, { recursive: true });
  }
}

/** Sound images of every format: our smallest, fresh ones of other tools, and real ones where those are at hand. */
export function imageSeeds(only: string | undefined): Seed[] {
  const { bytes } = soundTinyFat();
  const real = existsSync(IMAGES) ? REAL : [];
  const seeds = [
    inMemory('tiny.fat', 'fat', bytes),
    inMemory('tiny.e01', 'e01', tinyEwf(bytes)),
    ...archives(),
    ...freshExt(),
    ...real.map(([kind, path]) => {
      const packed = readFileSync(join(IMAGES, path));
      return inMemory(path, kind, path.endsWith('.gz') ? gunzipSync(packed) : packed);
    }),
  ];
  return seeds.filter(({ kind }) => only === undefined || kind === only);
}
