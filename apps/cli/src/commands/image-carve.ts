import { InvalidArgumentError, type Command } from 'commander';
import {
  CARVE_TYPES,
  carveImage,
  type CarvedFile,
  type CarveType,
  type Carving,
  type DiskImage,
} from '@tracecraft/image';
import { outputFolder } from '../evidence/output-folder.ts';
import { LineWriter } from '../evidence/output.ts';
import type { Progress } from '../evidence/progress.ts';
import { tellNotices, wholeNumber, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';
import { writeCarved, type WrittenFile } from '../evidence/write-carved.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface CarveCommandOptions extends ImageCommandOptions {
  readonly out: string;
  readonly type?: readonly CarveType[];
  readonly unallocated?: true;
  readonly all?: true;
  readonly embedded?: true;
}

type Result = CarvedFile & WrittenFile & ReturnType<Carving['placesOf']>[number];

const EXAMPLES = `
Examples:
  tracecraft image carve disk.E01 --out carved
  tracecraft image carve disk.dd --out carved --unallocated --type jpeg,png --json
Types: ${CARVE_TYPES.join(', ')} (zip covers docx, xlsx, pptx; ole covers doc, xls, ppt).
validated: the file's own structure holds from start to end. measured: it says how long it is, and nothing tells whether
its end is its own. cut short: it begins well and then goes wrong; what is there is written. header only: nothing is
written. Files in several pieces are not put together.`;

function typesIn(text: string, before: readonly CarveType[] = []): readonly CarveType[] {
  const names = text.split(',').filter((name) => name !== '');
  const types = CARVE_TYPES.filter((type) => names.includes(type));
  if (types.length !== new Set(names).size)
    throw new InvalidArgumentError(`known types are ${CARVE_TYPES.join(', ')}`);
  return [...before, ...types];
}

/** `tracecraft image carve`. */
export function addImageCarve(image: Command): void {
  image
    .command('carve')
    .description('files found by how they begin, written into a folder, each checked by its own structure')
    .argument('<image>', 'image file, or one of its segments')
    .requiredOption('--out <folder>', 'new or empty folder to write into')
    .option('--type <types>', 'only these types, separated by commas', typesIn)
    .option('--unallocated', 'only clusters no living file owns, read as one stream')
    .option('--all', 'the whole image (this is the default)')
    .option('--embedded', 'look for files inside files too: thumbnails, pictures in documents')
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--json', 'print one line of JSON a file')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: CarveCommandOptions) =>
      withImage([path], options, (opened, progress) => {
        const folder = outputFolder(options.out);
        const { carving, results } = run(opened, options, folder, progress);
        if (options.json === true) printJson(results);
        else print(results, options.out);
        tellCarvingNotices(carving);
        return tellNotices(opened);
      }),
    );
}

function run(
  image: DiskImage,
  { type: types, unallocated, embedded, partition }: CarveCommandOptions,
  folder: string,
  progress: Progress,
): { carving: Carving; results: Result[] } {
  const part = partition === undefined ? undefined : image.partitions[partition];
  const carving: Carving = carveImage(image, {
    types,
    unallocated,
    embedded,
    ...(part !== undefined && { from: part.offset, to: Math.min(image.raw.size, part.offset + part.length) }),
    progress: (done) => progress.report('carving', done, carving.size),
  });
  const written = Array.from(carving.files, (file) => ({ ...file, ...writeCarved(carving, file, folder) }));
  progress.clear();
  const places = carving.placesOf(written.map(({ offset }) => offset));
  return { carving, results: written.map((file, i) => ({ ...file, ...places[i]! })) };
}

/** Stretches that were passed over make the answer partial. */
function tellCarvingNotices({ notices }: Carving): void {
  const phrases = phrasesFor('en');
  for (const { code, params } of notices) console.error(phrases.say(`notice.${code}`, params));
  if (notices.length > 0) process.exitCode = EXIT.badInput;
}

function printJson(results: readonly Result[]): void {
  const out = new LineWriter();
  for (const result of results) if (!out.line(JSON.stringify(result))) return;
  out.flush();
}

function print(results: readonly Result[], folder: string): void {
  const phrases = phrasesFor('en');
  const out = new LineWriter();
  for (const { offset, length, extension, state, file, sha256, files, other } of results) {
    if (file === null) continue;
    const [living] = files;
    const place =
      living === undefined
        ? phrases.say(`image.search.${other.kind}`)
        : phrases.say(
            `image.search.${living.kind === 'slack' ? 'slack' : living.deleted ? 'deleted' : 'content'}`,
            {
              path: living.path,
              at: living.fileOffset,
              certainty: living.certainty,
            },
          );
    const cells = [
      String(offset).padStart(13),
      String(length).padStart(11),
      extension.padEnd(6),
      phrases.say(`image.carve.${state}`).padEnd(9),
      sha256 ?? '',
      place,
    ];
    if (!out.line(cells.join('  '))) return;
  }
  const count = (test: (one: Result) => boolean): number => results.filter(test).length;
  out.line(
    phrases.say('image.carve.count', {
      files: count(({ file }) => file !== null),
      validated: count(({ state, file }) => file !== null && state === 'validated'),
      measured: count(({ state, file }) => file !== null && state === 'measured'),
      cut: count(({ state, file }) => file !== null && state === 'cut-short'),
      headers: count(({ state }) => state === 'header-only'),
      folder,
    }),
  );
  out.flush();
}
