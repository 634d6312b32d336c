import { webcrypto } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  foldCourse,
  reportOf,
  type CourseCase,
  type CourseState,
  type ProgrammeReport,
} from '@tracecraft/course';
import { checkRecord, compilePractices } from '@tracecraft/practice';
import {
  isRedacted,
  openBundle,
  readEntry,
  verifyBundle,
  webCryptoKeys,
  type CaseEvent,
  type TrustPolicy,
} from '@tracecraft/record';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { nodeHashing as hashing } from '../play/node-hashing.ts';
import { practicesForCheck } from '../play/practices-for-check.ts';
import { courseForms } from './course-content.ts';

/** Intervals of a report come out the same wherever it is made. */
const SEED = 1;

/**
 * The programme report from exported bundles alone. Every bundle is verified first: one altered event, and there is no
 * report but a CommandError `course.bundle-fails` that names the file and the first problem.
 */
export async function reportFromBundles(folder: string, trust: TrustPolicy | null): Promise<ProgrammeReport> {
  const { state, events, cases } = await courseInBundles(folder, trust);
  return reportOf({ state, events, cases, ...courseForms(), seed: SEED });
}

/** A course and its cases as exported bundles tell them, each judged as closed. */
export interface CourseInBundles {
  readonly state: CourseState;
  /** Events of the course stream. */
  readonly events: readonly CaseEvent[];
  readonly cases: readonly CourseCase[];
}

/** Reads and verifies every bundle of `folder`. Throws CommandError where one does not hold, or there is not one course. */
export async function courseInBundles(folder: string, trust: TrustPolicy | null): Promise<CourseInBundles> {
  const records = new Map<string, readonly CaseEvent[]>();
  for (const name of bundlesIn(folder)) {
    const { stream, events } = await verified(folder, name, trust);
    records.set(stream, events);
  }
  const courses = [...records].filter(([stream]) => stream.startsWith('course:'));
  const [course] = courses;
  if (course === undefined || courses.length > 1)
    throw new CommandError('course.one-course', { folder, found: courses.length }, EXIT.badInput);
  const [stream, events] = course;
  const cases = [...records].filter(([one]) => one.startsWith('case:')).map(([one, own]) => caseOf(one, own));
  return { state: foldCourse(stream, events), events, cases };
}

function bundlesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.bundle'))
      .toSorted();
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    throw new CommandError('course.folder', { folder, code }, EXIT.notFound);
  }
}

async function verified(
  folder: string,
  name: string,
  trust: TrustPolicy | null,
): Promise<{ readonly stream: string; readonly events: readonly CaseEvent[] }> {
  const bytes = readFileSync(join(folder, name));
  const { verify } = webCryptoKeys(webcrypto.subtle, hashing);
  const report = await verifyBundle(bytes, { hashing, verify }, { trust });
  if (!report.holds)
    throw new CommandError(
      'course.bundle-fails',
      { file: name, code: report.problems[0]?.code ?? report.verdict },
      EXIT.no,
    );
  const { stream, entries } = openBundle(bytes);
  const shown = entries.flatMap((entry) => (isRedacted(entry) ? [] : [readEntry(hashing, entry)]));
  if (shown.length < entries.length)
    throw new CommandError('course.bundle-redacted', { file: name }, EXIT.no);
  return { stream, events: shown };
}

function caseOf(stream: string, events: readonly CaseEvent[]): CourseCase {
  const { practices } = practicesForCheck(events, null);
  return {
    stream,
    run: null,
    events,
    verdicts: checkRecord(compilePractices(practices), events, { closed: true }),
  };
}
