import { writeFileSync } from 'node:fs';
import type { ExerciseBrief, Score } from '@tracecraft/course';
import { adviseFrom, compilePractices, createMonitor, type Practice } from '@tracecraft/practice';
import { paths, type DryRun } from '@tracecraft/protocol';
import {
  inHand,
  offsetMinutesAt,
  openExercise,
  runScript,
  type Clock,
  type RunOptions,
  type Script,
  type ScriptRun,
  type Session,
  type Stage,
} from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { apiClient, type ApiClient } from './api-client.ts';
import { evidenceRoom, type EvidencePlaces, type EvidenceRoom } from './evidence-room.ts';
import { nodeHashing } from './node-hashing.ts';
import { officerDevice, type OfficerDevice } from './officer-device.ts';
import { pictures } from './pictures.ts';
import { practicesUnder, type PracticeFile } from './practice-shelf.ts';

/** Where and with what a script is played. */
export interface PlayOptions {
  readonly server: string;
  /** Session of a trainer, or null when the server is on this machine. */
  readonly token: string | null;
  readonly evidence: EvidencePlaces;
  /** Where the bundle is written. */
  readonly bundle: string;
  readonly onLine?: RunOptions['onLine'];
}

/** What came of a play. */
export interface Played {
  readonly exercise: ExerciseBrief;
  readonly stream: string;
  readonly run: ScriptRun;
  readonly practices: readonly Practice[];
  /** Session of the first officer, which has seen everything. */
  readonly session: Session;
  /** Officer id → word of the script. */
  readonly handles: ReadonlyMap<string, string>;
  /** Null when the work was never handed in and nobody of the course staff asked. */
  readonly score: Score | null;
}

/** Plays `script` through the public API of a server: one throw-away team, one device and session an officer. */
export async function playExercise(
  exerciseId: string,
  script: Script,
  options: PlayOptions,
): Promise<Played> {
  const staff = apiClient(options.server, options.token);
  const officers = script.officers.map(({ name, duty }) => ({ name, duty }));
  if (officers.length === 0) throw new CommandError('play.no-officers', {}, EXIT.badInput);
  const dryRun = await staff.post<DryRun>(paths.dryRuns, { exercise: exerciseId, officers });
  const first = dryRun.officers[0];
  if (first === undefined) throw new CommandError('play.not-tracecraft', { status: 200 }, EXIT.badInput);
  const lead = apiClient(options.server, first.session);
  const exercise = await lead.get<ExerciseBrief>(paths.exercise(exerciseId));
  if (!['exercise', 'proficiency'].includes(exercise.setting))
    throw new CommandError('play.duty', {}, EXIT.refused);
  const files = await lead.get<readonly PracticeFile[]>(paths.practices);
  const practices = practicesUnder(files, exercise.practices);
  const clock = scriptClock(script.zone);
  const devices = await openDevices(script, dryRun, options.server, clock, practices);
  const room = evidenceRoom(exercise, lead, options.evidence);
  try {
    const stage = stageOf(exercise, practices, devices, { clock, room, lead });
    const run = await runScript(
      script,
      stage,
      options.onLine === undefined ? {} : { onLine: options.onLine },
    );
    writeFileSync(options.bundle, await lead.bytes(paths.bundle(dryRun.stream)));
    const session = [...devices.values()][0]!.session;
    const score = await scoreOf(dryRun.stream, options.token === null ? lead : staff);
    const handles = new Map([...devices].map(([handle, { id }]) => [id, handle]));
    return { exercise, stream: dryRun.stream, run, practices, session, handles, score };
  } finally {
    room.close();
  }
}

/** A trainee's score exists once the work is handed in. */
async function scoreOf(stream: string, api: ApiClient): Promise<Score | null> {
  try {
    return await api.get<Score>(paths.score(stream));
  } catch (problem) {
    if (problem instanceof CommandError && problem.code === 'case.not-handed-in') return null;
    throw problem;
  }
}

interface ScriptClock extends Clock {
  set(time: number): void;
}

/** The clock of the script: it says what the script says, and knows it is no measured time. */
function scriptClock(zone: string): ScriptClock {
  let time = 0;
  return {
    now: () => time,
    set: (next) => (time = next),
    zoneAt: (at) => ({ zone, offsetMinutes: offsetMinutesAt(zone, at) }),
    uncertaintyMs: 0,
    source: 'manual',
  };
}

async function openDevices(
  script: Script,
  dryRun: DryRun,
  server: string,
  clock: Clock,
  practices: readonly Practice[],
): Promise<ReadonlyMap<string, OfficerDevice>> {
  const compiled = compilePractices(practices);
  const devices = new Map<string, OfficerDevice>();
  for (const [i, { handle, duty }] of script.officers.entries()) {
    const { id, session } = dryRun.officers[i]!;
    const device = await officerDevice(apiClient(server, session), { id, duty }, dryRun.stream, clock, {
      monitor: () => createMonitor(compiled),
      advise: (verdicts, events, now) => adviseFrom(verdicts, { compiled, now, inHand: inHand(events, id) }),
    });
    devices.set(handle, device);
  }
  return devices;
}

interface Props {
  readonly clock: ScriptClock;
  readonly room: EvidenceRoom;
  readonly lead: ApiClient;
}

function stageOf(
  exercise: ExerciseBrief,
  practices: readonly Practice[],
  devices: ReadonlyMap<string, OfficerDevice>,
  { clock, room, lead }: Props,
): Stage {
  return {
    hashing: nodeHashing,
    officers: devices,
    adviceMode: exercise.adviceMode,
    opening: openExercise(nodeHashing, exercise, practices),
    setTime: (time) => clock.set(time),
    exchange: async () => {
      for (const device of devices.values()) await device.push();
      for (const device of devices.values()) await device.pull();
    },
    photograph: pictures(exercise, lead),
    evidence: (id) => room.open(id),
  };
}
