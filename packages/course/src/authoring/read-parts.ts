import type { ContentFault } from '../content-fault.ts';
import type { Exercise } from '../exercise.ts';
import { parseRubric } from '../marking/parse-rubric.ts';
import type { Rubric } from '../marking/rubric.ts';
import { parseExercise } from '../parse-exercise.ts';
import { drawingFault } from './drawing-fault.ts';
import { isPartName, type ExerciseParts } from './exercise-parts.ts';

/** Parts that fit together. `views`: drawing by name. */
export interface ReadParts {
  readonly exercise: Exercise;
  readonly rubrics: readonly Rubric[];
}

/** Reads the parts of an exercise file: each by itself, then that every drawing and rubric named is there. */
export function readParts(parts: ExerciseParts): ReadParts | { readonly errors: readonly ContentFault[] } {
  const errors: ContentFault[] = [...drawingFaults(parts.views)];
  const parsed = parseExercise(parts.exercise, parts.truth);
  if ('errors' in parsed) errors.push(...parsed.errors);
  const rubrics = Object.entries(parts.rubrics).flatMap(([name, yaml]) => {
    const read = parseRubric(yaml);
    if ('rubric' in read) return [{ name, rubric: read.rubric }];
    errors.push(...read.errors.map((one) => ({ ...one, path: `rubrics/${name}.yaml ${one.path}` })));
    return [];
  });
  for (const { name, rubric } of rubrics)
    if (rubric.id !== name) errors.push(fault('bad-id', `rubrics/${name}.yaml`, { found: rubric.id }));
  if ('errors' in parsed || errors.length > 0) return { errors };
  errors.push(...missingDrawings(parsed.exercise, parts.views));
  return errors.length > 0
    ? { errors }
    : { exercise: parsed.exercise, rubrics: rubrics.map((one) => one.rubric) };
}

function drawingFaults(views: ExerciseParts['views']): readonly ContentFault[] {
  return Object.entries(views).flatMap(([name, svg]) => {
    if (!isPartName(`views/${name}.svg`)) return [fault('part-unknown', `views/${name}.svg`)];
    const why = drawingFault(svg);
    return why === null ? [] : [fault('unsafe-drawing', `views/${name}.svg`, { found: why })];
  });
}

function missingDrawings(exercise: Exercise, views: ExerciseParts['views']): readonly ContentFault[] {
  const named = new Set((exercise.scene?.things ?? []).map((thing) => thing.view));
  return [...named]
    .filter((name) => !Object.hasOwn(views, name))
    .map((name) => fault('part-missing', `views/${name}.svg`));
}

function fault(code: ContentFault['code'], path: string, params: ContentFault['params'] = {}): ContentFault {
  return { code, document: 'package', path, params };
}
