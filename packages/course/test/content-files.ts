/** Content of the programme side, parsed; fails loudly where a file has faults. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePractice, parseProfile, type Practice, type Profile } from '@tracecraft/practice';
import {
  parseActivity,
  parseSurvey,
  parseTemplate,
  parseTest,
  type Activity,
  type CourseTemplate,
  type SurveyForm,
  type TestBank,
} from '../src/index.ts';

export const contentFolder: string = join(import.meta.dirname, '../../../content');

export function readText(path: string): string {
  return readFileSync(join(contentFolder, path), 'utf8');
}

export function idsIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(contentFolder, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();
}

export function activity<K extends Activity['kind']>(id: string, kind: K): Extract<Activity, { kind: K }> {
  const read = parseActivity(readText(`activities/${id}.yaml`));
  if ('errors' in read) throw new Error(`${id}: ${JSON.stringify(read.errors, null, 1)}`);
  if (read.activity.kind !== kind) throw new Error(`${id} is ${read.activity.kind}`);
  return read.activity as Extract<Activity, { kind: K }>;
}

export function template(id = 'five-day'): CourseTemplate {
  const read = parseTemplate(readText(`courses/${id}.yaml`));
  if ('errors' in read) throw new Error(`${id}: ${JSON.stringify(read.errors, null, 1)}`);
  return read.template;
}

export function testBank(id: string): TestBank {
  const read = parseTest(readText(`tests/${id}.yaml`));
  if ('errors' in read) throw new Error(`${id}: ${JSON.stringify(read.errors, null, 1)}`);
  return read.test;
}

export function surveyForm(id: string): SurveyForm {
  const read = parseSurvey(readText(`surveys/${id}.yaml`));
  if ('errors' in read) throw new Error(`${id}: ${JSON.stringify(read.errors, null, 1)}`);
  return read.form;
}

/** The shared practices of the product. */
export function practices(): readonly Practice[] {
  return idsIn('practices', '.practice.md').map((id) => {
    const parsed = parsePractice(readText(`practices/${id}.practice.md`));
    if ('errors' in parsed) throw new Error(`${id}: ${JSON.stringify(parsed.errors)}`);
    return parsed.practice;
  });
}

export function profile(id: string): Profile {
  const parsed = parseProfile(readText(`profiles/${id}.profile.md`));
  if ('errors' in parsed) throw new Error(`${id}: ${JSON.stringify(parsed.errors)}`);
  return parsed.profile;
}
