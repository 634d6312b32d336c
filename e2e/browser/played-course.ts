import type { ExerciseBrief, Manner, SimulatedTeam } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { offsetMinutesAt } from '@tracecraft/workbench';
import { courseDevice, type CourseDevice } from '../../apps/cli/src/course/course-device.ts';
import { playTeam } from '../../apps/cli/src/course/play-team.ts';
import { evidenceRoom } from '../../apps/cli/src/play/evidence-room.ts';
import { practicesUnder, type PracticeFile } from '../../apps/cli/src/play/practice-shelf.ts';
import { plantCourse, type Person, type PlantedCourse } from './planted-course.ts';
import type { Product } from './product.ts';

const HOUR = 3_600_000;
const ZONE = 'Asia/Bangkok';
const RUN = 'blue-tape-friday';

/** Three assessors, and two more officers for each team. */
const MORE: readonly Person[] = [
  ['a-lin', 'Lin Aung', 'assessor'],
  ['a-rosa', 'Rosa Villanueva', 'assessor'],
  ['a-yoon', 'Yoon Ha-rin', 'assessor'],
  ['o-thu', 'Thu Phạm', 'trainee'],
  ['o-kai', 'Kai Tan', 'trainee'],
  ['o-lea', 'Lea Cruz', 'trainee'],
  ['o-wan', 'Wan Chai', 'trainee'],
];
const DUTIES = ['lead', 'photographer', 'digital-responder', 'property-officer'];
const TEAMS: readonly { team: string; name: string; manner: Manner; members: readonly string[] }[] = [
  { team: 'team-1', name: 'Team 1', manner: 'hurried', members: ['o-mya', 'o-bao', 'o-thu', 'o-kai'] },
  { team: 'team-2', name: 'Team 2', manner: 'careful', members: ['o-dara', 'o-jun', 'o-lea', 'o-wan'] },
];

/** The planted course after both teams played Blue Tape on their own devices and handed in; nothing is marked yet. */
export async function playCourse(
  product: Product,
): Promise<PlantedCourse & { readonly cases: readonly string[] }> {
  const course = await plantCourse(product, MORE);
  const starts = Date.now() - 8 * HOUR;
  for (const { team, name, members } of TEAMS) await course.say('team.formed', { team, name, members });
  await course.say('run.planned', {
    run: RUN,
    plays: 'exercise:blue-tape',
    version: '1.0.0',
    teams: TEAMS.map(({ team }) => team),
    starts,
    ends: starts + 2 * HOUR,
    assessed: true,
  });
  const device = (account: string): Promise<CourseDevice> =>
    courseDevice(product.address, course.links.get(account) ?? '', course.stream, clockAt(starts));
  const trainer = await device('t-suri');
  await trainer.pull();
  await trainer.perform('run.started', { run: RUN });
  await trainer.push();
  const officers = new Map<string, CourseDevice>();
  for (const account of TEAMS.flatMap(({ members }) => members)) officers.set(account, await device(account));
  return { ...course, cases: await playTeams(course.stream, officers, starts) };
}

async function playTeams(
  stream: string,
  officers: ReadonlyMap<string, CourseDevice>,
  starts: number,
): Promise<readonly string[]> {
  const api = [...officers.values()][0]!.api();
  const exercise = await api.get<ExerciseBrief>(paths.exercise('blue-tape'));
  const practices = practicesUnder(
    await api.get<readonly PracticeFile[]>(paths.practices),
    exercise.practices,
  );
  const room = evidenceRoom(exercise, api, { files: [], dataFolder: '' });
  const cases: string[] = [];
  for (const [seed, team] of TEAMS.entries()) {
    const now = Date.now();
    const run = { run: RUN, exercise, practices, starts, until: now, ends: now, room, share: 0 };
    const played = await playTeam({ stream, officers }, run, simulated(team, seed + 3));
    if (played !== null) cases.push(played.stream);
  }
  room.close();
  return cases;
}

function simulated(team: (typeof TEAMS)[number], seed: number): SimulatedTeam {
  const members = team.members.map((id, i) => ({
    id,
    name: id,
    agency: 'Sample agency',
    state: '',
    duty: DUTIES[i] ?? '',
    manner: team.manner,
    language: 'en',
    knows: { before: 0, after: 0 },
    lastDay: 5,
    followUps: [],
  }));
  return { ...team, members, seed };
}

/** A device's clock that stands still. */
function clockAt(time: number) {
  return {
    now: () => time,
    zoneAt: (at: number) => ({ zone: ZONE, offsetMinutes: offsetMinutesAt(ZONE, at) }),
    uncertaintyMs: 1_000,
    source: 'device' as const,
  };
}
