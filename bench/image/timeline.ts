/** `tracecraft image timeline` against `fls -m / | mactime -d`: NTFS with 500,000 files, whole processes, output thrown away. */
import { compare, ours, print } from './compare.ts';
import { treeImage } from './make-images.ts';

const folders = Number(process.env['TIMELINE_FOLDERS'] ?? 5000);
const path = treeImage({ kind: 'ntfs', gibibytes: 1.5, folders, files: 100, bytes: 20 });
const peer = `TZ=UTC fls -r -p -m / '${path}' | mactime -d -z UTC`;
print(
  compare(`${folders * 100} files`, ours('timeline', path), ['sh', '-c', peer], 'fls and mactime'),
  'Whole processes; equality is tested in apps/cli/test/image-timeline.test.ts.',
);
