import { Option, type Command } from 'commander';
import {
  ENCODINGS,
  searchImage,
  USUAL_ENCODINGS,
  type DiskImage,
  type EncodingName,
  type ImageHit,
  type ImageSearchResult,
  type Notice,
} from '@tracecraft/image';
import type { Phrases } from '@tracecraft/phrases';
import { contextOf } from '../evidence/hit-context.ts';
import { LineWriter } from '../evidence/output.ts';
import { ready, termsOf, type TermOptions } from '../evidence/search-terms.ts';
import { tellNotices, wholeNumber, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface SearchCommandOptions extends ImageCommandOptions, TermOptions {
  readonly encoding?: readonly (EncodingName | 'all')[];
  readonly most: number;
}

const EXAMPLES = `
Examples:
  tracecraft image search disk.E01 --text waybill 'container 7'
  tracecraft image search disk.dd --words names.txt --encoding utf-8 utf-16le windows-874 --json
  tracecraft image search disk.dd --regex '\\b[\\w.]+@[\\w.]+\\.(?:com|org)\\b' --partition 2
Searches every byte of the image, and the content of files whose bytes lie apart or packed. Any case, unless --match-case;
composed and decomposed accents. A regular expression runs in bounded time; its longest match is 4096 bytes.
Encodings: ${ENCODINGS.join(', ')}.`;

/** `tracecraft image search`. */
export function addImageSearch(image: Command): void {
  image
    .command('search')
    .description('where texts or patterns lie: in files, deleted files, slack, unallocated space, structures')
    .argument('<image>', 'image file, or one of its segments')
    .option('--text <texts...>', 'texts to look for')
    .option('--words <file>', 'a file of texts to look for, one a line, in UTF-8')
    .option('--regex <patterns...>', 'regular expressions to look for')
    .addOption(
      new Option(
        '--encoding <names...>',
        `how text may be written, default ${USUAL_ENCODINGS.join(' ')}`,
      ).choices([...ENCODINGS, 'all']),
    )
    .option('--match-case', 'tell capitals from small letters')
    .option('--whole-word', 'only where a word begins and ends')
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--most <hits>', 'stop after this many hits', wholeNumber, 100_000)
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: SearchCommandOptions) => {
      const asked = options.encoding ?? USUAL_ENCODINGS;
      const encodings = asked.includes('all') ? ENCODINGS : asked.filter((name) => name !== 'all');
      const terms = termsOf(options);
      const search = ready(terms, encodings);
      return withImage([path], options, (opened, progress) => {
        const { raw } = opened;
        const result = searchImage(opened, search, {
          most: options.most,
          ...rangeOf(opened, options.partition),
          progress: (done) => progress.report('searching', done, raw.size),
        });
        progress.clear();
        const names = terms.map((term) => term.pattern);
        if (options.json === true) printJson(opened, names, encodings, result);
        else print(opened, names, result, options.most);
        tellSearchNotices(result.notices);
        return tellNotices(opened);
      });
    });
}

/** Files and stretches that were passed over make the answer partial. */
function tellSearchNotices(notices: readonly Notice[]): void {
  const phrases = phrasesFor('en');
  for (const { code, params } of notices) console.error(phrases.say(`notice.${code}`, params));
  if (notices.length > 0) process.exitCode = EXIT.badInput;
}

function rangeOf(image: DiskImage, partition: number | undefined): { from?: number; to?: number } {
  const one = partition === undefined ? undefined : image.partitions[partition];
  return one === undefined ? {} : { from: one.offset, to: Math.min(image.raw.size, one.offset + one.length) };
}

function printJson(
  image: DiskImage,
  terms: readonly string[],
  encodings: readonly EncodingName[],
  { hits, stoppedAt, notices }: ImageSearchResult,
): void {
  const out = new LineWriter();
  out.line(`${JSON.stringify({ terms, encodings, stoppedAt, notices }).slice(0, -1)},"hits":[`);
  for (const [i, hit] of hits.entries()) {
    const line = JSON.stringify({ ...hit, around: undefined, context: contextOf(image, hit) });
    if (!out.line(`${i === 0 ? '' : ','}${line}`)) return;
  }
  out.line(']}');
  out.flush();
}

const SECTOR = 512;

function print(image: DiskImage, terms: readonly string[], result: ImageSearchResult, most: number): void {
  const phrases = phrasesFor('en');
  const out = new LineWriter();
  for (const hit of result.hits) {
    const cells = [
      String(hit.offset ?? '–').padStart(13),
      (hit.offset === null ? '' : `${Math.floor(hit.offset / SECTOR)}+${hit.offset % SECTOR}`).padStart(14),
      hit.encoding.padEnd(8),
      placeOf(phrases, hit),
      contextOf(image, hit),
    ];
    if (!out.line(cells.join('  '))) return;
  }
  for (const [i, term] of terms.entries())
    out.line(
      phrases.say('image.search.count', { term, hits: result.hits.filter((hit) => hit.term === i).length }),
    );
  out.flush();
  if (result.stoppedAt !== null)
    console.error(phrases.say('image.search.stopped', { offset: result.stoppedAt, most }));
}

function placeOf(phrases: Phrases, { files, other, acrossFragments, offset }: ImageHit): string {
  const [file] = files;
  if (file === undefined) return phrases.say(`image.search.${other.kind}`);
  const { path, fileOffset: at, certainty } = file;
  const kind = file.kind === 'slack' ? 'slack' : file.deleted ? 'deleted' : 'content';
  const place = phrases.say(`image.search.${kind}`, { path, at, certainty });
  const how = offset === null ? 'packed' : acrossFragments ? 'across' : null;
  return how === null ? place : `${place}, ${phrases.say(`image.search.${how}`)}`;
}
