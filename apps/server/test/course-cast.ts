import { paths, type FreshLink, type MadeCourse, type Pushed, type Role } from '@tracecraft/protocol';
import type { EventBody } from '@tracecraft/record';
import { signIn, TestDevice } from './test-device.ts';
import type { TestServer } from './test-server.ts';

export const OFFICE = 'office-1';
const DAY = 86_400_000;

/** Who is in the course of the tests: two teams of two, and one person of every other role. */
export const PEOPLE: readonly (readonly [string, Role])[] = [
  ['anan', 'trainee'],
  ['binh', 'trainee'],
  ['chan', 'trainee'],
  ['dara', 'trainee'],
  ['trainer-a', 'trainer'],
  ['assessor-a', 'assessor'],
  ['observer-a', 'observer'],
  ['steward-a', 'practice-steward'],
];

/** A course that grew over the public API alone: everybody has a device of their own. */
export interface CourseCast {
  readonly stream: string;
  readonly office: TestDevice;
  readonly devices: ReadonlyMap<string, TestDevice>;
  /** The device of a person. */
  readonly of: (person: string) => TestDevice;
  /** Writes one event into the course and pushes it; the device forgets it when it is refused. */
  readonly say: (person: string, kind: string, fields: EventBody['fields']) => Promise<Pushed>;
}

/** An office device; the account is planted, as `serve --empty` does. */
export async function officeDevice(server: TestServer, id: string = OFFICE): Promise<TestDevice> {
  await server.services.store.addAccounts([
    {
      id,
      name: 'Programme office',
      role: 'programme-office',
      agency: 'Sample',
      team: null,
      strength: 'sign-in-link',
    },
  ]);
  const device = new TestDevice(server.address, await server.sessionOf(id), id);
  await device.enrol();
  return device;
}

/** Makes a course, enrols everybody, forms the teams and plans one run of `blue-tape`. */
export async function openCast(server: TestServer, office?: TestDevice, prefix = ''): Promise<CourseCast> {
  const desk = office ?? (await officeDevice(server));
  const { stream } = (await (await desk.call('POST', paths.courses, {})).json()) as MadeCourse;
  const named = (id: string): string => prefix + id;
  const drafts: (readonly [string, EventBody['fields']])[] = [
    [
      'course.opened',
      { title: 'Five days', zone: 'Asia/Bangkok', starts: Date.now(), ends: Date.now() + 5 * DAY },
    ],
    ...PEOPLE.map(
      ([id, role]) =>
        [
          'person.enrolled',
          { account: named(id), name: `Officer ${id}`, role, organisation: 'Agency' },
        ] as const,
    ),
    ['team.formed', { team: 't1', name: 'Team one', members: ['anan', 'binh'].map(named) }],
    ['team.formed', { team: 't2', name: 'Team two', members: ['chan', 'dara'].map(named) }],
    ['run.planned', runFields()],
  ];
  const entries = [];
  for (const [kind, fields] of drafts)
    entries.push(await desk.write(stream, kind, fields, 'programme-office'));
  const pushed = await desk.push(stream, entries);
  if (pushed.refused.length > 0) throw new Error(JSON.stringify(pushed.refused));
  const devices = await devicesOf(
    server,
    desk,
    stream,
    PEOPLE.map(([id]) => named(id)),
  );
  const of = (person: string): TestDevice => devices.get(named(person)) ?? desk;
  return {
    stream,
    office: desk,
    devices,
    of,
    async say(person, kind, fields) {
      const role = PEOPLE.find(([id]) => id === person)?.[1] ?? 'programme-office';
      const device = of(person);
      const before = device.headIn(stream);
      const pushed = await device.push(stream, [await device.write(stream, kind, fields, role)]);
      // what was refused is no part of the feed
      if (pushed.refused.length > 0) device.head = before;
      return pushed;
    },
  };
}

/** Fields of the run `r1`: both teams play `blue-tape` for two hours. */
export function runFields(changes: EventBody['fields'] = {}): EventBody['fields'] {
  const starts = Date.now();
  return {
    run: 'r1',
    plays: 'exercise:blue-tape',
    version: '1.0.0',
    teams: ['t1', 't2'],
    starts,
    ends: starts + 7_200_000,
    assessed: false,
    ...changes,
  };
}

/** Signs everybody in by the links the office makes, and enrols a device each. */
async function devicesOf(
  server: TestServer,
  office: TestDevice,
  stream: string,
  accounts: readonly string[],
): Promise<Map<string, TestDevice>> {
  const answer = await office.call('POST', paths.courseLinks(stream), { accounts });
  const devices = new Map<string, TestDevice>();
  for (const { account, token } of (await answer.json()) as FreshLink[]) {
    const { session } = await signIn(server.address, token);
    const device = new TestDevice(server.address, session, account);
    await device.enrol();
    devices.set(account, device);
  }
  return devices;
}
