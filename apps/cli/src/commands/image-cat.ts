import type { Command } from 'commander';
import type { DiskImage, Entry, FileSystem } from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { findInImage } from '../evidence/find-in-image.ts';
import { writeOut } from '../evidence/output.ts';
import { wholeNumber, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface CatOptions extends Omit<ImageCommandOptions, 'offset'> {
  readonly offset?: number;
  readonly length?: number;
  readonly sector?: number;
}

const AT_ONCE = 1 << 20;
const EXAMPLES = `
Examples:
  tracecraft image cat floppy.dd '/Jimmy Jungle.doc' > letter.doc
  tracecraft image cat floppy.dd 5 > letter.doc
  tracecraft image cat floppy.dd --offset 37376 --length 15585 > picture.jpg
A deleted file's bytes are where it began, as far as nobody took them since; standard error says how sure that is.`;

/** `tracecraft image cat`. */
export function addImageCat(image: Command): void {
  image
    .command('cat')
    .description('the bytes of a file, or of a raw range of the image')
    .argument('<image>', 'image file')
    .argument('[entry]', 'path, or number as `image ls` prints it; a file whose name is a number: /7')
    .option('--offset <bytes>', 'first byte of a raw range', wholeNumber)
    .option('--length <bytes>', 'bytes of the raw range', wholeNumber)
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--sector <sectors>', 'a volume begins at this sector of 512 bytes', wholeNumber)
    .option('--json', 'print where the bytes lie instead of the bytes')
    .addHelpText('after', EXAMPLES)
    .action((path: string, which: string | undefined, options: CatOptions) => {
      const { offset, length, sector, partition, json } = options;
      return withImage([path], { partition, json, offset: sector }, (opened) => {
        if (which !== undefined && offset === undefined) catEntry(opened, which, json === true);
        else if (which === undefined && offset !== undefined && length !== undefined)
          catRange(opened, offset, length, json === true);
        else throw new CommandError('image.cat-what', {}, EXIT.usage);
      });
    });
}

function catRange(image: DiskImage, offset: number, length: number, json: boolean): void {
  if (offset + length > image.raw.size)
    throw new CommandError('image.range-outside', { offset, length, size: image.raw.size }, EXIT.badInput);
  if (json) console.log(JSON.stringify({ ranges: [{ offset, length }], size: image.raw.size }));
  else pour(length, (at, size) => image.raw.read(offset + at, size));
}

function pour(length: number, read: (at: number, size: number) => Uint8Array): void {
  for (let at = 0; at < length; at += AT_ONCE)
    if (!writeOut(read(at, Math.min(AT_ONCE, length - at)))) return;
}

function catEntry(image: DiskImage, which: string, json: boolean): void {
  const { fileSystem, entry } = findInImage(image, which);
  if (json) console.log(JSON.stringify({ entry, ...fileSystem.extents(entry) }));
  else pourEntry(fileSystem, entry);
}

function pourEntry(fileSystem: FileSystem, entry: Entry): void {
  const { certainty, notices } = fileSystem.extents(entry);
  const phrases = phrasesFor('en');
  for (const { code, params } of notices) console.error(phrases.say(`notice.${code}`, params));
  if (entry.deleted) console.error(phrases.say(`image.certainty.${certainty}`));
  pour(entry.size, (at, size) => fileSystem.read(entry, at, size));
}
