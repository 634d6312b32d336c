import type { Course, Member } from '../course.ts';
import { seededNumbers } from '../readiness/bootstrap.ts';

/** How somebody works in a simulated course. */
export type Manner = 'careful' | 'hurried' | 'stops-early' | 'guesses';

export interface SimulatedOfficer extends Member {
  readonly manner: Manner;
  readonly language: string;
  /** Share of test items known before and after the course, 0–1. */
  readonly knows: { readonly before: number; readonly after: number };
  /** Takes part until the end of this day of the course; later sessions are missed. */
  readonly lastDay: number;
  /** Answers the follow-up of this many months; none: never. */
  readonly followUps: readonly number[];
}

export interface SimulatedTeam {
  readonly team: string;
  readonly name: string;
  readonly manner: Manner;
  readonly members: readonly SimulatedOfficer[];
  /** For everything else a team's play needs of chance. */
  readonly seed: number;
}

/** Who takes part in a simulated course and how: all of its chance, from one seed. */
export interface SimulationPlan {
  readonly seed: number;
  readonly teams: readonly SimulatedTeam[];
}

export interface SimulationSize {
  readonly officers: number;
  readonly teams: number;
  readonly seed: number;
}

/** Every course has each manner, as long as it has four teams. */
const MANNERS: readonly Manner[] = [
  'careful',
  'hurried',
  'stops-early',
  'guesses',
  'careful',
  'hurried',
  'careful',
  'careful',
];
const LANGUAGES: Readonly<Record<string, string>> = { 'Viet Nam': 'vi', 'Republic of Korea': 'ko' };
const KNOWS: Readonly<Record<Manner, readonly [number, number]>> = {
  careful: [0.55, 0.9],
  hurried: [0.5, 0.75],
  'stops-early': [0.45, 0.6],
  guesses: [0.25, 0.4],
};
const LAST_DAY = 5;

/**
 * The people of the sample course, dealt over teams as they stand there. Throws RangeError for more officers than the
 * sample has, or for teams that would be empty.
 */
export function simulationPlan(sample: Course, { officers, teams, seed }: SimulationSize): SimulationPlan {
  const everybody = sample.teams.flatMap((team) => team.members);
  if (officers > everybody.length || teams > sample.teams.length || teams < 1 || officers < teams)
    throw new RangeError(`${officers} officers in ${teams} teams`);
  const chance = seededNumbers(seed);
  const people = everybody.slice(0, officers);
  return {
    seed,
    teams: sample.teams.slice(0, teams).map(({ id, name }, i) => {
      const manner = MANNERS[i % MANNERS.length] ?? 'careful';
      const from = Math.floor((i * officers) / teams);
      const to = Math.floor(((i + 1) * officers) / teams);
      return {
        team: id,
        name,
        manner,
        seed: Math.floor(chance() * 2 ** 31),
        members: people.slice(from, to).map((member) => officerOf(member, manner, chance)),
      };
    }),
  };
}

function officerOf(member: Member, manner: Manner, chance: () => number): SimulatedOfficer {
  const [before, after] = KNOWS[manner];
  const leaves = manner === 'stops-early' && chance() < 0.5;
  return {
    ...member,
    manner,
    language: LANGUAGES[member.state] ?? 'en',
    knows: { before: spread(before, chance), after: spread(after, chance) },
    lastDay: leaves ? 3 : LAST_DAY,
    followUps: leaves || chance() < 0.2 ? [] : chance() < 0.3 ? [3] : [3, 6],
  };
}

function spread(middle: number, chance: () => number): number {
  return Math.min(1, Math.max(0, middle + (chance() - 0.5) * 0.3));
}
