import { Option, type Command } from 'commander';
import { printable, readInto, type DiskImage } from '@tracecraft/image';
import { DIGESTS, judgeFiles, type DigestName, type JudgedFile } from '../evidence/file-digests.ts';
import type { HashSetAnswer } from '../evidence/hash-sets.ts';
import { LineWriter } from '../evidence/output.ts';
import { hashInParallel } from '../evidence/parallel-hash.ts';
import type { Progress } from '../evidence/progress.ts';
import {
  mustHaveFileSystem,
  tellNotices,
  wholeNumber,
  withImage,
  type ImageCommandOptions,
} from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface HashOptions extends ImageCommandOptions {
  readonly files?: true;
  readonly deleted?: true;
  readonly algorithm?: DigestName;
  readonly knownGood?: readonly string[];
  readonly knownBad?: readonly string[];
}

const EXAMPLES = `
Examples:
  tracecraft image hash floppy.dd.gz
  tracecraft image hash disk.E01 --json
  tracecraft image hash disk.dd --algorithm sha256
  tracecraft image hash disk.E01 --files
  tracecraft image hash disk.E01 --known-good NSRLFile.txt --known-bad wanted.csv --deleted
A hash set is a digest a line (as md5sum writes it), CSV with a header that names MD5, SHA-1 or SHA-256, or NSRL RDS 2 (CSV)
or 3 (SQLite). It is read once and not kept, so its size does not matter. Each file's type by its content is told too, and
whether the ending of its name goes with it.`;

/** `tracecraft image hash`. */
export function addImageHash(image: Command): void {
  image
    .command('hash')
    .description('MD5, SHA-1 and SHA-256 of the raw image, or of its files, held against hash sets')
    .argument('<image...>', 'image file, or its segments')
    .addOption(new Option('--algorithm <name>', 'of the raw image only this one').choices(DIGESTS))
    .option('--files', 'each file instead of the raw image: digests, type by content')
    .option('--known-good <files...>', 'hash sets of files that need no look')
    .option('--known-bad <files...>', 'hash sets of files that are looked for')
    .option('--deleted', 'with files: deleted ones too')
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--json', 'print JSON; with files one line a file')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: HashOptions) =>
      withImage(paths, options, async (opened, progress) => {
        const { files, knownGood, knownBad } = options;
        if (files === true || knownGood !== undefined || knownBad !== undefined)
          await hashOfFiles(opened, options, progress);
        else await hashOfImage(opened, options, progress);
        await tellNotices(opened);
      }),
    );
}

type Digests = Readonly<Partial<Record<DigestName, string>>>;

async function hashOfImage(image: DiskImage, options: HashOptions, progress: Progress): Promise<void> {
  const { algorithm } = options;
  const digests = await digestsOf(image, algorithm === undefined ? DIGESTS : [algorithm], progress);
  const verdicts = compare(image, digests);
  if (options.json === true)
    console.log(JSON.stringify({ bytes: image.raw.size, ...digests, stored: verdicts }));
  else print(image, digests, verdicts);
  if (Object.values(verdicts).some((verdict) => !verdict.equal)) process.exitCode = EXIT.no;
}

/** Reading errors pass: a digest of part of an image would be a lie. */
async function digestsOf(
  { raw, container }: DiskImage,
  names: readonly DigestName[],
  progress: Progress,
): Promise<Digests> {
  const digests = await hashInParallel(names, {
    size: raw.size,
    isPlain: container.format === 'raw',
    fill: (offset, target) => readInto(raw, offset, target),
    progress: (done) => progress.report('hashing', done, raw.size),
  });
  progress.clear();
  return digests;
}

type Verdicts = Readonly<Record<string, { readonly digest: string; readonly equal: boolean }>>;

function compare(image: DiskImage, digests: Digests): Verdicts {
  const stored = Object.entries(image.container.stored) as [DigestName, string][];
  const made = stored.filter(([name]) => digests[name] !== undefined);
  return Object.fromEntries(
    made.map(([name, digest]) => [name, { digest, equal: digest === digests[name] }]),
  );
}

function print(image: DiskImage, digests: Digests, verdicts: Verdicts): void {
  const phrases = phrasesFor('en');
  console.log(`bytes   ${image.raw.size}`);
  for (const [name, digest] of Object.entries(digests)) console.log(`${name.padEnd(7)} ${digest}`);
  for (const [name, { digest, equal }] of Object.entries(verdicts))
    console.log(phrases.say(equal ? 'image.stored-equal' : 'image.stored-differs', { name, digest }));
}

async function hashOfFiles(image: DiskImage, options: HashOptions, progress: Progress): Promise<void> {
  mustHaveFileSystem(image);
  const paths = { good: options.knownGood ?? [], bad: options.knownBad ?? [] };
  const { files, sets } = await judgeFiles(image, paths, options.deleted === true, progress);
  const out = new LineWriter();
  for (const file of files) if (!out.line(options.json === true ? jsonOf(file) : lineOf(file))) return;
  out.flush();
  tellSets(sets);
  if (options.json !== true) tellCounts(files);
  if (files.some(({ digests }) => digests === null)) process.exitCode = EXIT.badInput;
}

function jsonOf({
  entry,
  partition,
  size,
  certainty,
  digests,
  problem,
  type,
  ending,
  known,
}: JudgedFile): string {
  const { path, number, identity, deleted } = entry;
  const told = {
    partition,
    path,
    number,
    identity,
    deleted,
    size,
    certainty,
    ...digests,
    type,
    ending,
    known,
  };
  return JSON.stringify(problem === null ? told : { ...told, problem: problem.code });
}

function lineOf({ entry, digests, problem, type, ending, known }: JudgedFile): string {
  const phrases = phrasesFor('en');
  const remark =
    problem !== null
      ? phrases.say(`image.why.${problem.code}`)
      : type !== null && ending === 'differs'
        ? phrases.say('image.hash.ending', { kind: type.extension })
        : '';
  return [
    (known === null ? '' : phrases.say(`image.hash.${known}`)).padEnd(10),
    digests?.sha256 ?? ''.padEnd(64),
    (type?.extension ?? '').padEnd(6),
    printable(entry.path) + (entry.deleted ? ` (${phrases.say('image.hash.deleted')})` : ''),
    remark,
  ]
    .join('  ')
    .trimEnd();
}

function tellSets(sets: readonly HashSetAnswer[]): void {
  const phrases = phrasesFor('en');
  for (const { path, digests, faults, faulty } of sets) {
    for (const { line, text } of faults)
      console.error(phrases.say('image.hash.fault', { path, line, text: printable(text) }));
    console.error(phrases.say('image.hash.set', { path, digests, faulty }));
  }
}

function tellCounts(files: readonly JudgedFile[]): void {
  const count = (test: (file: JudgedFile) => boolean): number => files.filter(test).length;
  console.log(
    phrasesFor('en').say('image.hash.count', {
      files: files.length,
      good: count(({ known }) => known === 'good'),
      bad: count(({ known }) => known === 'bad'),
      differ: count(({ ending }) => ending === 'differs'),
    }),
  );
}
