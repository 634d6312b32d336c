import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseBrief, Manner, SimulatedTeam } from '@tracecraft/course';
import { compilePractices, type Practice } from '@tracecraft/practice';
import { paths, type CaseSummary } from '@tracecraft/protocol';
import type { CaseEvent } from '@tracecraft/record';
import {
  offsetMinutesAt,
  openExercise,
  parseScript,
  runScript,
  type Clock,
  type Script,
  type Stage,
} from '@tracecraft/workbench';
import { contentFolder } from '../content-folder.ts';
import type { ApiClient } from '../play/api-client.ts';
import type { EvidenceRoom } from '../play/evidence-room.ts';
import { nodeHashing } from '../play/node-hashing.ts';
import { pictures } from '../play/pictures.ts';
import { officerDevice, type OfficerDevice } from '../play/officer-device.ts';
import { noPractices } from './no-practices.ts';
import type { PlayedCase, Simulation } from './simulation.ts';
import { varyScript } from './vary-script.ts';

/** What all teams of a run share. */
export interface TeamRun {
  readonly run: string;
  readonly exercise: ExerciseBrief;
  readonly practices: readonly Practice[];
  readonly starts: number;
  /** Nothing is sent that is done later than this, UTC milliseconds. */
  readonly until: number;
  /** What is done after `until` and before this is signed all the same, and kept for later. */
  readonly ends: number;
  readonly room: EvidenceRoom;
  /** Which of the teams this is, as a share of them, 0–1. */
  readonly share: number;
}

const SCRIPTS: Readonly<Record<Manner, readonly string[]>> = {
  careful: ['careful', 'hurried'],
  hurried: ['hurried', 'careful'],
  'stops-early': ['careful', 'hurried'],
  guesses: ['careful', 'hurried'],
};
/** A team is at work five minutes after the start. */
const SETTLE_MS = 5 * 60_000;
/** Some take longer to begin. */
const SPREAD_MS = 12 * 60_000;
const MINUTE_MS = 60_000;

/** The script a team of this manner plays, or null where the exercise ships none. */
function scriptFor(exercise: string, manner: Manner): Script | null {
  const files = SCRIPTS[manner].map((name) =>
    join(contentFolder, 'exercises', exercise, 'plays', `${name}.acts`),
  );
  const file = files.find((one) => existsSync(one));
  return file === undefined ? null : parseScript(readFileSync(file, 'utf8'));
}

/** Plays one team's case on devices of its own, which meet without a network and sync at the end. */
export async function playTeam(
  simulation: Pick<Simulation, 'stream' | 'officers'>,
  { run, exercise, practices, starts, until, ends, room, share }: TeamRun,
  team: SimulatedTeam,
): Promise<PlayedCase | null> {
  const base = scriptFor(exercise.id, team.manner);
  if (base === null || base.officers.length > team.members.length) return null;
  const script = varyScript(base, team.manner, team.seed, starts + SETTLE_MS + settling(team, share, until));
  const api = apiOf(simulation, team.members[0]?.id ?? '');
  const asked = { exercise: exercise.id, run, course: simulation.stream };
  const { stream } = await api.post<CaseSummary>(paths.cases, asked);
  const clock = teamClock(script.zone, starts);
  const devices = new Map<string, OfficerDevice>();
  for (const [handle, account] of castOf(script, team)) {
    const duty = script.officers.find((one) => one.handle === handle)?.duty ?? '';
    const own = apiOf(simulation, account);
    devices.set(handle, await officerDevice(own, { id: account, duty }, stream, clock, noPractices));
  }
  const stage: Stage = {
    hashing: nodeHashing,
    officers: devices,
    adviceMode: exercise.adviceMode,
    opening: openExercise(nodeHashing, exercise, compilePractices(practices).practices),
    setTime: (time) => clock.set(time),
    exchange: async () => meet([...devices.values()]),
    photograph: pictures(exercise, api),
    evidence: (id) => room.open(id),
  };
  const played = await runScript(named(script, team), stage, { until: Math.max(until, ends) });
  const isDone = ({ body }: Pick<CaseEvent, 'body'>): boolean => body.recorded <= until;
  for (const device of devices.values()) await device.push(until);
  const toCome = [...devices.values()].flatMap(({ session }) => session.outbox());
  const events = [...devices.values()][0]?.session.events().filter(isDone).length ?? 0;
  const performed = new Map([...played.performed].filter(([, event]) => isDone(event)));
  return { run, exercise: exercise.id, team, stream, events, toCome, script: { ...played, performed } };
}

/** Scripts have one act a minute: in a course that is watched while it runs, teams take turns within it. */
function settling({ seed }: SimulatedTeam, share: number, until: number): number {
  const spread = seed % SPREAD_MS;
  return Number.isFinite(until) ? spread - (spread % MINUTE_MS) + Math.floor(share * MINUTE_MS) : spread;
}

function apiOf({ officers }: Pick<Simulation, 'officers'>, account: string): ApiClient {
  const device = officers.get(account);
  if (device === undefined) throw new RangeError(`no device of ${account}`);
  return device.api();
}

/** Duties go to who has them in this course, then to who is left. */
function castOf(script: Script, { members }: SimulatedTeam): ReadonlyMap<string, string> {
  const free = [...members];
  const take = (duty: string): string => {
    const at = Math.max(
      0,
      free.findIndex((one) => one.duty === duty),
    );
    return free.splice(at, 1)[0]?.id ?? '';
  };
  return new Map(script.officers.map(({ handle, duty }) => [handle, take(duty)]));
}

/** The script with the names and agencies of those who play it. */
function named(script: Script, team: SimulatedTeam): Script {
  const cast = castOf(script, team);
  const officers = script.officers.map((officer) => {
    const member = team.members.find(({ id }) => id === cast.get(officer.handle));
    return member === undefined ? officer : { ...officer, name: member.name, agency: member.agency };
  });
  return { ...script, officers };
}

interface TeamClock extends Clock {
  readonly set: (time: number) => void;
}

function teamClock(zone: string, start: number): TeamClock {
  let time = start;
  return {
    now: () => time,
    set: (next) => void (time = next),
    zoneAt: (at) => ({ zone, offsetMinutes: offsetMinutesAt(zone, at) }),
    uncertaintyMs: 1_000,
    source: 'device',
  };
}

/** More than one officer ever does between two meetings: opening a case takes a few acts. */
const NEWEST = 8;

/** Devices of one team hand each other what they have, as they would over their own radio. */
function meet(devices: readonly OfficerDevice[]): void {
  const fresh = devices.flatMap(({ session }) => session.outbox().slice(-NEWEST));
  for (const { session } of devices) session.receive(fresh);
}
