import type { Command } from 'commander';
import { printable, type DiskImage, type SourcedTime } from '@tracecraft/image';
import { findInImage } from '../evidence/find-in-image.ts';
import { tellNotices, wholeNumber, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';

interface StatOptions extends ImageCommandOptions {
  readonly zone: string;
}

const EXAMPLES = `
Examples:
  tracecraft image stat disk.dd /Users/nguyen/report.docx
  tracecraft image stat disk.dd 4711 --zone Asia/Bangkok
  tracecraft image stat disk.E01 64-128-2 --json`;

/** `tracecraft image stat`. */
export function addImageStat(image: Command): void {
  image
    .command('stat')
    .description('everything kept of one entry: times by source, attributes, where its bytes lie')
    .argument('<image>', 'image file')
    .argument('<entry>', 'path, or number as `image ls` prints it; a file whose name is a number: /7')
    .option('--zone <zone>', 'zone assumed for times without one', 'UTC')
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--offset <sectors>', 'a volume begins at this sector of 512 bytes', wholeNumber)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, which: string, options: StatOptions) =>
      withImage([path], options, (opened) => {
        const stat = statOf(opened, which, options.zone);
        if (options.json === true) console.log(JSON.stringify(stat, null, 2));
        else for (const line of linesOf(stat)) console.log(line);
        return tellNotices(opened);
      }),
    );
}

interface StatTime {
  readonly source: string;
  readonly meaning: string;
  /** As it stands on the disk. */
  readonly stored: string | null;
  readonly kind: string;
  readonly assumedZone: string | null;
  readonly utc: string | null;
}

function timeOf({ source, meaning, time }: SourcedTime, zone: string): StatTime {
  const assumed = time.kind === 'local' || time.kind === 'local-date';
  const utc = time.seconds === null ? null : `${new Date(time.seconds * 1000).toISOString().slice(0, -5)}Z`;
  return { source, meaning, stored: time.wall, kind: time.kind, assumedZone: assumed ? zone : null, utc };
}

function statOf(image: DiskImage, which: string, zone: string): ReturnType<typeof gather> {
  const { fileSystem, entry } = findInImage(image, which);
  return gather({ fileSystem, entry }, zone);
}

function gather({ fileSystem, entry }: ReturnType<typeof findInImage>, zone: string) {
  const facts = fileSystem.facts(entry);
  const { ranges, slack, certainty, notices } = fileSystem.extents(entry);
  return {
    partition: fileSystem.partition.index,
    fileSystem: fileSystem.kind,
    path: entry.path,
    number: entry.numberText ?? String(entry.number),
    identity: entry.identity,
    type: entry.type,
    mode: entry.mode,
    size: entry.size,
    nameState: entry.reallocated ? 'reallocated' : entry.deleted ? 'deleted' : 'live',
    metadataAllocated: facts.allocated,
    links: facts.links,
    uid: entry.uid ?? null,
    gid: entry.gid ?? null,
    target: entry.target ?? null,
    flags: facts.flags,
    times: facts.times.map((time) => timeOf(time, zone)),
    attributes: facts.attributes,
    certainty,
    clusterSize: fileSystem.clusterSize,
    ranges,
    slack,
    notices,
  };
}

type Stat = ReturnType<typeof gather>;

function* linesOf(stat: Stat): Generator<string> {
  yield `Path          ${printable(stat.path)}`;
  yield `Number        ${stat.number} (partition ${stat.partition}, ${stat.fileSystem}), identity ${stat.identity}`;
  yield `Type, mode    ${stat.type}, ${stat.mode}`;
  yield `Size          ${stat.size}`;
  yield `Name          ${stat.nameState}; metadata ${stat.metadataAllocated ? 'allocated' : 'not allocated'}`;
  if (stat.links !== null) yield `Links         ${stat.links}`;
  if (stat.uid !== null) yield `Owner, group  ${stat.uid}, ${stat.gid ?? '–'}`;
  if (stat.target !== null) yield `Points to     ${printable(stat.target)}`;
  yield `Flags         ${stat.flags.join(', ') || '–'}`;
  yield '';
  yield 'Times         stored                         kind               assumed zone  as UTC';
  for (const { source, meaning, stored, kind, assumedZone, utc } of stat.times)
    yield `  ${meaning.padEnd(11)} ${(stored ?? '–').padEnd(30)} ${kind.padEnd(18)} ${(assumedZone ?? '–').padEnd(13)} ${utc ?? '–'}  ${source}`;
  if (stat.attributes.length > 0) yield* attributeLines(stat);
  yield* runLines(stat);
}

function* attributeLines({ attributes }: Stat): Generator<string> {
  yield '';
  yield 'Attributes';
  for (const { type, id, name, size, resident, flags } of attributes) {
    const words = [resident ? 'resident' : 'non-resident', ...flags].join(', ');
    yield `  ${type}-${id} ${printable(name)}`.padEnd(44) + ` ${size} bytes, ${words}`;
  }
}

function* runLines({ ranges, slack, certainty, clusterSize }: Stat): Generator<string> {
  yield '';
  yield `Bytes of the image (${certainty}; clusters of ${clusterSize})`;
  for (const { offset, length, sparse } of ranges)
    yield sparse === true ? `  hole of ${length}` : `  ${offset} … ${offset + length - 1}  (${length})`;
  if (ranges.length === 0) yield '  none';
  if (slack !== null)
    yield `  slack: ${slack.offset} … ${slack.offset + slack.length - 1}  (${slack.length})`;
}
