import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseExercise, type ExerciseBrief } from '@tracecraft/course';
import { contentFolder } from '../content-folder.ts';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What was named on the command line: an exercise by id, with its brief when its folder is on this machine. */
export interface NamedExercise {
  readonly id: string;
  readonly brief: ExerciseBrief | null;
}

/** An exercise by folder or id. Throws CommandError when the folder is there but can't be read. */
export function namedExercise(given: string): NamedExercise {
  const folder = [resolve(given), join(contentFolder, 'exercises', given)].find((path) =>
    existsSync(join(path, 'exercise.yaml')),
  );
  if (folder === undefined) {
    if (/[\\/]/.test(given) || statSync(given, { throwIfNoEntry: false }) !== undefined)
      throw new CommandError('play.exercise-missing', { given }, EXIT.notFound);
    return { id: given, brief: null };
  }
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const parsed = parseExercise(text('exercise.yaml'), text('truth.yaml'));
  if ('errors' in parsed)
    throw new CommandError(
      'play.exercise-broken',
      { folder: basename(folder), faults: parsed.errors.length },
      EXIT.badInput,
    );
  return { id: parsed.exercise.id, brief: parsed.exercise };
}
