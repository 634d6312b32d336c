import type { Command } from 'commander';
import type { DiskImage, Partition } from '@tracecraft/image';
import { tellNotices, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';

const SECTOR = 512;
const EXAMPLES = `
Examples:
  tracecraft image partitions disk.dd
  tracecraft image partitions disk.E01 --json`;

/** `tracecraft image partitions`. */
export function addImagePartitions(image: Command): void {
  image
    .command('partitions')
    .description('the partition table, gaps and what each partition holds')
    .argument('<image...>', 'image file, or its segments')
    .option('--json', 'print JSON, in bytes')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: ImageCommandOptions) =>
      withImage(paths, options, (opened) => {
        const rows = opened.partitions.map((one) => ({ ...one, holds: holds(opened, one) }));
        if (options.json === true)
          console.log(JSON.stringify({ bytes: opened.raw.size, partitions: rows }, null, 2));
        else for (const line of linesOf(rows)) console.log(line);
        return tellNotices(opened);
      }),
    );
}

/** The kind of file system, or what was recognised and is not read; null where nothing was. */
function holds({ fileSystems, notices }: DiskImage, { index }: Partition): string | null {
  const read = fileSystems.find(({ partition }) => partition.index === index);
  if (read !== undefined) return read.kind;
  const named = notices.find(({ params }) => params['partition'] === index && params['kind'] !== undefined);
  return named === undefined ? null : String(named.params['kind']);
}

type Row = Partition & { readonly holds: string | null };

function* linesOf(rows: readonly Row[]): Generator<string> {
  yield '  #  first sector   last sector       sectors  kind         holds  type';
  for (const { index, offset, length, kind, type, logical, holds: what } of rows) {
    const first = Math.floor(offset / SECTOR);
    const sectors = Math.floor(length / SECTOR);
    const cells = [
      String(index).padStart(3),
      String(first).padStart(13),
      String(Math.max(first, first + sectors - 1)).padStart(13),
      String(sectors).padStart(13),
      ` ${kind}`.padEnd(13),
      (what ?? '–').padEnd(6),
      `${type}${logical ? ' logical' : ''}`,
    ];
    yield cells.join(' ').trimEnd();
  }
}
