import { Option, type Command } from 'commander';
import {
  ByteLines,
  tableRow,
  writeBodyfile,
  writeListing,
  type DiskImage,
  type Entry,
  type FileSystem,
} from '@tracecraft/image';
import { LineWriter, writeOut } from '../evidence/output.ts';
import {
  mustHaveFileSystem,
  tellNotices,
  wholeNumber,
  withImage,
  type ImageCommandOptions,
} from '../evidence/with-image.ts';

interface LsOptions extends ImageCommandOptions {
  readonly recursive?: true;
  readonly format: 'table' | 'bodyfile' | 'json';
}

const EXAMPLES = `
Examples:
  tracecraft image ls floppy.dd
  tracecraft image ls -r disk.E01 --format bodyfile > body.txt      (mactime reads it)
  tracecraft image ls -r disk.dd --partition 2 --zone Asia/Bangkok
  tracecraft image ls -r disk.dd --offset 2048 --json`;

/** `tracecraft image ls`. */
export function addImageLs(image: Command): void {
  image
    .command('ls')
    .description('files, folders and deleted entries')
    .argument('<image...>', 'image file, or its segments')
    .option('-r, --recursive', 'go into folders')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'bodyfile', 'json']).default('table'),
    )
    .option('--json', 'same as --format json')
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--offset <sectors>', 'a volume begins at this sector of 512 bytes', wholeNumber)
    .option('--zone <zone>', 'zone assumed for times without one, for instance Asia/Seoul', 'UTC')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: LsOptions) =>
      withImage(paths, options, (opened) => {
        const format = options.json === true ? 'json' : options.format;
        const out = new LineWriter();
        PRINT[format](opened, options.recursive === true, out);
        out.flush();
        return tellNotices(opened);
      }),
    );
}

type Print = (image: DiskImage, recursive: boolean, out: LineWriter) => void;

const PRINT: Readonly<Record<LsOptions['format'], Print>> = {
  table: printTable,
  bodyfile: printBodyfile,
  json: printJson,
};

function shown(fileSystem: FileSystem, recursive: boolean): Iterable<Entry> {
  return recursive ? fileSystem.entries() : ofRoot(fileSystem);
}

function* ofRoot(fileSystem: FileSystem): Generator<Entry> {
  for (const entry of fileSystem.entries()) if (entry.path.length === entry.name.length + 1) yield entry;
}

/** With several volumes each path is told apart by its partition, as `/p2/…`. */
function printBodyfile(image: DiskImage, recursive: boolean): void {
  const fileSystems = mustHaveFileSystem(image);
  const out = new ByteLines(writeOut);
  for (const fileSystem of fileSystems) {
    const prefix = fileSystems.length > 1 ? `/p${fileSystem.partition.index}` : '';
    if (recursive ? !writeListing(fileSystem, out, prefix) : !writeRoot(fileSystem, out, prefix)) return;
  }
  out.flush();
}

function writeRoot(fileSystem: FileSystem, out: ByteLines, prefix: string): boolean {
  for (const entry of ofRoot(fileSystem)) if (!writeBodyfile(entry, out, prefix)) return false;
  return true;
}

function printTable(image: DiskImage, recursive: boolean, out: LineWriter): void {
  for (const fileSystem of mustHaveFileSystem(image)) {
    out.line(`Partition ${fileSystem.partition.index}: ${fileSystem.kind}`);
    out.line(
      '  number  mode          size        modified             accessed    created                 state    path',
    );
    for (const entry of shown(fileSystem, recursive)) {
      const row = tableRow(entry);
      const cells = [
        row.number.padStart(8),
        row.mode.padEnd(12),
        row.size.padStart(11),
        row.modified.padEnd(19),
        row.accessed.padEnd(10),
        row.created.padEnd(22),
        row.state.padEnd(7),
        row.path,
      ];
      if (!out.line(cells.join('  '))) return;
    }
  }
}

/** One object, an entry a line, so that a listing of any length streams. */
function printJson(image: DiskImage, recursive: boolean, out: LineWriter): void {
  const fileSystems = mustHaveFileSystem(image);
  out.line('{"fileSystems":[');
  for (const [i, fileSystem] of fileSystems.entries()) {
    const { kind, label, serial, clusterSize, partition } = fileSystem;
    const head = JSON.stringify({ kind, label, serial, clusterSize, partition: partition.index });
    out.line(`${i === 0 ? '' : ','}${head.slice(0, -1)},"entries":[`);
    let first = true;
    for (const entry of shown(fileSystem, recursive)) {
      if (!out.line(`${first ? '' : ','}${JSON.stringify(entry)}`)) return;
      first = false;
    }
    out.line(`],"notices":${JSON.stringify(fileSystem.notices)}}`);
  }
  out.line(`],"notices":${JSON.stringify([...image.container.notices, ...image.notices])}}`);
}
