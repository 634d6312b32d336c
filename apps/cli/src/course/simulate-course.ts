import {
  simulationPlan,
  type Course,
  type CoursePlan,
  type SimulationPlan,
  type SimulationSize,
} from '@tracecraft/course';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';
import { giveCertificates } from './give-certificates.ts';
import { beginSession, endSession, followUp, sessionsOf, type HeldSession } from './hold-session.ts';
import { holdCourt, markCases, releaseAndHear } from './mark-cases.ts';
import { linksOf, openSimulatedCourse, type Opening } from './open-simulated-course.ts';
import { closeRun, runsOf, startRun, type PlannedRun } from './play-run.ts';
import { shareCode } from './share-code.ts';
import { shareMembers } from './share-members.ts';
import { shareNotes } from './share-notes.ts';
import { shareRounds } from './share-rounds.ts';
import type { Simulation } from './simulation.ts';

/** What is to be played, and where. */
export interface SimulateOptions extends Pick<
  Opening,
  'plan' | 'content' | 'server' | 'officeLink' | 'setServerTime' | 'starts' | 'title' | 'say'
> {
  /** Data folder whose evidence is used before the server is asked for it. */
  readonly evidenceFolder: string;
}

const DAY_MS = 86_400_000;
const HOUR = 3_600_000;

/** Plays a whole course through the public API, from the invitation to the answers six months later. */
export async function simulateCourse(options: SimulateOptions): Promise<Simulation> {
  const { simulation, program } = await openSimulatedCourse(options);
  const { office, setTime, say, content } = simulation;
  await playDays(simulation, program, options, Number.POSITIVE_INFINITY);
  await setTime(program.ends);
  await shareMembers(simulation);
  await shareCode(simulation);
  await shareRounds(simulation);
  await shareNotes(simulation);
  await giveCertificates(simulation);
  await office.perform('course.closed', {});
  await office.push();
  for (const months of content.template.followUps) {
    await setTime(program.ends + months * 30 * DAY_MS);
    await office.signIn(options.officeLink);
    await signInAll(simulation);
    await followUp(simulation, months);
    say(`after ${months} months`);
  }
  return simulation;
}

/** How long before now the mock scene of a running course began, and how long it goes on. */
const SCENE_AGO = 45 * 60_000;
const SCENE_LASTS = 3 * HOUR;

/**
 * Plays a course up to `now`, on its second day: its scene began three quarters of an hour ago, and the teams are at
 * work. `options.starts` is the day before.
 */
export async function simulateRunning(options: SimulateOptions, now: number): Promise<Simulation> {
  const scene = { starts: now - SCENE_AGO, ends: now - SCENE_AGO + SCENE_LASTS };
  const { simulation, program } = await openSimulatedCourse({ ...options, scene });
  await playDays(simulation, program, options, now);
  await simulation.setTime(now);
  return simulation;
}

/** Holds the sessions that begin before `now` and plays their runs; teams stop acting a minute before it. */
async function playDays(
  simulation: Simulation,
  program: CoursePlan,
  options: SimulateOptions,
  now: number,
): Promise<void> {
  const runs = runsOf(program.runs).filter((run) => isKnown(simulation, run));
  const open = new Set<PlannedRun>();
  const waiting = new Set(runs.filter(({ starts }) => starts <= now));
  let day = Number.NaN;
  const startDue = async (time: number): Promise<void> => {
    for (const run of [...waiting].filter(({ starts }) => starts < time)) {
      waiting.delete(run);
      await startRun(simulation, run, options.evidenceFolder, now - 60_000);
      open.add(run);
    }
  };
  for (const held of sessionsOf(program.sessions, program.starts)) {
    if (held.starts > now) break;
    if (held.day !== day) await newDay(simulation, options, held);
    day = held.day;
    simulation.say(`day ${held.day}, ${held.session}`);
    await closeDue(simulation, open, held.starts);
    await startDue(held.starts);
    await beginSession(simulation, held);
    await startDue(held.ends);
    await endSession(simulation, held);
  }
  await startDue(now);
  await closeDue(simulation, open, now);
}

/** Who takes part, from the people of the sample course. Throws CommandError `course.size`. */
export function planFor(sample: Course, size: SimulationSize): SimulationPlan {
  try {
    return simulationPlan(sample, size);
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
    const { officers, teams } = size;
    const most = sample.teams.flatMap(({ members }) => members).length;
    const mostTeams = sample.teams.length;
    throw new CommandError('course.size', { officers, teams, most, mostTeams }, EXIT.usage);
  }
}

function isKnown({ content }: Simulation, { plays }: PlannedRun): boolean {
  const [what, id = ''] = plays.split(':');
  return what === 'exercise'
    ? content.exercises.includes(id)
    : content.activities.some((activity) => activity.id === id);
}

/** In the morning everybody signs in: sessions last three days, links seven. */
async function newDay(simulation: Simulation, options: SimulateOptions, held: HeldSession): Promise<void> {
  await simulation.setTime(held.starts - HOUR);
  await simulation.office.signIn(options.officeLink);
  await signInAll(simulation);
}

async function signInAll({ office, stream, trainer, assessors, officers }: Simulation): Promise<void> {
  const devices = [trainer, ...assessors, ...officers.values()];
  const links = await linksOf(
    office,
    stream,
    devices.map(({ account }) => account),
  );
  await Promise.all(devices.map((device) => device.signIn(links.get(device.account) ?? '')));
}

/** Closes the runs whose end is not after `time`; an assessed exercise is marked, heard in court, released and appealed. */
async function closeDue(simulation: Simulation, open: Set<PlannedRun>, time: number): Promise<void> {
  for (const run of [...open].filter(({ ends }) => ends <= time)) {
    open.delete(run);
    await closeRun(simulation, run);
    if (!run.assessed || !run.plays.startsWith('exercise:')) continue;
    const cases = simulation.told.cases.filter((one) => one.run === run.run);
    await markCases(simulation, cases);
    await holdCourt(simulation, cases);
    await releaseAndHear(simulation, run.run, cases);
  }
}
