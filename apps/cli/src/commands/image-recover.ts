import type { Command } from 'commander';
import { deletedFiles, type DiskImage, type Entry, type FileSystem } from '@tracecraft/image';
import { outputFolder } from '../evidence/output-folder.ts';
import type { Progress } from '../evidence/progress.ts';
import { FileRecovery, type Recovery } from '../evidence/recover-files.ts';
import {
  mustHaveFileSystem,
  tellNotices,
  wholeNumber,
  withImage,
  type ImageCommandOptions,
} from '../evidence/with-image.ts';
import { phrasesFor } from '../speak.ts';

interface RecoverOptions extends ImageCommandOptions {
  readonly out: string;
  readonly deleted?: true;
}

const EXAMPLES = `
Examples:
  tracecraft image recover floppy.dd --out found --deleted
  tracecraft image recover disk.E01 --out all --partition 2
Names are made safe for this machine and nothing is overwritten: the folder must be new or empty.`;

/** `tracecraft image recover`. */
export function addImageRecover(image: Command): void {
  image
    .command('recover')
    .description('write the files of an image, or its deleted ones, into a folder')
    .argument('<image...>', 'image file, or its segments')
    .requiredOption('--out <folder>', 'new or empty folder to write into')
    .option('--deleted', 'only deleted files')
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--offset <sectors>', 'a volume begins at this sector of 512 bytes', wholeNumber)
    .option('--json', 'print one line of JSON a file')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: RecoverOptions) =>
      withImage(paths, options, (opened, progress) => {
        const results = recoverAll(opened, outputFolder(options.out), options.deleted === true, progress);
        if (options.json === true) for (const result of results) console.log(JSON.stringify(result));
        else print(results, options.out);
        return tellNotices(opened);
      }),
    );
}

function recoverAll(image: DiskImage, out: string, deletedOnly: boolean, progress: Progress): Recovery[] {
  const recovery = new FileRecovery(out, image.raw);
  try {
    takeFiles(image, recovery, deletedOnly, progress);
  } catch (problem) {
    // What was taken before is written whole.
    recovery.finish();
    throw problem;
  }
  return recovery.finish();
}

function takeFiles(image: DiskImage, recovery: FileRecovery, deletedOnly: boolean, progress: Progress): void {
  const fileSystems = mustHaveFileSystem(image);
  let taken = 0;
  for (const fileSystem of fileSystems) {
    const under = fileSystems.length > 1 ? `/p${fileSystem.partition.index}` : '';
    const named = new Map<string, number>();
    for (const entry of filesOf(fileSystem, deletedOnly)) {
      const before = named.get(entry.identity) ?? 0;
      if (before > 0 && !hasMoreNames(fileSystem, entry, before)) continue;
      named.set(entry.identity, before + 1);
      recovery.recover(fileSystem, entry, under);
      taken++;
      progress.report(`recovering, ${taken} files`, taken, 0);
    }
  }
}

/** A live file is written under each of its names. Crossed folders list it under more than it has: those are passed over. */
function hasMoreNames(fileSystem: FileSystem, entry: Entry, written: number): boolean {
  return !entry.deleted && (fileSystem.facts(entry).links ?? 1) > written;
}

/** Live files, then deleted ones, in one walk. */
function* filesOf(fileSystem: FileSystem, deletedOnly: boolean): Generator<Entry> {
  const deleted: Entry[] = [];
  for (const entry of fileSystem.entries())
    if (entry.deleted) deleted.push(entry);
    else if (entry.type === 'file' && !deletedOnly) yield entry;
  const remembered = fileSystem.remembered?.bind(fileSystem);
  for (const entry of deletedFiles({ entries: () => deleted, ...(remembered && { remembered }) }))
    if (entry.type === 'file') yield entry;
}

function print(results: readonly Recovery[], out: string): void {
  const phrases = phrasesFor('en');
  for (const { path, file, certainty, problem } of results) {
    if (problem !== null)
      console.log(phrases.say('image.not-recovered', { path, why: phrases.say(`image.why.${problem}`) }));
    else if (certainty === 'guessed')
      console.log(phrases.say('image.recovered-guessed', { path, file: file ?? '' }));
  }
  let [exact, guessed] = [0, 0];
  for (const { file, certainty } of results)
    if (file !== null && certainty === 'guessed') guessed++;
    else if (file !== null) exact++;
  const files = exact + guessed;
  console.log(
    phrases.say('image.recovered', { files, exact, guessed, lost: results.length - files, folder: out }),
  );
}
