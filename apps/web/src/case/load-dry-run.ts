import { portableHashing, toHex } from '@tracecraft/bytes';
import { briefOf, packExercise, openExercise, type CourseRun, type Exercise } from '@tracecraft/course';
import { adviseFrom, compilePractices, createMonitor } from '@tracecraft/practice';
import type { Account } from '@tracecraft/protocol';
import { feedId, keyId } from '@tracecraft/record';
import { createSession } from '@tracecraft/workbench';
import { ApiProblem } from '../adapters/api.ts';
import { deviceClock } from '../adapters/clock.ts';
import { deviceSigner } from '../adapters/device-key.ts';
import type { Link } from '../adapters/link.ts';
import { partsOfDraft } from './parts-of-draft.ts';
import type { CaseRun } from './case-run.ts';
import { keptDraft, type ExerciseDraft } from './exercise-drafts.ts';
import type { OpenCase } from './open-case-context.ts';
import { completed, type PracticeLibrary } from './practice-library.ts';
import { openPutAway } from './put-away.ts';

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;

/** A draft played as a trainee would: signed and judged like a case, but in this page's memory alone. Nothing is sent or kept. */
export async function loadDryRun(key: string, account: Account, library: PracticeLibrary): Promise<OpenCase> {
  const draft = await keptDraft(key);
  if (draft === null || draft.account !== account.id)
    throw new ApiProblem(404, { code: 'exercise.unknown', params: { exercise: key } });
  const exercise = readDraft(draft);
  const stream = `case:${toHex(crypto.getRandomValues(new Uint8Array(16)))}`;
  const { ids, overlay } = exercise.practices;
  const practices = (await completed(library, ids)).adopted(overlay);
  const compiled = compilePractices(practices.profile(ids));
  const signer = await deviceSigner(account.id);
  const clock = deviceClock(exercise.place.zone);
  const session = await createSession({
    ports: {
      hashing: portableHashing,
      signer,
      clock,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      journal: { append: () => Promise.resolve(), load: () => Promise.resolve([]) },
    },
    stream,
    officer: { id: account.id, role: 'officer' },
    monitor: () => createMonitor(compiled),
    advise: (verdicts, _events, now) => adviseFrom(verdicts, { compiled, now }),
  });
  setInterval(() => session.tick(clock.now()), TICK_MS);
  const { id, name, agency } = account;
  return {
    session,
    link: silentLink,
    exercise: briefOf(exercise),
    account,
    summary: {
      stream,
      exercise: exercise.id,
      run: null,
      course: null,
      team: name,
      members: [{ id, name, agency }],
      staff: [],
      events: 0,
      handedIn: false,
    },
    practices,
    putAway: await openPutAway(stream),
    drawings: new Map(Object.entries(draft.views)),
    feed: feedId(portableHashing, keyId(portableHashing, signer.publicKey), stream),
    keyAlgorithm: signer.publicKey.algorithm,
    run: dryRun(exercise, account),
  };
}

/** Nothing goes anywhere. */
const silentLink: Link = {
  state: () => SILENT,
  subscribe: () => () => undefined,
  wake: () => undefined,
  close: () => undefined,
};
const SILENT = { unsent: 0, reach: 'dry-run', refused: [], lastSent: null } as const;

function readDraft(draft: ExerciseDraft): Exercise {
  const packed = packExercise(partsOfDraft(draft));
  const opened = 'errors' in packed ? packed : openExercise(packed.bytes);
  if ('errors' in opened)
    throw new ApiProblem(422, { code: 'exercise.invalid', params: { exercise: draft.exercise.id } });
  return opened.exercise;
}

/** A run that began when the page was opened and lasts as long as the exercise. */
function dryRun({ truth, minutes, id, version }: Exercise, account: Account): CaseRun {
  const now = Date.now();
  const run: CourseRun = {
    run: 'dry-run',
    event: '',
    by: account.id,
    at: now,
    plays: `exercise:${id}`,
    version,
    teams: [],
    starts: now,
    ends: now + minutes * MINUTE_MS,
    session: null,
    assessed: false,
    marking: { markers: null, tolerance: null, calibration: null },
    state: 'running',
    started: now,
    pauses: [],
    closed: null,
    released: true,
    duties: new Map(),
  };
  return {
    course: null,
    state: () => run,
    team: () => null,
    subscribe: () => () => undefined,
    injects: truth.injects ?? [],
    hintText: (hint) => {
      const text = truth.hints?.find((one) => one.id === hint)?.text;
      return text === undefined ? Promise.reject(new RangeError(hint)) : Promise.resolve(text);
    },
    truth,
  };
}
