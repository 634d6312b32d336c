import { InvalidArgumentError, Option, type Command } from 'commander';
import { acquire, type Acquired } from '../evidence/acquire.ts';
import { isReadError, openDevice } from '../evidence/device-source.ts';
import { terminalProgress } from '../evidence/progress.ts';
import { asCommandError } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface Options {
  readonly compression: 'none' | 'fast' | 'best';
  readonly segmentSize: number;
  readonly case: string;
  readonly evidence: string;
  readonly description: string;
  readonly examiner: string;
  readonly notes: string;
  readonly json?: true;
}

const COMPRESSION = { none: 0, fast: 1, best: 2 } as const;
const LEAST_SEGMENT = 1 << 20;
const MOST_SEGMENT = 2047 * 2 ** 20;
const EXAMPLES = `
Examples:
  tracecraft image acquire /dev/sdb evidence/stick.E01 --case 2026-114 --evidence 3 --examiner 'Kim Sora'
  tracecraft image acquire disk.dd disk.E01 --compression best --segment-size 600M
Interrupted, the same command goes on where whole groups were written. Sectors that can't be read become zeros and are
listed in the image. Nothing is written over. Exit codes: 0 done; 65 done, but some sectors could not be read.`;

/** `tracecraft image acquire`. */
export function addImageAcquire(image: Command): void {
  image
    .command('acquire')
    .description('make an E01 of a file or device, hashing while reading')
    .argument('<source>', 'file or block device')
    .argument('<out>', 'first segment to write, named .E01')
    .addOption(new Option('--compression <how>', 'zlib').choices(['none', 'fast', 'best']).default('fast'))
    .option('--segment-size <bytes>', 'most bytes of a segment, for instance 600M', sizeOf, 1400 * 2 ** 20)
    .option('--case <text>', 'number of the case', '')
    .option('--evidence <text>', 'number of the item', '')
    .option('--description <text>', 'what it is', '')
    .option('--examiner <text>', 'who acquires', '')
    .option('--notes <text>', 'remarks', '')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((source: string, out: string, options: Options) => run(source, out, options));
}

function sizeOf(text: string): number {
  const [, digits, unit = ''] = /^(\d+)([KMG]?)$/i.exec(text) ?? [];
  const bytes = Number(digits) * 1024 ** ['', 'K', 'M', 'G'].indexOf(unit.toUpperCase());
  if (digits === undefined || bytes < LEAST_SEGMENT || bytes > MOST_SEGMENT)
    throw new InvalidArgumentError('from 1M to 2047M are needed');
  return bytes;
}

function run(path: string, out: string, options: Options): void {
  const source = openDevice(path);
  const progress = terminalProgress();
  try {
    const acquired = acquire(source, {
      out: /\.E01$/i.test(out) ? out : `${out}.E01`,
      compression: COMPRESSION[options.compression],
      segmentSize: options.segmentSize,
      words: [options.case, options.evidence, options.description, options.examiner, options.notes],
      now: new Date(),
      isReadError,
      progress: (done) => progress.report('acquiring', done, source.size),
    });
    progress.clear();
    if (options.json === true) console.log(JSON.stringify(acquired));
    else tell(acquired);
    if (acquired.bad.length > 0) process.exitCode = EXIT.badInput;
  } catch (problem) {
    throw asCommandError(problem);
  } finally {
    source.close();
  }
}

function tell({ segments, bytes, padding, resumedAt, bad, md5, sha1, sha256 }: Acquired): void {
  const phrases = phrasesFor('en');
  if (resumedAt > 0) console.log(phrases.say('image.acquire.resumed', { offset: resumedAt }));
  console.log(
    phrases.say('image.acquire.done', { bytes, segments: segments.length, first: segments[0] ?? '' }),
  );
  console.log(`md5     ${md5}\nsha1    ${sha1}\nsha256  ${sha256}`);
  if (padding > 0) console.log(phrases.say('image.acquire.padded', { padding }));
  for (const { sector, sectors } of bad)
    console.log(phrases.say('notice.ewf.bad-sectors', { sector, sectors }));
}
