import type { ExerciseBrief } from '@tracecraft/course';
import type { QueryClient } from '@tanstack/react-query';
import { adviseFrom, compilePractices, createMonitor } from '@tracecraft/practice';
import { paths, type Account, type CaseSummary } from '@tracecraft/protocol';
import { isWatcher } from '@tracecraft/workbench';
import { ApiProblem, Unreachable, postJson } from '../adapters/api.ts';
import { freshOrKept, keep, kept } from '../adapters/kept-answers.ts';
import type { CaseRun } from './case-run.ts';
import { loadDrawings } from './drawings.ts';
import type { OpenCase } from './open-case-context.ts';
import { openStream } from './open-stream.ts';
import { completed, type PracticeLibrary } from './practice-library.ts';
import { openPutAway } from './put-away.ts';

/** How often deadlines are looked at. */
const TICK_MS = 1_000;

/** Where a case belongs: a run of a course (`course`: 32 hexadecimal digits), or a draft on this device being tried. */
export interface Within {
  readonly run?: string;
  readonly course?: string;
  readonly draft?: string;
}

/** `stream`: which team's, for course staff; null for the caller's own. */
export interface CaseAddress {
  readonly exercise: string;
  readonly stream: string | null;
  readonly within: Within;
}

/** Opens a case on this device: from the server, or from what the device kept. */
export async function loadCase(
  { exercise: name, stream, within }: CaseAddress,
  account: Account,
  library: PracticeLibrary,
  client: QueryClient,
): Promise<OpenCase> {
  const summary = stream === null ? await ownCase(name, within) : await caseNamed(stream);
  const exercise = await freshOrKept<ExerciseBrief>(paths.exercise(summary.exercise));
  const { ids, overlay } = exercise.practices;
  const practices = (await completed(library, ids)).adopted(overlay);
  const [drawings, run, putAway] = await Promise.all([
    stream === null ? loadDrawings({ ...exercise, id: summary.exercise }) : new Map<string, string>(),
    runOf(summary, exercise, account, client),
    openPutAway(summary.stream),
  ]);
  const compiled = compilePractices(practices.profile(ids));
  const open = await openStream({
    stream: summary.stream,
    account,
    role: isWatcher(account.role) ? account.role : 'officer',
    zone: exercise.place.zone,
    monitor: () => createMonitor(compiled),
    advise: (verdicts, _events, now) => adviseFrom(verdicts, { compiled, now }),
  });
  setInterval(() => open.session.tick(Date.now()), TICK_MS);
  return { ...open, exercise, account, summary, practices, putAway, drawings, run };
}

/** The run a case belongs to; its course is opened beside it, so that time, pauses and messages reach the case. */
async function runOf(
  summary: CaseSummary,
  exercise: ExerciseBrief,
  account: Account,
  client: QueryClient,
): Promise<CaseRun | null> {
  if (summary.run === null || summary.course === null) return null;
  const [{ courseQuery }, { runOfCourse }] = await Promise.all([
    import('./open-course.ts'),
    import('./run-of-course.ts'),
  ]);
  return runOfCourse(await client.ensureQueryData(courseQuery(summary.course, account)), summary, exercise);
}

/** The team's case: made on first request, remembered for when there is no network. */
async function ownCase(exercise: string, { run, course }: Within): Promise<CaseSummary> {
  const name = run === undefined ? `case:${exercise}` : `case:run:${course ?? ''}:${run}`;
  const where =
    run === undefined ? {} : { run, ...(course === undefined ? {} : { course: `course:${course}` }) };
  try {
    const summary = await postJson<CaseSummary>(paths.cases, { exercise, ...where });
    await keep(name, summary);
    return summary;
  } catch (problem) {
    const last = problem instanceof Unreachable ? await kept<CaseSummary>(name) : undefined;
    if (last === undefined) throw problem;
    return last;
  }
}

/** A team's case as course staff see it in their list. */
async function caseNamed(stream: string): Promise<CaseSummary> {
  const cases = await freshOrKept<readonly CaseSummary[]>(paths.cases);
  const found = cases.find((one) => one.stream === stream);
  if (found === undefined) throw new ApiProblem(404, { code: 'case.unknown', params: { stream } });
  return found;
}
