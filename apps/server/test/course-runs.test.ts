import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Score } from '@tracecraft/course';
import { paths, type BoardRun, type CaseSummary, type HintText, type Pulled } from '@tracecraft/protocol';
import { judgeCase } from '../src/results/case-score.ts';
import { openCast, runFields, type CourseCast } from './course-cast.ts';
import { bodyOf, type TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

const MINUTE = 60_000;
let server: TestServer;
let cast: CourseCast;
/** The server's clock runs this much ahead of the devices'. */
let ahead = 0;
let own: CaseSummary;

beforeAll(async () => {
  server = await testServer({ now: () => Date.now() + ahead });
  cast = await openCast(server);
  await cast.say('trainer-a', 'run.started', { run: 'r1' });
  own = await caseOf('anan');
  await act('anan', 'case.opened', { setting: 'exercise', title: 'Store room', exercise: 'blue-tape@1.0.0' });
}, 60_000);
afterAll(() => server.stop());

async function caseOf(person: string, run = 'r1', exercise = 'blue-tape'): Promise<CaseSummary> {
  const answer = await cast.of(person).call('POST', paths.cases, { exercise, run });
  expect(answer.status).toBe(200);
  return (await answer.json()) as CaseSummary;
}

/** Writes one act into the record of team one and pushes it; what is refused is forgotten. */
async function act(
  person: string,
  kind: string,
  fields: Record<string, unknown> = { text: 'seen' },
): Promise<string> {
  const device = cast.of(person);
  const before = device.headIn(own.stream);
  const role = person.startsWith('trainer') ? 'trainer' : 'recorder';
  const { refused } = await device.push(own.stream, [
    await device.write(own.stream, kind, fields as never, role),
  ]);
  if (refused.length > 0) device.head = before;
  return refused[0]?.code ?? 'accepted';
}

async function json<T>(device: TestDevice, path: string): Promise<T> {
  const answer = await device.call('GET', path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

async function refusal(person: string, path: string): Promise<string> {
  const answer = await cast.of(person).call('GET', path);
  return ((await answer.json()) as { error?: { code: string } }).error?.code ?? 'let in';
}

async function boardRow(): Promise<BoardRun> {
  const rows = await json<BoardRun[]>(cast.of('observer-a'), paths.runBoard('r1'));
  return rows.find((one) => one.teamId === 't1')!;
}

test('a hint opens its words once the record says it was taken, and to nobody else', async () => {
  const path = paths.hint(own.stream, 'phone-choice');
  expect(await refusal('anan', path)).toBe('hint.not-taken');
  expect(await refusal('anan', paths.hint(own.stream, 'no-such'))).toBe('hint.unknown');
  expect(await refusal('chan', path)).toBe('permission.refused');
  expect(await act('anan', 'hint.taken', { hint: 'phone-choice', price: 100 })).toBe('accepted');
  expect((await json<HintText>(cast.of('binh'), path)).text['en']).toBeTypeOf('string');
  expect(await refusal('anan', paths.hint(own.stream, 'tape-container'))).toBe('hint.not-taken');
});

test("the clock of a run stands still in a pause, and the team's own device writes an inject down", async () => {
  await cast.say('trainer-a', 'run.paused', { run: 'r1' });
  ahead = 119 * MINUTE;
  expect(await boardRow()).toMatchObject({ clock: { state: 'paused', paused: true, runsOut: null } });
  ahead = 0;
  await cast.say('trainer-a', 'run.resumed', { run: 'r1' });
  expect(await act('anan', 'inject.delivered', { inject: 'rain' })).toBe('accepted');
});

test("a trainer's device puts a message into the record, and nothing an officer would write", async () => {
  expect(await act('trainer-a', 'inject.delivered', { inject: 'own', message: 'The lawyer is here.' })).toBe(
    'accepted',
  );
  expect(await act('trainer-a', 'note.written')).toBe('entry.role');
  expect(await act('assessor-a', 'inject.delivered', { inject: 'own' })).toBe('entry.role');
});

test('the board of a run shows plan, time, devices and teams that have not begun', async () => {
  const rows = await json<(BoardRun & { team: string; events: number })[]>(
    cast.of('trainer-a'),
    paths.runBoard('r1', cast.stream),
  );
  expect(rows.map((one) => one.team)).toEqual(['Team one', 'Team two']);
  expect(rows[0]).toMatchObject({
    sync: 'current',
    offline: [],
    late: 0,
    clock: { run: 'r1', state: 'running', left: null },
  });
  expect(rows[1]).toMatchObject({ sync: 'none', events: 0 });
  const { clock } = rows[0]!;
  expect((clock?.runsOut ?? 0) - Date.now()).toBeGreaterThan(110 * MINUTE);
  ahead = 10 * MINUTE;
  expect(await boardRow()).toMatchObject({ sync: 'behind', offline: ['Officer anan'] });
  ahead = 0;
  expect(await refusal('anan', paths.runBoard('r1'))).toBe('permission.refused');
  expect(await refusal('steward-a', paths.runBoard('r1'))).toBe('permission.refused');
});

test('a score waits for the release; a changed one reaches the team only then, and then all of it', async () => {
  await act('anan', 'case.handed-in', {});
  expect(await refusal('anan', paths.score(own.stream))).toBe('score.not-released');
  expect(await refusal('anan', paths.truth('blue-tape'))).toBe('score.not-released');
  const before = await json<Score>(cast.of('assessor-a'), paths.score(own.stream));
  const component = before.components.find((one) => one.part === 'process')?.id ?? '';
  const change = { case: own.stream, component, points: 50, reason: 'seen on the video' };
  expect((await cast.say('assessor-a', 'score.changed', change)).accepted).toHaveLength(1);
  const first = await json<Pulled>(cast.of('anan'), paths.entries(cast.stream));
  expect(first.entries.map((one) => one.header.kind)).not.toContain('score.changed');
  await cast.say('trainer-a', 'score.released', { run: 'r1' });
  const rest = await json<Pulled>(cast.of('anan'), `${paths.entries(cast.stream)}?from=${first.next}`);
  expect(rest.entries.map((one) => one.header.kind)).toEqual(['score.changed', 'score.released']);
  const whole = await json<Pulled>(cast.of('anan'), paths.entries(cast.stream));
  expect(whole.entries.filter((one) => one.header.kind === 'score.changed')).toHaveLength(1);
  const theirs = await json<Pulled>(cast.of('chan'), paths.entries(cast.stream));
  expect(theirs.entries.map((one) => one.header.kind)).not.toContain('score.changed');
  const score = await json<Score>(cast.of('anan'), paths.score(own.stream));
  expect(score.components.find((one) => one.id === component)).toMatchObject({ points: 50 });
  expect(await refusal('chan', paths.score(own.stream))).toBe('permission.refused');
});

test('marks of people enter the score and are never read by trainees', async () => {
  const { library } = server.services;
  const rubric = library.rubrics('blue-tape').find((one) => one.part === 'explanation')!;
  const [criterion] = rubric.criteria;
  for (const [person, round] of [
    ['assessor-a', 'first'],
    ['trainer-a', 'second'],
  ] as const)
    await cast.say(person, 'mark.given', {
      case: own.stream,
      rubric: `${rubric.id}@${rubric.version}`,
      criterion: criterion?.id ?? '',
      level: 3,
      round,
    });
  const score = await json<Score>(cast.of('anan'), paths.score(own.stream));
  const marked = score.components.find((one) => one.id === `explanation.${rubric.id}.${criterion?.id ?? ''}`);
  expect(marked?.points).toBeGreaterThan(0);
  const seen = await json<Pulled>(cast.of('anan'), paths.entries(cast.stream));
  expect(seen.entries.map((one) => one.header.kind)).not.toContain('mark.given');
});

test("a device that joins late gets the team's whole record and goes on in it", async () => {
  const late = cast.of('binh');
  expect((await caseOf('binh')).stream).toBe(own.stream);
  const { entries } = await json<Pulled>(late, paths.entries(own.stream));
  expect(entries[0]?.header.kind).toBe('case.opened');
  expect(await act('binh', 'note.written', { text: 'joined an hour late' })).toBe('accepted');
  expect(await boardRow()).toMatchObject({ teamId: 't1', late: 0 });
});

test('a run closed while devices are offline: their acts arrive, are kept and marked late', async () => {
  const device = cast.of('binh');
  const during = await device.write(own.stream, 'note.written', { text: 'done offline, in time' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await cast.say('trainer-a', 'run.closed', { run: 'r1' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const after = await device.write(own.stream, 'note.written', { text: 'done after the close' });
  const pushed = await device.push(own.stream, [during, after]);
  expect(pushed.accepted).toHaveLength(2);
  const { late } = await json<Pulled>(cast.of('anan'), paths.entries(own.stream));
  expect(late).toEqual(pushed.accepted);
  expect(await boardRow()).toMatchObject({ late: 2, clock: { state: 'closed' } });
  const { events } = await judged();
  expect(events).toContain(pushed.accepted[0]);
  expect(events).not.toContain(pushed.accepted[1]);
});

async function judged(): Promise<{ events: readonly string[] }> {
  const row = await server.services.store.caseOf(own.stream);
  return { events: (await judgeCase(server.services, row!)).events.map((one) => one.id) };
}

test('a clock that was set back by a day during the run costs nothing that arrived in time', async () => {
  const device = cast.of('chan');
  const theirs = await (async () => {
    await cast.say('trainer-a', 'run.planned', runFields({ run: 'r2', teams: ['t2'] }));
    await cast.say('trainer-a', 'run.started', { run: 'r2' });
    return caseOf('chan', 'r2');
  })();
  await device.push(theirs.stream, [
    await device.write(theirs.stream, 'case.opened', {
      setting: 'exercise',
      title: 'x',
      exercise: 'blue-tape@1.0.0',
    }),
  ]);
  const body = bodyOf('chan', { text: 'the clock jumped' });
  const off = Date.now() + 26 * 60 * MINUTE;
  const jumped = await device.sign(theirs.stream, 'note.written', {
    ...body,
    claimed: { ...body.claimed, start: off },
    recorded: off,
    clock: { ...body.clock, epoch: 1 },
  });
  expect((await device.push(theirs.stream, [jumped])).accepted).toHaveLength(1);
  await cast.say('trainer-a', 'run.closed', { run: 'r2' });
  const row = await server.services.store.caseOf(theirs.stream);
  expect((await judgeCase(server.services, row!)).events).toHaveLength(2);
});

test("a device that joins when the run is over finds the team's record, and no new one", async () => {
  expect((await caseOf('binh')).stream).toBe(own.stream);
  const answer = await cast.of('dara').call('POST', paths.cases, { exercise: 'blue-tape', run: 'r1' });
  expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('run.closed');
});
