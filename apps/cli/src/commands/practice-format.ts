import { writeFileSync } from 'node:fs';
import { formatPractice, formatProfile, type SourceText } from '@tracecraft/practice';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { LineWriter } from '../evidence/output.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';
import { broken, filesIn } from './practice-files.ts';

interface FormatFlags {
  readonly check?: true;
}

const EXAMPLES = `
Examples:
  tracecraft practice format my-practices
  tracecraft practice format --check content/practices content/profiles

Puts keys in order, writes sentences and quotes one way. Comments stay, prose is not touched, the meaning never changes.
A file that can't be read is left alone.

Exit codes:
  0  done; with --check: every file is in its canonical form
  1  with --check: a file is not
  65 a file is wrong
  66 no such file or folder`;

/** `tracecraft practice format`. */
export function addPracticeFormat(practice: Command): void {
  practice
    .command('format')
    .description('write practice and profile files in their canonical form')
    .argument('<files...>', 'practice and profile files or folders')
    .option('--check', 'change nothing; say which files would change')
    .addHelpText('after', EXAMPLES)
    .action((places: string[], flags: FormatFlags) => format(places, flags.check === true));
}

function format(places: readonly string[], onlyCheck: boolean): void {
  const phrases = phrasesFor('en');
  const files = [...filesIn(places, '.practice.md'), ...filesIn(folders(places), '.profile.md')];
  if (files.length === 0)
    throw new CommandError('author.nothing-found', { place: places.join(', ') }, EXIT.notFound);
  // Every file is read before the first is written: a wrong one leaves all as they were.
  const formatted = files.map((source) => ({ ...source, now: formattedText(source) }));
  const changed = formatted.filter(({ text, now }) => text !== now);
  const out = new LineWriter();
  for (const { file, now } of changed) {
    if (!onlyCheck) write(file, now);
    out.line(phrases.say(onlyCheck ? 'author.format.would' : 'author.format.written', { file }));
  }
  const counts = { files: files.length, changed: changed.length };
  out.line(phrases.say(onlyCheck ? 'author.format.summary' : 'author.format.done', counts));
  out.flush();
  process.exitCode = onlyCheck && changed.length > 0 ? EXIT.no : EXIT.ok;
}

/** A file named is taken by the first look; only folders are looked through again for profiles. */
function folders(places: readonly string[]): readonly string[] {
  return places.filter((place) => !place.endsWith('.md'));
}

function formattedText({ file, text }: SourceText): string {
  const formatted = file.endsWith('.profile.md') ? formatProfile(text) : formatPractice(text);
  if ('text' in formatted) return formatted.text;
  throw broken(file, formatted.errors, phrasesFor('en'));
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    throw new CommandError('author.unreadable', { place: file, code }, EXIT.inputOutput);
  }
}
