import type { Command } from 'commander';
import { printable, type DiskImage } from '@tracecraft/image';
import { allNotices, tellNotices, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';

/** `tracecraft image info`. */
export function addImageInfo(image: Command): void {
  image
    .command('info')
    .description('container, partitions, file systems, and what is damaged or not read')
    .argument('<image...>', 'image file, or its segments')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  tracecraft image info floppy.dd\n  tracecraft image info disk.E01 --json',
    )
    .action((paths: string[], options: ImageCommandOptions) =>
      withImage(paths, options, (opened) => {
        if (options.json === true) console.log(JSON.stringify(infoOf(opened), null, 2));
        else for (const line of linesOf(opened)) console.log(line);
        return tellNotices(opened);
      }),
    );
}

function infoOf(image: DiskImage): object {
  return {
    format: image.container.format,
    bytes: image.raw.size,
    stored: image.container.stored,
    partitions: image.partitions,
    fileSystems: image.fileSystems.map(({ kind, label, serial, clusterSize, partition }) => ({
      kind,
      label,
      serial,
      clusterSize,
      partition: partition.index,
    })),
    notices: allNotices(image),
  };
}

const SECTOR = 512;

function* linesOf(image: DiskImage): Generator<string> {
  const { format, stored } = image.container;
  yield `Container    ${format}, ${image.raw.size} bytes`;
  for (const [name, digest] of Object.entries(stored)) yield `Stored ${name.padEnd(5)} ${digest}`;
  yield '';
  yield '  #  first sector     sectors  kind';
  for (const { index, offset, length, kind, type, logical } of image.partitions) {
    const cells = [
      String(index).padStart(3),
      String(offset / SECTOR).padStart(13),
      String(Math.floor(length / SECTOR)).padStart(11),
    ];
    yield `${cells.join(' ')}  ${kind}${type === '' ? '' : ` ${type}`}${logical ? ', logical' : ''}`;
  }
  if (image.fileSystems.length > 0) yield '';
  for (const { kind, label, serial, clusterSize, partition } of image.fileSystems)
    yield `Partition ${partition.index}: ${kind}, label ${printable(label ?? '–')}, serial ${serial ?? '–'}, clusters of ${clusterSize} bytes`;
}
