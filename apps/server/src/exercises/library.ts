import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  briefOf,
  parseExercise,
  parseRubric,
  rubricsOf,
  type ContentFault,
  type Exercise,
  type ExerciseBrief,
  type OwnRubrics,
  type ParsedExercise,
  type Rubric,
} from '@tracecraft/course';
import type { EvidenceUse } from '../http/gate.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** An exercise on the shelf: what it is, and its drawings by name. */
interface ShelvedExercise {
  readonly exercise: Exercise;
  readonly rubrics: readonly Rubric[];
  /** SHA-256 of the file it was published as; null when it ships with the server. */
  readonly digest: string | null;
  /** The drawing as SVG text, or null. */
  readonly view: (name: string) => string | null;
}

/** The exercises of a content folder, read once, and those published in courses. */
export interface ExerciseLibrary extends EvidenceUse {
  /** Those of the content folder. */
  all(): readonly Exercise[];
  /** Adds a version published in a course under its name `ID@VERSION`; the first under a name stands. */
  publish(name: string, exercise: ShelvedExercise): void;
  has(name: string): boolean;
  /** SHA-256 of the file published under this name; null when there is none. */
  digestOf(name: string): string | null;
  /** Rubrics of the content folder. */
  readonly shippedRubrics: readonly Rubric[];
  /** How people mark an exercise: the rubrics it names, or every shipped one. Throws `exercise.unknown`. */
  rubrics(name: string): readonly Rubric[];
  /** Exercise folders that can't be used, and why; the others work. */
  readonly broken: readonly { readonly folder: string; readonly faults: readonly ContentFault[] }[];
  /** Throws `exercise.unknown`. */
  exercise(name: string): Exercise;
  /** With the rubrics of its own file. Throws `exercise.unknown`. */
  brief(name: string): ExerciseBrief & OwnRubrics;
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
  const shipped = new Map<string, { exercise: Exercise; folder: string }>();
  const exercises = new Map<string, ShelvedExercise>();
  const shippedRubrics = readRubrics(join(contentFolder, 'rubrics'));
  const broken: { folder: string; faults: readonly ContentFault[] }[] = [];
  for (const folder of folders.map(({ name }) => join(root, name))) {
    const parsed = readExercise(folder);
    if ('errors' in parsed) broken.push({ folder, faults: parsed.errors });
    else {
      shipped.set(parsed.exercise.id, { exercise: parsed.exercise, folder });
      exercises.set(parsed.exercise.id, {
        exercise: parsed.exercise,
        rubrics: [],
        digest: null,
        view: (name) => readView(folder, name),
      });
    }
  }
  const found = (name: string): ShelvedExercise => {
    const one = exercises.get(name);
    if (one === undefined) throw new ApiProblem('exercise.unknown', { exercise: name });
    return one;
  };
  return {
    broken,
    shippedRubrics,
    all: () => [...shipped.values()].map((one) => one.exercise),
    publish: (name, exercise) => void (exercises.has(name) || exercises.set(name, exercise)),
    has: (name) => exercises.has(name),
    digestOf: (name) => exercises.get(name)?.digest ?? null,
    rubrics(name) {
      const { exercise, rubrics } = found(name);
      return rubricsOf(exercise, shippedRubrics, rubrics);
    },
    exercise: (name) => found(name).exercise,
    brief(name) {
      const { exercise, rubrics } = found(name);
      return { ...briefOf(exercise), ...(rubrics.length === 0 ? {} : { ownRubrics: rubrics }) };
    },
    view(id, name) {
      const drawing = found(id).view(name);
      if (drawing === null) throw new ApiProblem('exercise.view-unknown', { name });
      return drawing;
    },
    exercisesUsing: async (sha256) =>
      [...exercises]
        .filter(([, { exercise }]) => exercise.evidence.some((one) => one.sha256 === sha256))
        .map(([name]) => name),
    shippedEvidence: () =>
      [...shipped.values()].flatMap(({ exercise, folder }) =>
        exercise.evidence.flatMap(({ file, sha256, size }) =>
          file === null ? [] : [{ file: join(folder, 'evidence', file), sha256, size }],
        ),
      ),
  };
}

/** Rubrics of the content folder; one that can't be read is left out, and a test of the content says so. */
function readRubrics(folder: string): readonly Rubric[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return files.toSorted().flatMap((name) => {
    const parsed = parseRubric(readFileSync(join(folder, name), 'utf8'));
    return 'rubric' in parsed ? [parsed.rubric] : [];
  });
}

function readExercise(folder: string): ParsedExercise {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return parseExercise(text('exercise.yaml'), text('truth.yaml'));
}

/** A name from outside never becomes a path: it must be a plain word, and the file must be there. */
function readView(folder: string, name: string): string | null {
  const file = join(folder, 'views', name.endsWith('.svg') ? name : `${name}.svg`);
  if (!/^[A-Za-z0-9_-]+(\.svg)?$/.test(name) || !existsSync(file)) return null;
  return readFileSync(file, 'utf8');
}
