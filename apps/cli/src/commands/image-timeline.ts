import { InvalidArgumentError, type Command } from 'commander';
import {
  ByteLines,
  Mactime,
  MACTIME_HEAD,
  SUPER_HEAD,
  superJson,
  superLine,
  superTimeline,
  zoneClock,
  type DiskImage,
} from '@tracecraft/image';
import { artefactEvents, artefactJson, artefactLine } from '../evidence/artefact-events.ts';
import { LineWriter, writeOut } from '../evidence/output.ts';
import {
  mustHaveFileSystem,
  tellNotices,
  wholeNumber,
  withImage,
  type ImageCommandOptions,
} from '../evidence/with-image.ts';

interface TimelineOptions extends ImageCommandOptions {
  readonly zone: string;
  readonly clockOffset: number;
  readonly super?: true;
  readonly artefacts: boolean;
}

const EXAMPLES = `
Examples:
  tracecraft image timeline disk.dd > timeline.csv            (as mactime -d)
  tracecraft image timeline --super disk.E01 --zone Asia/Seoul > super.csv
  tracecraft image timeline --json disk.dd --clock-offset -100
A time that carries no zone is read as one of --zone, and everything is shown in it. With --super or --json each line also
tells the stored reading, its kind (utc, local, local-with-offset, local-date), the zone assumed and the structure that
keeps it; the columns are those of log2timeline's CSV. Times inside artefacts (image artefacts) stand among them, with the
field, the byte and what the stored value counts.`;

/** `tracecraft image timeline`. */
export function addImageTimeline(image: Command): void {
  image
    .command('timeline')
    .description('every time of the file systems, in order')
    .argument('<image...>', 'image file, or its segments')
    .option('--super', 'all sources: names’ own times, index copies, journals, artefacts')
    .option('--json', 'all sources, a line of JSON each')
    .option('--no-artefacts', 'with --super or --json: only what the file systems keep')
    .option('--zone <zone>', 'zone assumed for times without one, and shown', 'UTC')
    .option('--clock-offset <seconds>', 'seconds the clock was ahead (negative: behind)', seconds, 0)
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--offset <sectors>', 'a volume begins at this sector of 512 bytes', wholeNumber)
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: TimelineOptions) =>
      withImage(paths, options, (opened) => {
        const out = new LineWriter();
        if (options.super === true || options.json === true) printSuper(opened, options, out);
        else printMactime(opened, options);
        out.flush();
        return tellNotices(opened);
      }),
    );
}

function seconds(text: string): number {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('whole seconds are needed');
  return value;
}

function printMactime(image: DiskImage, { zone, clockOffset }: TimelineOptions): void {
  const fileSystems = mustHaveFileSystem(image);
  const timeline = new Mactime();
  for (const fileSystem of fileSystems) {
    const prefix = fileSystems.length > 1 ? `/p${fileSystem.partition.index}` : '';
    timeline.add(fileSystem, prefix);
  }
  const out = new ByteLines(writeOut);
  out.text(MACTIME_HEAD);
  if (out.end()) timeline.write(out, { clock: zoneClock(zone), clockOffset });
  out.flush();
}

function printSuper(image: DiskImage, options: TimelineOptions, out: LineWriter): void {
  const { zone, clockOffset, json } = options;
  const how = { zone, clock: zoneClock(zone), clockOffset };
  const events = superTimeline(mustHaveFileSystem(image), clockOffset);
  const artefacts = options.artefacts ? artefactEvents(image, how) : [];
  if (json !== true) out.line(SUPER_HEAD);
  let next = 0;
  /** Artefacts' times up to a second; false when nobody reads on. */
  const tellArtefacts = (before: number): boolean => {
    for (
      let event = artefacts[next];
      event !== undefined && event.seconds < before;
      event = artefacts[++next]
    )
      if (!out.line(json === true ? JSON.stringify(artefactJson(event, how)) : artefactLine(event, how)))
        return false;
    return true;
  };
  for (const event of events) {
    if (!tellArtefacts(event.seconds)) return;
    if (!out.line(json === true ? JSON.stringify(superJson(event, how)) : superLine(event, how))) return;
  }
  tellArtefacts(Infinity);
}
