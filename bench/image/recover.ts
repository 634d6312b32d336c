/** `tracecraft image recover` of all files against `tsk_recover -a`, to a folder in memory (`RECOVER_TO`, else the temporary one). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, ours, print } from './compare.ts';
import { LARGE, treeImage } from './make-images.ts';

const folder = mkdtempSync(join(process.env['RECOVER_TO'] ?? tmpdir(), 'tracecraft-bench-recover-'));
const path = treeImage({ kind: 'ext4', ...LARGE });
const mine = join(folder, 'ours');
const peer = join(folder, 'theirs');
/** Both begin with an empty folder. */
const afresh = (out: string, command: readonly string[]): ['sh', '-c', string] => [
  'sh',
  '-c',
  `rm -rf '${out}'; mkdir '${out}'; ${command.map((word) => `'${word}'`).join(' ')}`,
];
try {
  print(
    compare(
      'ext4, 100,000 files',
      afresh(mine, ours('recover', path, '--out', mine)),
      afresh(peer, ['tsk_recover', '-a', path, peer]),
      'tsk_recover',
    ),
    'The emptying of the folder before is part of both.',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
