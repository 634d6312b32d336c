import { queryOptions } from '@tanstack/react-query';
import {
  formName,
  parseSurvey,
  parseTemplate,
  testName,
  type CourseTemplate,
  type SurveyForm,
  type TestBank,
} from '@tracecraft/course';

type Texts = Record<string, () => Promise<string>>;

// The content of this release, each file fetched when it is asked for, and kept by the service worker.
const COURSES: Texts = import.meta.glob<string>('../../../../content/courses/*.yaml', {
  query: '?raw',
  import: 'default',
});
const SURVEYS: Texts = import.meta.glob<string>('../../../../content/surveys/*.yaml', {
  query: '?raw',
  import: 'default',
});
/** Tests as `build/papers-plugin.ts` leaves them: without what is right. */
const TESTS: Record<string, () => Promise<TestBank>> = import.meta.glob<TestBank>(
  '../../../../content/tests/*.yaml',
  {
    import: 'test',
  },
);

const all = <T>(files: Record<string, () => Promise<T>>): Promise<readonly T[]> =>
  Promise.all(Object.values(files).map((load) => load()));

const forEver = { staleTime: Infinity, gcTime: Infinity, structuralSharing: false } as const;

/** Templates of courses this release ships. The folder also holds courses to seed a server with; they are passed over. */
export const templatesQuery = queryOptions({
  ...forEver,
  queryKey: ['course-templates'],
  queryFn: async (): Promise<readonly CourseTemplate[]> =>
    (await all(COURSES)).map(parseTemplate).flatMap((one) => ('template' in one ? [one.template] : [])),
});

/** Forms of satisfaction and follow-up. */
export const formsQuery = queryOptions({
  ...forEver,
  queryKey: ['course-forms'],
  queryFn: async (): Promise<readonly SurveyForm[]> =>
    (await all(SURVEYS)).map(parseSurvey).flatMap((one) => ('form' in one ? [one.form] : [])),
});

/** Tests before and after a course, without their answers. */
export const testsQuery = queryOptions({
  ...forEver,
  queryKey: ['course-tests'],
  queryFn: () => all(TESTS),
});

/** What is called `id` or `id@version`. */
export function formNamed(forms: readonly SurveyForm[], name: string): SurveyForm | undefined {
  return forms.find((form) => form.id === name || formName(form) === name);
}

export function testNamed(tests: readonly TestBank[], name: string): TestBank | undefined {
  return tests.find((test) => test.id === name || testName(test) === name);
}
