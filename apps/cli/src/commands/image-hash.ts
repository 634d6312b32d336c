import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { hashSource, type DiskImage, type StreamingHash } from '@tracecraft/image';
import type { Progress } from '../evidence/progress.ts';
import { tellNotices, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

const NAMES = ['md5', 'sha1', 'sha256'] as const;
type Name = (typeof NAMES)[number];

function nodeHash(name: Name): StreamingHash {
  const hash = createHash(name);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
}

/** `tracecraft image hash`. */
export function addImageHash(image: Command): void {
  image
    .command('hash')
    .description('MD5, SHA-1 and SHA-256 of the raw image, compared with digests its container stores')
    .argument('<image...>', 'image file, or its segments')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  tracecraft image hash floppy.dd.gz\n  tracecraft image hash disk.E01 --json',
    )
    .action((paths: string[], options: ImageCommandOptions) =>
      withImage(paths, options, (opened, progress) => {
        const digests = digestsOf(opened, progress);
        const verdicts = compare(opened, digests);
        if (options.json === true)
          console.log(JSON.stringify({ bytes: opened.raw.size, ...digests, stored: verdicts }));
        else print(opened, digests, verdicts);
        tellNotices(opened);
        if (Object.values(verdicts).some((verdict) => !verdict.equal)) process.exitCode = EXIT.no;
      }),
    );
}

function digestsOf(image: DiskImage, progress: Progress): Record<Name, string> {
  const hashes = { md5: nodeHash('md5'), sha1: nodeHash('sha1'), sha256: nodeHash('sha256') };
  const digests = hashSource(image.raw, hashes, (done) => progress.report('hashing', done, image.raw.size));
  progress.clear();
  return digests;
}

type Verdicts = Readonly<Record<string, { readonly digest: string; readonly equal: boolean }>>;

function compare(image: DiskImage, digests: Record<Name, string>): Verdicts {
  const { md5, sha1 } = image.container.stored;
  return {
    ...(md5 !== undefined && { md5: { digest: md5, equal: md5 === digests.md5 } }),
    ...(sha1 !== undefined && { sha1: { digest: sha1, equal: sha1 === digests.sha1 } }),
  };
}

function print(image: DiskImage, digests: Record<Name, string>, verdicts: Verdicts): void {
  const phrases = phrasesFor('en');
  console.log(`bytes   ${image.raw.size}`);
  for (const name of NAMES) console.log(`${name.padEnd(7)} ${digests[name]}`);
  for (const [name, { digest, equal }] of Object.entries(verdicts))
    console.log(phrases.say(equal ? 'image.stored-equal' : 'image.stored-differs', { name, digest }));
}
