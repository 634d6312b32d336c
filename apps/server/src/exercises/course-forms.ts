import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseActivity,
  parseSurvey,
  parseTest,
  type Activity,
  type SurveyForm,
  type TestBank,
} from '@tracecraft/course';

/** Tests, forms and activities of the content folder, by which answers are read. */
export interface CourseForms {
  readonly tests: readonly TestBank[];
  readonly forms: readonly SurveyForm[];
  readonly activities: readonly Activity[];
}

/** Reads `content/tests`, `content/surveys` and `content/activities` once; what can't be read is left out, and a test of the content says so. */
export function courseForms(contentFolder: string): CourseForms {
  return {
    tests: textsOf(join(contentFolder, 'tests')).flatMap((text) => {
      const parsed = parseTest(text);
      return 'test' in parsed ? [parsed.test] : [];
    }),
    forms: textsOf(join(contentFolder, 'surveys')).flatMap((text) => {
      const parsed = parseSurvey(text);
      return 'form' in parsed ? [parsed.form] : [];
    }),
    activities: textsOf(join(contentFolder, 'activities')).flatMap((text) => {
      const parsed = parseActivity(text);
      return 'activity' in parsed ? [parsed.activity] : [];
    }),
  };
}

function textsOf(folder: string): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return files.toSorted().map((name) => readFileSync(join(folder, name), 'utf8'));
}
