import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseBrief } from '@tracecraft/course';
import { parsePractice, parseProfile, practicesInForce, type Practice } from '@tracecraft/practice';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** A practice file as the server publishes it. */
export interface PracticeFile {
  readonly path: string;
  readonly text: string;
}

/** Practices by the text they were read from: a course has one shelf and many cases. */
const readBefore = new Map<string, Practice>();

/** The practices in `files`. Throws CommandError naming the first file and line that can't be read. */
export function practicesIn(files: readonly PracticeFile[]): readonly Practice[] {
  return files
    .filter(({ path }) => path.endsWith('.practice.md'))
    .map(({ path, text }) => {
      const known = readBefore.get(text);
      if (known !== undefined) return known;
      const parsed = parsePractice(text);
      if ('practice' in parsed) {
        readBefore.set(text, parsed.practice);
        return parsed.practice;
      }
      const [first] = parsed.errors;
      throw new CommandError(
        'play.practice-broken',
        { path, line: first?.line ?? 1, code: first?.code ?? '' },
        EXIT.badInput,
      );
    });
}

/**
 * The practices of `files` an exercise puts in force, under its overlay, which stands in `profiles/<id>.profile.md` of them.
 * Throws CommandError when the overlay is not there, cannot be read or does not fit.
 */
export function practicesUnder(
  files: readonly PracticeFile[],
  { ids, overlay }: Pick<ExerciseBrief['practices'], 'ids' | 'overlay'>,
): readonly Practice[] {
  const path = `profiles/${overlay}.profile.md`;
  const text = files.find((file) => file.path === path)?.text;
  const parsed = overlay === 'none' ? { profile: null } : parseProfile(text ?? '');
  const found = 'errors' in parsed ? parsed : practicesInForce(practicesIn(files), ids, parsed.profile);
  if ('practices' in found) return found.practices;
  const [first] = found.errors;
  throw new CommandError(
    'play.practice-broken',
    { path, line: first?.line ?? 1, code: first?.code ?? '' },
    EXIT.badInput,
  );
}

/** Every `*.practice.md` below `folder`. */
export function practiceFiles(folder: string): readonly PracticeFile[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError('check.practices-missing', { folder }, EXIT.notFound);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.practice.md'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
