import { afterAll, beforeAll, expect, test } from 'vitest';
import { courseRules, type Activity } from '@tracecraft/course';
import { paths, type CaseSummary, type Pulled } from '@tracecraft/protocol';
import { eventId, kindNamed, type Entry, type EventBody } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { permissions, type RouteName } from '../src/permissions.ts';
import { OFFICE, openCast, runFields, type CourseCast } from './course-cast.ts';
import { TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

/** One person of every role in the course. */
const ROLE_OF = {
  anan: 'trainee',
  'trainer-a': 'trainer',
  'assessor-a': 'assessor',
  'observer-a': 'observer',
  [OFFICE]: 'programme-office',
  'steward-a': 'practice-steward',
} as const;
const PEOPLE = Object.keys(ROLE_OF);
const KINDS = Object.keys(courseRules);

let server: TestServer;
let cast: CourseCast;
let stranger: CourseCast;
let theirs: CaseSummary;

beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  stranger = await openCast(server, cast.office, 'other-');
  const gaps = { run: 'a1', plays: 'activity:find-the-seven-gaps', teams: ['t1'] };
  await cast.say('trainer-a', 'run.planned', runFields(gaps));
  for (const run of ['r1', 'a1']) await cast.say('trainer-a', 'run.started', { run });
  const asked = { exercise: 'blue-tape', run: 'r1', course: cast.stream };
  theirs = (await (await cast.of('chan').call('POST', paths.cases, asked)).json()) as CaseSummary;
}, 60_000);
afterAll(() => server.stop());

const SOME_EVENT = 'ab'.repeat(32);
const SAMPLE = { text: 'x', person: 'chan', list: ['a=b'], 'yes-no': true, integer: 1, time: 1 };
const ABOUT: Readonly<Record<string, string>> = {
  'person.enrolled': 'new-one',
  'person.withdrawn': 'dara',
  'team.formed': 't9',
};

/** Fields of each kind that name the team t2, its case and its officer chan. */
function fieldsOf(kind: string, written: ReadonlyMap<string, string>): EventBody['fields'] {
  const known: EventBody['fields'] = {
    account: ABOUT[kind] ?? 'chan',
    team: ABOUT[kind] ?? 't2',
    case: theirs.stream,
    run: 'r9',
    ...(kind === 'court.answered' ? { question: written.get('court.questioned') ?? SOME_EVENT } : {}),
    ...(kind === 'appeal.decided' ? { appeal: written.get('appeal.raised') ?? SOME_EVENT } : {}),
  };
  const specs = Object.entries(kindNamed(kind)?.fields ?? {});
  return Object.fromEntries(
    specs
      .filter(([name, { required }]) => required === true || name in known)
      .map(([name, { type, choices }]) => {
        const sample = type in SAMPLE ? SAMPLE[type as keyof typeof SAMPLE] : (choices?.[0] ?? SOME_EVENT);
        return [name, known[name] ?? sample];
      }),
  );
}

/** Who may write what, written apart from the table so that a change of the table shows. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  trainee: [
    'duties.assigned attendance.marked code.signed test.answered survey.answered follow-up.answered',
    'activity.answered court.answered appeal.raised lesson.observed',
  ],
  trainer: [
    'team.formed duties.assigned session.planned session.cancelled material.added attendance.opened',
    'attendance.marked code.signed survey.answered follow-up.answered exercise.published run.planned run.started',
    'run.paused run.resumed run.extended run.closed court.questioned mark.given score.changed score.released',
    'appeal.decided lesson.observed',
  ],
  assessor: [
    'attendance.marked code.signed survey.answered follow-up.answered court.questioned mark.given score.changed',
    'appeal.decided lesson.observed',
  ],
  observer: ['code.signed survey.answered follow-up.answered lesson.observed'],
  'practice-steward': ['code.signed survey.answered follow-up.answered lesson.observed'],
  'programme-office': [
    'course.opened course.closed delegation.invited sponsor.named person.enrolled person.withdrawn team.formed',
    'duties.assigned session.planned session.cancelled material.added attendance.opened attendance.marked',
    'code.signed survey.answered follow-up.answered run.planned lesson.observed certificate.issued',
    'certificate.revoked',
  ],
};

test('every role may write the kinds of its list and no other', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const [person, role] of Object.entries(ROLE_OF)) {
    const device = cast.of(person);
    const before = device.headIn(cast.stream);
    const spoilt: Entry[] = [];
    for (const kind of KINDS) {
      const entry = await device.write(cast.stream, kind, fieldsOf(kind, new Map()), role);
      // a role that may write it gets as far as the signature, and the course stays as it is
      spoilt.push({ ...entry, signature: `A${entry.signature.slice(1)}` });
    }
    const { accepted, refused } = await device.push(cast.stream, spoilt);
    device.head = before;
    expect(accepted).toEqual([]);
    const may = (WRITES[role] ?? []).join(' ').split(' ');
    for (const [i, kind] of KINDS.entries()) {
      tried++;
      const code = refused.find(({ id }) => id === eventId(nodeHashing, spoilt[i]!.header))?.code;
      if ((code === 'entry.role') === may.includes(kind)) wrong.push(`${role} ${kind}: ${code}`);
    }
  }
  console.log(`writing walk: ${KINDS.length} kinds × ${PEOPLE.length} roles, ${tried} tried`);
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(200);
});

const EVERYONE = [
  'course.opened course.closed delegation.invited sponsor.named person.enrolled team.formed duties.assigned',
  'session.planned session.cancelled material.added exercise.published run.planned run.started run.paused',
  'run.resumed run.extended run.closed score.released lesson.observed',
];
/** What chan of team t2 reads of it beside that; a changed score waits for the release of its run. */
const CONCERNED = [
  'attendance.marked code.signed test.answered survey.answered follow-up.answered certificate.issued',
  'certificate.revoked activity.answered court.questioned court.answered appeal.raised appeal.decided',
];
const STAFF = ['person.withdrawn attendance.opened score.changed'];

