import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  neededIn,
  parseExercise,
  rubricsOf,
  scoreCase,
  scoreWithPeople,
  type CourseCase,
  type Exercise,
  type Rubric,
  type Score,
} from '@tracecraft/course';
import { textOf } from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { contentFolder } from '../content-folder.ts';
import { EXIT } from '../exit-codes.ts';
import type { CourseInBundles } from './report-from-bundles.ts';

/** Scores of all cases, computed again from their bundles and the marks in that of the course; by stream. */
export function scoresFromBundles(
  { state, cases }: CourseInBundles,
  rubrics: readonly Rubric[],
): ReadonlyMap<string, Score> {
  return new Map(
    cases.map((one) => {
      const exercise = exerciseOf(one);
      const { events, verdicts } = one;
      const handedIn = events.some(({ header }) => header.kind === 'case.handed-in');
      const machine = scoreCase({ exercise, events, verdicts, closed: true, handedIn });
      const needed = neededIn(state.runs.get(one.run ?? ''));
      const marked = { rubrics: rubricsOf(exercise, rubrics), state, case: one.stream, needed };
      return [one.stream, scoreWithPeople(machine, marked)];
    }),
  );
}

/** The shipped exercise a case says it belongs to. */
function exerciseOf({ events }: CourseCase): Exercise {
  const opened = events.find(({ header }) => header.kind === 'case.opened');
  const [id = ''] = (opened === undefined ? '' : (textOf(opened, 'exercise') ?? '')).split('@');
  const file = (name: string): string => readFileSync(join(contentFolder, 'exercises', id, name), 'utf8');
  const parsed = parseExercise(file('exercise.yaml'), file('truth.yaml'));
  if ('exercise' in parsed) return parsed.exercise;
  throw new CommandError('course.content-broken', { file: id }, EXIT.badInput);
}
