import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  briefOf,
  parseExercise,
  type ContentFault,
  type Exercise,
  type ExerciseBrief,
  type ParsedExercise,
} from '@tracecraft/course';
import type { EvidenceUse } from '../http/gate.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** The published exercises of a content folder, read once. */
export interface ExerciseLibrary extends EvidenceUse {
  all(): readonly Exercise[];
  /** Exercise folders that can't be used, and why; the others work. */
  readonly broken: readonly { readonly folder: string; readonly faults: readonly ContentFault[] }[];
  /** Throws `exercise.unknown`. */
  exercise(id: string): Exercise;
  brief(id: string): ExerciseBrief;
  /** The drawing `name` of an exercise as SVG text. Throws `exercise.view-unknown`. */
  view(id: string, name: string): string;
  /** Packed evidence that ships with an exercise: file path → SHA-256 of its raw bytes. */
  shippedEvidence(): readonly { readonly file: string; readonly sha256: string; readonly size: number }[];
}

/** Reads every `content/exercises/<id>/`. */
export function exerciseLibrary(contentFolder: string): ExerciseLibrary {
  const root = join(contentFolder, 'exercises');
  const names = existsSync(root) ? readdirSync(root, { withFileTypes: true }) : [];
  const folders = names.filter(
    (entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'exercise.yaml')),
  );
  const exercises = new Map<string, { exercise: Exercise; folder: string }>();
  const broken: { folder: string; faults: readonly ContentFault[] }[] = [];
  for (const folder of folders.map(({ name }) => join(root, name))) {
    const parsed = readExercise(folder);
    if ('errors' in parsed) broken.push({ folder, faults: parsed.errors });
    else exercises.set(parsed.exercise.id, { exercise: parsed.exercise, folder });
  }
  const found = (id: string): { exercise: Exercise; folder: string } => {
    const one = exercises.get(id);
    if (one === undefined) throw new ApiProblem('exercise.unknown', { exercise: id });
    return one;
  };
  return {
    broken,
    all: () => [...exercises.values()].map((one) => one.exercise),
    exercise: (id) => found(id).exercise,
    brief: (id) => briefOf(found(id).exercise),
    view: (id, name) => readView(found(id).folder, name),
    exercisesUsing: async (sha256) =>
      [...exercises.values()]
        .filter(({ exercise }) => exercise.evidence.some((one) => one.sha256 === sha256))
        .map(({ exercise }) => exercise.id),
    shippedEvidence: () =>
      [...exercises.values()].flatMap(({ exercise, folder }) =>
        exercise.evidence.flatMap(({ file, sha256, size }) =>
          file === null ? [] : [{ file: join(folder, 'evidence', file), sha256, size }],
        ),
      ),
  };
}

function readExercise(folder: string): ParsedExercise {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return parseExercise(text('exercise.yaml'), text('truth.yaml'));
}

/** A name from outside never becomes a path: it must be a plain word, and the file must be there. */
function readView(folder: string, name: string): string {
  const file = join(folder, 'views', name.endsWith('.svg') ? name : `${name}.svg`);
  if (!/^[A-Za-z0-9_-]+(\.svg)?$/.test(name) || !existsSync(file))
    throw new ApiProblem('exercise.view-unknown', { name });
  return readFileSync(file, 'utf8');
}
