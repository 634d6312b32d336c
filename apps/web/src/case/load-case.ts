import type { ExerciseBrief } from '@tracecraft/course';
import { adviseFrom, compilePractices, createMonitor } from '@tracecraft/practice';
import { paths, type Account, type CaseSummary } from '@tracecraft/protocol';
import { isWatcher } from '@tracecraft/workbench';
import { ApiProblem, Unreachable, postJson } from '../adapters/api.ts';
import { freshOrKept, keep, kept } from '../adapters/kept-answers.ts';
import { loadDrawings } from './drawings.ts';
import type { OpenCase } from './open-case-context.ts';
import { openStream } from './open-stream.ts';
import type { PracticeLibrary } from './practice-library.ts';
import { openPutAway } from './put-away.ts';

/** How often deadlines are looked at. */
const TICK_MS = 1_000;

/**
 * Opens a case on this device: from the server, or from what the device kept. A trainee's own team's; for course staff
 * `stream` says which team's.
 */
export async function loadCase(
  exerciseId: string,
  stream: string | null,
  account: Account,
  library: PracticeLibrary,
): Promise<OpenCase> {
  const exercise = await freshOrKept<ExerciseBrief>(paths.exercise(exerciseId));
  const practices = library.adopted(exercise.practices.overlay);
  const [summary, drawings] = await Promise.all([
    stream === null ? ownCase(exerciseId) : caseNamed(stream),
    stream === null ? loadDrawings(exercise) : new Map<string, string>(),
  ]);
  const putAway = await openPutAway(summary.stream);
  const compiled = compilePractices(practices.profile(exercise.practices.ids));
  const open = await openStream({
    stream: summary.stream,
    account,
    role: isWatcher(account.role) ? account.role : 'officer',
    zone: exercise.place.zone,
    monitor: () => createMonitor(compiled),
    advise: (verdicts, _events, now) => adviseFrom(verdicts, { compiled, now }),
  });
  setInterval(() => open.session.tick(Date.now()), TICK_MS);
  return { ...open, exercise, account, summary, practices, putAway, drawings };
}

/** The team's case: made on first request, remembered for when there is no network. */
async function ownCase(exercise: string): Promise<CaseSummary> {
  const name = `case:${exercise}`;
  try {
    const summary = await postJson<CaseSummary>(paths.cases, { exercise });
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
