import { closeSync, openSync, readSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  MAX_PRACTICE,
  parsePractice,
  type Practice,
  type Problem,
  type SourceText,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import { CommandError } from '../command-error.ts';
import { contentFolder } from '../content-folder.ts';
import { EXIT } from '../exit-codes.ts';

export type Suffix = '.practice.md' | '.profile.md';

/** Where the shared practices and profiles live. */
export const PRACTICES: string = join(contentFolder, 'practices');
export const PROFILES: string = join(contentFolder, 'profiles');

/** Bytes that any file of the allowed length fits in, and one more to see that it is longer. */
const MOST_BYTES = MAX_PRACTICE * 4 + 1;

/**
 * Files ending in `suffix`: those named, and all below the folders named, in order. Throws CommandError when a place
 * is not there; a file named may have any ending.
 */
export function filesIn(places: readonly string[], suffix: Suffix): readonly SourceText[] {
  return places.flatMap((place) => {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found === undefined) throw new CommandError('author.missing', { place }, EXIT.notFound);
    if (!found.isDirectory()) return [{ file: place, text: readText(place) }];
    return readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(suffix))
      .toSorted()
      .map((name) => ({ file: shown(join(place, name)), text: readText(join(place, name)) }));
  });
}

/** Practice files of `places`, or the shared ones; throws CommandError when there is none. */
export function practiceFilesIn(places: readonly string[]): readonly SourceText[] {
  const asked = places.length === 0 ? [PRACTICES] : places;
  const files = filesIn(asked, '.practice.md');
  if (files.length === 0)
    throw new CommandError('author.nothing-found', { place: asked.join(', ') }, EXIT.notFound);
  return files;
}

/** The practice in one file; throws CommandError with the first problem and its place. */
export function practiceIn({ file, text }: SourceText, phrases: Phrases): Practice {
  const parsed = parsePractice(text);
  if ('practice' in parsed) return parsed.practice;
  throw broken(file, parsed.errors, phrases);
}

/** The first of `errors` as a failure that names file, line and column. */
export function broken(file: string, errors: readonly Problem[], phrases: Phrases): CommandError {
  const [first] = errors;
  const text = first === undefined ? '' : sayProblem(first, phrases);
  const place = { line: String(first?.line ?? 1), column: String(first?.column ?? 1) };
  return new CommandError('author.broken', { file, ...place, text }, EXIT.badInput);
}

export function sayProblem({ code, params }: Pick<Problem, 'code' | 'params'>, phrases: Phrases): string {
  return phrases.say(`practice.problem.${code}`, params);
}

/** As a person in this folder would type it, where that is shorter. */
function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

/** At most what a file may hold and a little more, however large it is. */
function readText(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(MOST_BYTES);
      let size = 0;
      for (let more = -1; more !== 0 && size < MOST_BYTES; size += more)
        more = readSync(file, bytes, size, MOST_BYTES - size, size);
      return bytes.toString('utf8', 0, size);
    } finally {
      closeSync(file);
    }
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    throw new CommandError('author.unreadable', { place: path, code }, EXIT.inputOutput);
  }
}
