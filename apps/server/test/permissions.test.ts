import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, paths, type DryRun, type Role } from '@tracecraft/protocol';
import { accessTo, permissions, type RouteName } from '../src/permissions.ts';
import { plantCourse } from './plant-course.ts';
import { testServer, type TestServer } from './test-server.ts';

/** Everyone who may knock: one account per role, a trainee of the team, one of another, and nobody. */
const CALLERS = ['nobody', 'trainee-1', 'trainee-3', ...ROLES.filter((role) => role !== 'trainee')] as const;
const ROUTES = Object.keys(permissions) as RouteName[];
const BLOB = 'ab'.repeat(32);

let server: TestServer;
let stream = '';
let evidence = '';
const sessions = new Map<string, string>();

beforeAll(async () => {
  server = await testServer();
  const { store, library } = server.services;
  await plantCourse(store, ['blue-tape']);
  stream = (
    await store.openCase({
      stream: 'case:walk',
      exercise: 'blue-tape',
      team: 'team-1',
      course: null,
      run: null,
      dryRun: false,
      opened: 1,
    })
  ).stream;
  await store.addBlob({ sha256: BLOB, size: 1, mediaType: 'image/png' }, 'team-1');
  evidence = library.exercise('blue-tape').evidence[0]?.sha256 ?? '';
  for (const caller of CALLERS) if (caller !== 'nobody') sessions.set(caller, await server.sessionOf(caller));
}, 60_000);
afterAll(() => server.stop());

function pathOf(route: RouteName): string {
  const digest = route.includes('/blobs/') ? BLOB : evidence;
  return (route.split(' ')[1] ?? '')
    .replace(':stream', encodeURIComponent(stream))
    .replace(':sha256', digest)
    .replace(':exercise', 'blue-tape')
    .replace(':id', 'blue-tape')
    .replace(':name', 'phone')
    .replace('*', '0/000');
}

async function knock(route: RouteName, caller: string): Promise<{ status: number; code: string }> {
  const [method = ''] = route.split(' ');
  const session = sessions.get(caller);
  const abort = new AbortController();
  const answer = await fetch(server.address + pathOf(route), {
    method,
    headers: {
      // as from another machine: the loopback exception has a test of its own
      'x-forwarded-for': '203.0.113.9',
      ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    ...(method === 'POST' ? { body: '[]' } : {}),
    signal: abort.signal,
  });
  const live = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = live ? '' : await answer.text();
  abort.abort();
  const code = /"error":\{"code":"([^"]+)"/.exec(text)?.[1] ?? '';
  return { status: answer.status, code };
}

/** What the table says of `caller`; written apart from the gate so that a fault in the gate shows. */
function expected(
  route: RouteName,
  caller: string,
): 'in' | 'session.needed' | 'permission.refused' | 'case.not-handed-in' {
  const access = accessTo(route);
  if (access.anyone === true) return 'in';
  if (caller === 'nobody') return 'session.needed';
  const role = caller.replace(/-\d$/, '') as Role;
  if (access.all?.includes(role) === true) return 'in';
  const mine =
    caller === 'trainee-1' ||
    (access.subject === 'exercise' || access.subject === 'evidence' ? caller === 'trainee-3' : false) ||
    isTeacherAtBlob(access.subject, role);
  if (access.own?.includes(role) === true && mine) return 'in';
  if (access.ownAfterHandIn?.includes(role) === true && mine) return 'case.not-handed-in';
  return 'permission.refused';
}

/** Attachments of cases outside a course are for every trainer and assessor. */
function isTeacherAtBlob(subject: string, role: Role): boolean {
  return subject === 'blob' && (role === 'trainer' || role === 'assessor');
}

test('every role on every route gets what the table says', async () => {
  const tally = { in: 0, out: 0 };
  const wrong: string[] = [];
  for (const route of ROUTES.filter((one) => one !== 'DELETE /api/session')) {
    for (const caller of CALLERS) {
      const wanted = expected(route, caller);
      const { status, code } = await knock(route, caller);
      const out = ['session.needed', 'permission.refused', 'case.not-handed-in'].includes(code);
      const right = wanted === 'in' ? !out && status !== 401 && status !== 403 : code === wanted;
      tally[out ? 'out' : 'in']++;
      if (!right) wrong.push(`${route} as ${caller}: wanted ${wanted}, got ${status} ${code}`);
    }
  }
  console.log(
    `permission walk: ${ROUTES.length} routes × ${CALLERS.length} callers, ${tally.in} let in, ${tally.out} refused`,
  );
  expect(wrong).toEqual([]);
  expect(tally.in).toBeGreaterThan(50);
  expect(tally.out).toBeGreaterThan(50);
});

test('the server has the routes of the table and no other', () => {
  const table = new Set<string>(ROUTES);
  const printed = server.app.printRoutes({ commonPrefix: false, includeHooks: false });
  for (const route of ROUTES) {
    const [method = '', url = ''] = route.split(' ');
    expect(server.app.hasRoute({ method: method as 'GET', url }), route).toBe(true);
    table.delete(route);
  }
  expect(table.size).toBe(0);
  const leaves = [...printed.matchAll(/\(([A-Z, ]+)\)/g)].flatMap((match) => (match[1] ?? '').split(', '));
  const known = ROUTES.map((one) => one.split(' ')[0]).flatMap((method) =>
    method === 'GET' ? ['GET', 'HEAD'] : [method],
  );
  expect(leaves.toSorted()).toEqual(known.toSorted());
});

test('no trainee sees truth or score before the hand-in, and the brief holds no truth', async () => {
  const session = sessions.get('trainee-1') ?? '';
  const brief = await (
    await fetch(server.address + paths.exercise('blue-tape'), {
      headers: { authorization: `Bearer ${session}` },
    })
  ).text();
  const { truth } = server.services.library.exercise('blue-tape');
  expect(Object.keys(JSON.parse(brief) as object)).not.toContain('truth');
  for (const finding of truth.findings)
    expect(brief).not.toContain(JSON.stringify(finding.explanation.en).slice(1, -1));
});

test('the score of a dry run is there before a hand-in, for its own officers alone', async () => {
  const opened = await fetch(server.address + paths.dryRuns, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ exercise: 'blue-tape', officers: [{ name: 'A', duty: 'lead' }] }),
  });
  const dryRun = (await opened.json()) as DryRun;
  const scoreFor = (session: string): Promise<Response> =>
    fetch(server.address + paths.score(dryRun.stream), { headers: { authorization: `Bearer ${session}` } });
  expect(
    ((await (await scoreFor(dryRun.officers[0]?.session ?? '')).json()) as { total: number }).total,
  ).toBe(0);
  expect((await scoreFor(sessions.get('trainee-1') ?? '')).status).toBe(403);
});

test('a dry run without sign-in is for programs on this machine only', async () => {
  const knockAs = (headers: Record<string, string>): Promise<Response> =>
    fetch(server.address + paths.dryRuns, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ exercise: 'blue-tape', officers: [{ name: 'A', duty: 'lead' }] }),
    });
  expect((await knockAs({})).status).toBe(200);
  expect((await knockAs({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  expect((await knockAs({ origin: 'http://elsewhere.example' })).status).toBe(401);
});