test('every role reads the kinds of its list and no other', async () => {
  const { store, live } = server.services;
  const planter = new TestDevice(server.address, await server.sessionOf(OFFICE), OFFICE);
  const planted = new Set<string>();
  const written = new Map<string, string>();
  for (const kind of KINDS) {
    const body = { ...(await planter.write('course:x', kind, fieldsOf(kind, written))).body };
    const entry = await planter.sign(cast.stream, kind, { ...body, performer: 'chan' });
    const id = eventId(nodeHashing, entry.header);
    written.set(kind, id);
    planted.add(id);
    // past the door of the server: here it is asked who reads, not who writes
    const [outcome] = await store.append([{ id, entry, received: Date.now() }]);
    expect(outcome?.outcome).toBe('accepted');
  }
  live.grown(cast.stream);
  const lists: Readonly<Record<string, readonly string[]>> = {
    anan: EVERYONE,
    chan: [...EVERYONE, ...CONCERNED],
    'observer-a': EVERYONE,
    'steward-a': EVERYONE,
    'assessor-a': [...EVERYONE, ...CONCERNED, ...STAFF],
    'trainer-a': [...EVERYONE, ...CONCERNED, ...STAFF, 'mark.given'],
    [OFFICE]: [...EVERYONE, ...CONCERNED, ...STAFF, 'mark.given'],
  };
  for (const [person, list] of Object.entries(lists)) {
    const answer = await cast.of(person).call('GET', paths.entries(cast.stream));
    const { entries } = (await answer.json()) as Pulled;
    const seen = entries.filter(({ header }) => planted.has(eventId(nodeHashing, header)));
    expect(seen.map(({ header }) => header.kind).toSorted(), person).toEqual(
      list.join(' ').split(' ').toSorted(),
    );
  }
});

/** Routes of a course and who in it may call them, written apart from the table. */
const ROUTES: Readonly<Partial<Record<RouteName, string>>> = {
  'POST /api/courses/:stream/links': 'trainer programme-office',
  'GET /api/courses/:stream/calendar': 'trainee trainer assessor observer programme-office practice-steward',
  'GET /api/courses/:stream/roster.csv': 'trainer assessor programme-office',
  'GET /api/courses/:stream/results.csv': 'trainer assessor programme-office',
  'GET /api/courses/:stream/report': 'programme-office',
  'GET /api/courses/:stream/report.pdf': 'programme-office',
  'GET /api/courses/:stream/report.html': 'programme-office',
  'POST /api/courses/:stream/certificates': 'programme-office',
  'GET /api/courses/:stream/certificates.pdf': 'trainee trainer assessor programme-office',
  'GET /api/courses/:stream/marking': 'trainer assessor',
  'GET /api/courses/:stream/runs/:run/key': 'trainer assessor programme-office',
  'GET /api/courses/:stream/bundle': 'trainer programme-office',
  'GET /api/streams/:stream/entries': 'trainee trainer assessor observer programme-office practice-steward',
  'POST /api/streams/:stream/entries': 'trainee trainer assessor observer programme-office practice-steward',
  'GET /api/streams/:stream/bundle': 'trainer programme-office',
  'GET /api/boards/run/:run': 'trainer assessor observer programme-office',
};

async function status(device: TestDevice, route: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const run = path.includes('/boards/') ? 'r1' : 'a1';
  const address = path.replace(':stream', encodeURIComponent(cast.stream)).replace(':run', run);
  const where = path.includes('/boards/') ? `${address}?course=${encodeURIComponent(cast.stream)}` : address;
  const answer = await device.call(method, where, method === 'POST' ? { nothing: true } : undefined);
  await answer.arrayBuffer();
  return answer.status;
}

test('every route of a course lets in who is listed, and nobody of another course', async () => {
  const wrong: string[] = [];
  for (const [route, list] of Object.entries(ROUTES)) {
    for (const [person, role] of Object.entries(ROLE_OF)) {
      const got = await status(cast.of(person), route);
      const isIn = got !== 401 && got !== 403 && !(got === 409 && route.endsWith('/key'));
      if (isIn !== list.split(' ').includes(role)) wrong.push(`${route} as ${role}: ${got}`);
    }
    for (const person of ['anan', 'trainer-a', 'assessor-a', 'observer-a']) {
      const got = await status(stranger.of(person), route);
      if (got !== 403 && got !== 404) wrong.push(`${route} as ${person} of another course: ${got}`);
    }
  }
  expect(wrong).toEqual([]);
  const walked = new Set(Object.keys(ROUTES));
  const open = ['GET /api/courses/:stream/status.json'];
  const ofCourse = (Object.keys(permissions) as RouteName[]).filter((one) =>
    one.includes('/api/courses/:stream'),
  );
  expect(ofCourse.filter((one) => !walked.has(one))).toEqual(open);
}, 60_000);

test('what is right in an activity is told to its trainees only once the run is closed', async () => {
  const key = (person: string): Promise<Response> =>
    cast.of(person).call('GET', paths.activityKey(cast.stream, 'a1'));
  const early = await key('anan');
  expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('run.open')]);
  expect((await key('chan')).status).toBe(403);
  const whole = (await (await key('trainer-a')).json()) as Extract<Activity, { kind: 'gaps' }>;
  expect(whole.gaps).toHaveLength(7);
  await cast.say('trainer-a', 'run.closed', { run: 'a1' });
  expect(await (await key('anan')).json()).toEqual(whole);
  expect((await key('chan')).status).toBe(403);
});
