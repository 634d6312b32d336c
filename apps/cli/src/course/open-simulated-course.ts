import {
  planFromTemplate,
  type CoursePlan,
  type PlannedEvent,
  type SimulationPlan,
} from '@tracecraft/course';
import { paths, type Agency, type FreshLink, type MadeCourse } from '@tracecraft/protocol';
import { offsetMinutesAt, type Clock } from '@tracecraft/workbench';
import type { CourseContent } from './course-content.ts';
import { apiClient } from '../play/api-client.ts';
import { courseDevice, sessionOf, type CourseDevice } from './course-device.ts';
import { nothingTold, type Simulation } from './simulation.ts';

/** Where and when a course is played. */
export interface Opening {
  readonly plan: SimulationPlan;
  readonly content: CourseContent;
  readonly server: string;
  /** Sign-in link token of a programme office. */
  readonly officeLink: string;
  readonly setServerTime: (time: number) => Promise<void>;
  /** First day, `YYYY-MM-DD`. */
  readonly starts: string;
  readonly title: string;
  /** When the assessed scene is played instead of when the template has it. UTC milliseconds. */
  readonly scene?: { readonly starts: number; readonly ends: number };
  readonly say: (text: string) => void;
}

const ZONE = 'Asia/Bangkok';
const DAY_MS = 86_400_000;

interface DeviceClock extends Clock {
  readonly set: (time: number) => void;
}

/** A clock everybody in the course reads. */
function courseClock(): DeviceClock {
  let time = 0;
  return {
    now: () => time,
    set: (next) => void (time = next),
    zoneAt: (at) => ({ zone: ZONE, offsetMinutes: offsetMinutesAt(ZONE, at) }),
    uncertaintyMs: 1_000,
    source: 'device',
  };
}

/** The office opens the course a fortnight before, invites, enrols, forms teams and plans; everybody gets a device. */
export async function openSimulatedCourse(
  opening: Opening,
): Promise<{ readonly simulation: Simulation; readonly program: CoursePlan }> {
  const { plan, content, server, officeLink } = opening;
  const clock = courseClock();
  const program = programOf(opening);
  const begin = program.starts - 15 * DAY_MS;
  const setTime = async (time: number): Promise<void> => {
    clock.set(time);
    await opening.setServerTime(time);
  };
  await setTime(begin);
  const { session } = await sessionOf(server, officeLink);
  const { stream } = await apiClient(server, session).post<MadeCourse>(paths.courses, {});
  const office = await courseDevice(server, officeLink, stream, clock);
  await plant(office, opening, program);
  const everybody = [...content.sample.experts, ...plan.teams.flatMap(({ members }) => members)];
  // A new link ends the one before it: the office keeps its own.
  const others = everybody.map(({ id }) => id).filter((id) => id !== office.account);
  const links = await linksOf(office, stream, others);
  const devices = new Map<string, CourseDevice>();
  for (const [account, link] of links) devices.set(account, await courseDevice(server, link, stream, clock));
  for (const device of devices.values()) await device.pull();
  const expert = (role: string, at = 0): CourseDevice => {
    const found = content.sample.experts.filter((one) => one.role === role)[at];
    const device = devices.get(found?.id ?? '');
    if (device === undefined) throw new RangeError(`the sample course has no ${role}`);
    return device;
  };
  const simulation: Simulation = {
    plan,
    content,
    server,
    stream,
    clock,
    setTime,
    office,
    trainer: expert('trainer'),
    assessors: [expert('assessor'), expert('assessor', 1)],
    officers: new Map(
      plan.teams.flatMap(({ members }) => members.map(({ id }) => [id, devices.get(id)!] as const)),
    ),
    sharing: sharingDevices([office, ...devices.values()]),
    told: nothingTold(),
    say: opening.say,
  };
  return { simulation, program };
}

/** Each device opens the agency stream once, when it is first asked for; every time it reads what is new. */
function sharingDevices(devices: readonly CourseDevice[]): Simulation['sharing'] {
  const open = new Map<string, CourseDevice>();
  return async (account) => {
    const device = devices.find((one) => one.account === account);
    if (device === undefined) throw new RangeError(`nobody here is ${account}`);
    const { stream } = await device.api().get<Agency>(paths.agency);
    const there = open.get(account) ?? (await device.also(stream));
    open.set(account, there);
    await there.pull();
    return there;
  };
}

function programOf({ content, plan, starts, scene }: Opening): CoursePlan {
  const program = planFromTemplate(content.template, {
    starts,
    zone: ZONE,
    place: 'Hall A',
    teams: plan.teams.map(({ team }) => team),
    versionOf: (plays) => versionOf(content, plays),
  });
  if (scene === undefined) return program;
  const isScene = ({ fields }: PlannedEvent): boolean =>
    fields['assessed'] === true && String(fields['plays']).startsWith('exercise:');
  const runs = program.runs.map((run) =>
    isScene(run) ? { ...run, fields: { ...run.fields, ...scene } } : run,
  );
  return { ...program, runs };
}

function versionOf({ activities }: CourseContent, plays: string): string {
  const [, id] = plays.split(':');
  return activities.find((one) => one.id === id)?.version ?? '1.0.0';
}

/** True when this machine has what the run plays. */
function isPlayable({ activities, exercises }: CourseContent, plays: string): boolean {
  const [what, id = ''] = plays.split(':');
  return what === 'exercise' ? exercises.includes(id) : activities.some((one) => one.id === id);
}

async function plant(office: CourseDevice, opening: Opening, program: CoursePlan): Promise<void> {
  const { content, plan, title } = opening;
  const { sample } = content;
  await office.perform('course.opened', {
    title,
    template: program.template,
    zone: ZONE,
    starts: program.starts,
    ends: program.ends,
    note: sample.note,
  });
  await office.perform('sponsor.named', {
    name: 'Example Training Fund',
    text: 'travel and lodging of all delegations (sample)',
  });
  const people = plan.teams.flatMap(({ members }) => members);
  const seats = new Map<string, string>();
  for (const { state, agency } of sample.delegations) {
    const quota = Math.max(4, people.filter((one) => one.state === state).length);
    const invited = await office.perform('delegation.invited', { state, agency, quota });
    seats.set(state, invited.id);
  }
  for (const { id, name, organisation, role } of sample.experts)
    await office.perform('person.enrolled', { account: id, name, role, organisation, language: 'en' });
  for (const { id, name, state, language } of people)
    await office.perform('person.enrolled', {
      account: id,
      name,
      role: 'trainee',
      delegation: seats.get(state),
      language,
    });
  for (const { team, name, members } of plan.teams)
    await office.perform('team.formed', { team, name, members: members.map(({ id }) => id) });
  const runs = program.runs.filter(({ fields }) => isPlayable(content, String(fields['plays'])));
  for (const { kind, fields } of [...program.sessions, ...runs]) await office.perform(kind, fields);
  await office.push();
}

/** Fresh sign-in links, by account. */
export async function linksOf(
  office: CourseDevice,
  stream: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const made = await office.api().post<readonly FreshLink[]>(paths.courseLinks(stream), { accounts });
  return new Map(made.map(({ account, token }) => [account, token]));
}
