import { replayFinding, type Replay } from '@tracecraft/workbench';
import { InvalidArgumentError, type Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { wholeNumber, withImage } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { nodeHashing } from '../play/node-hashing.ts';
import { phrasesFor } from '../speak.ts';

interface ReplayOptions {
  readonly at?: number;
  readonly entry?: string;
  readonly offset?: number;
  readonly length?: number;
  readonly sha256: string;
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft image replay usb-stick.dd --offset 2145792 --length 616 --sha256 9f2c…
  tracecraft image replay disk.E01 --at 1048576 --entry 64-1 --length 18432 --sha256 77ab…
A report of findings prints this command below each finding. A place with an entry may be the whole file or bytes inside
it: both are read, and only equal bytes can meet the digest.

Exit codes: 0 the same bytes; 1 other bytes, or nothing can be read there.`;

/** `tracecraft image replay`: reads the bytes of a finding again. */
export function addImageReplay(image: Command): void {
  image
    .command('replay')
    .description('read the bytes a finding rests on again and compare their SHA-256')
    .argument('<image>', 'image file, or one of its segments')
    .option('--at <bytes>', 'the partition begins at this byte', wholeNumber)
    .option('--entry <identity>', 'the file, by the identity `image stat` prints')
    .option('--offset <bytes>', 'first byte in the raw image', wholeNumber)
    .option('--length <bytes>', 'how many bytes', wholeNumber)
    .requiredOption('--sha256 <digest>', 'SHA-256 of the bytes as recorded', digest)
    .option('--json', 'print JSON')
    .option('--lang <code>', 'language of the answer', 'en')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: ReplayOptions) => {
      if (options.entry === undefined && (options.offset === undefined || options.length === undefined))
        throw new CommandError('image.replay-what', {}, EXIT.usage);
      return withImage([path], {}, (disk) => {
        const { at = null, entry = null, offset = null, length = null, sha256 } = options;
        const place = { partition: at, path: null, entry, offset, length, sha256 };
        tell(replayFinding(place, disk, nodeHashing), options);
      });
    });
}

function digest(text: string): string {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new InvalidArgumentError('64 hexadecimal digits are needed');
  return text.toLowerCase();
}

function tell({ outcome, by, sha256, bytes }: Replay, { json, lang }: ReplayOptions): void {
  const count = bytes?.length ?? 0;
  if (json === true) console.log(JSON.stringify({ outcome, by, sha256, length: count }));
  else console.log(phrasesFor(lang).say(`image.replay.${outcome}`, { count, sha256: sha256 ?? '' }));
  if (outcome !== 'same') process.exitCode = EXIT.no;
}
