import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCourse, type Course } from '@tracecraft/course';
import type { Account } from '@tracecraft/protocol';
import type { Services } from '../services.ts';

type Needs = Pick<Services, 'store' | 'library'>;

/** Publishes the sample regional course on a store without people. Answers the course it planted, or null. */
export async function seedWhenEmpty(services: Needs, contentFolder: string): Promise<Course | null> {
  const { store } = services;
  if ((await store.accounts()).length > 0) return null;
  const course = readCourse(join(contentFolder, 'courses', 'regional-sample.yaml'));
  if (course === null) return null;
  await seedCourse(services, course);
  return course;
}

function readCourse(file: string): Course | null {
  if (!existsSync(file)) return null;
  const parsed = parseCourse(readFileSync(file, 'utf8'));
  return 'course' in parsed ? parsed.course : null;
}

async function seedCourse({ store, library }: Needs, course: Course): Promise<void> {
  const published = library.all().map((one) => one.id);
  const exercises = course.exercises.filter((id) => published.includes(id));
  for (const { id, name } of course.teams) await store.addTeam({ id, name }, exercises);
  const trainees = course.teams.flatMap((team) =>
    team.members.map(({ id, name, state, agency }) =>
      person({ id, name, role: 'trainee', agency: `${agency}, ${state}`, team: team.id }),
    ),
  );
  const experts = course.experts.map(({ id, name, organisation, role }) =>
    person({ id, name, role, agency: organisation, team: null }),
  );
  // People last: a store with people counts as seeded, one cut short before that is seeded again.
  await store.addAccounts([...experts, ...trainees]);
}

function person(given: Omit<Account, 'strength'>): Account {
  return { ...given, strength: 'sign-in-link' };
}
