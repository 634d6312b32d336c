import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseActivity,
  parseCourse,
  parseRubric,
  parseSurvey,
  parseTemplate,
  parseTest,
  type Activity,
  type Course,
  type CourseTemplate,
  type Rubric,
  type SurveyForm,
  type TestBank,
} from '@tracecraft/course';
import { CommandError } from '../command-error.ts';
import { contentFolder } from '../content-folder.ts';
import { EXIT } from '../exit-codes.ts';

/** Tests and forms by which answers are read. */
export interface CourseForms {
  readonly tests: readonly TestBank[];
  readonly forms: readonly SurveyForm[];
}

/** What a course is made of on this machine. */
export interface CourseContent extends CourseForms {
  readonly template: CourseTemplate;
  readonly sample: Course;
  readonly activities: readonly Activity[];
  readonly rubrics: readonly Rubric[];
  /** Ids of exercises. */
  readonly exercises: readonly string[];
}

/** Reads the five-day template, the sample course and all they play. Throws CommandError naming a file with faults. */
export function courseContent(): CourseContent {
  const one = <T>(folder: string, name: string, key: string, parse: (text: string) => unknown): T =>
    valueOf(join(folder, name), key, parse);
  return {
    ...courseForms(),
    template: one('courses', 'five-day.yaml', 'template', parseTemplate),
    sample: one('courses', 'regional-sample.yaml', 'course', parseCourse),
    activities: each('activities', 'activity', parseActivity),
    rubrics: each('rubrics', 'rubric', parseRubric),
    exercises: readdirSync(join(contentFolder, 'exercises')).filter((id) =>
      existsSync(join(contentFolder, 'exercises', id, 'exercise.yaml')),
    ),
  };
}

export function courseForms(): CourseForms {
  return { tests: each('tests', 'test', parseTest), forms: each('surveys', 'form', parseSurvey) };
}

function each<T>(folder: string, key: string, parse: (text: string) => unknown): readonly T[] {
  return readdirSync(join(contentFolder, folder))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => valueOf<T>(join(folder, name), key, parse));
}

function valueOf<T>(file: string, key: string, parse: (text: string) => unknown): T {
  const parsed = parse(readFileSync(join(contentFolder, file), 'utf8')) as Readonly<Record<string, unknown>>;
  if (!(key in parsed)) throw new CommandError('course.content-broken', { file }, EXIT.badInput);
  return parsed[key] as T;
}
