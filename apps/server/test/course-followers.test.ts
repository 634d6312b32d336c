import { afterAll, beforeAll, expect, test } from 'vitest';
import { rubricName, type MarkingTask, type Rubric } from '@tracecraft/course';
import { paths, type CaseSummary, type FreshLink, type LiveEntries, type Pulled } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { openCast, type CourseCast } from './course-cast.ts';
import { listenTo, type Message } from './listen-to.ts';
import { signIn, TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
let own: CaseSummary;
let rubric: Rubric;
/** Assessors beside `assessor-a` of the cast. */
const more = new Map<string, TestDevice>();

beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  for (const account of ['assessor-b', 'assessor-c']) {
    await cast.say('office-1', 'person.enrolled', { account, name: account, role: 'assessor' });
    const answer = await cast.office.call('POST', paths.courseLinks(cast.stream), { accounts: [account] });
    const [link] = (await answer.json()) as FreshLink[];
    const { session } = await signIn(server.address, link?.token ?? '');
    const device = new TestDevice(server.address, session, account);
    await device.enrol();
    more.set(account, device);
  }
  await cast.say('trainer-a', 'run.started', { run: 'r1' });
  own = (await (
    await cast.of('anan').call('POST', paths.cases, { exercise: 'blue-tape', run: 'r1' })
  ).json()) as CaseSummary;
  rubric = server.services.library.rubrics('blue-tape').find((one) => one.markers === 2)!;
}, 60_000);
afterAll(() => server.stop());

const deviceOf = (person: string): TestDevice => more.get(person) ?? cast.of(person);

/** Gives marks of every criterion, or of those named. */
async function mark(
  person: string,
  level: number,
  round: string,
  criteria: readonly string[] = rubric.criteria.map(({ id }) => id),
  about = own.stream,
): Promise<void> {
  const device = deviceOf(person);
  const role = person.startsWith('trainer') ? 'trainer' : 'assessor';
  const entries: Entry[] = [];
  for (const criterion of criteria) {
    const fields = { case: about, rubric: rubricName(rubric), criterion, level, round };
    entries.push(await device.write(cast.stream, 'mark.given', fields, role));
  }
  expect((await device.push(cast.stream, entries)).refused).toEqual([]);
}

const byOthers = (person: string, entries: readonly Entry[]): string[] =>
  entries
    .filter(({ header, body }) => header.kind === 'mark.given' && body.performer !== person)
    .map(({ body }) => `${body.performer} ${String(body.fields['criterion'])}`);

async function pulled(person: string, from = 0): Promise<Pulled> {
  const answer = await deviceOf(person).call('GET', `${paths.entries(cast.stream)}?from=${from}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Pulled;
}

async function left(person: string): Promise<readonly MarkingTask[]> {
  const answer = await deviceOf(person).call('GET', paths.courseMarking(cast.stream));
  expect(answer.status).toBe(200);
  return ((await answer.json()) as MarkingTask[]).filter((one) => one.rubric === rubricName(rubric));
}

const entriesIn = (messages: readonly Message[]): readonly Entry[] =>
  messages.flatMap((one) => (JSON.parse(one.data) as LiveEntries).entries);

/** What the person's live connection brings until `enough`. */
async function live(
  person: string,
  from: number,
  enough: (entries: readonly Entry[]) => boolean,
): Promise<readonly Entry[]> {
  const address = `${server.address}${paths.live(cast.stream)}?from=${from}`;
  return entriesIn(await listenTo(address, deviceOf(person).session, (got) => enough(entriesIn(got))));
}

const ids = (): string[] => rubric.criteria.map(({ id }) => id);

test('an assessor gets the marks of another only with the last of their own, paged and live', async () => {
  const before = (await pulled('assessor-b')).total;
  const listening = live('assessor-b', before, (got) => byOthers('assessor-b', got).length === ids().length);
  await mark('assessor-a', 1, 'first');
  expect(byOthers('assessor-b', (await pulled('assessor-b')).entries)).toEqual([]);
  expect(byOthers('trainer-a', (await pulled('trainer-a')).entries)).toHaveLength(ids().length);
  expect(await left('assessor-b')).toMatchObject([{ round: 'second', begun: false, criteria: ids() }]);
  await mark('assessor-b', 4, 'second', ids().slice(1));
  const beforeLast = await pulled('assessor-b');
  expect(byOthers('assessor-b', beforeLast.entries)).toEqual([]);
  await mark('assessor-b', 4, 'second', ids().slice(0, 1));
  const rest = await pulled('assessor-b', beforeLast.next);
  expect(byOthers('assessor-b', rest.entries)).toEqual(ids().map((id) => `assessor-a ${id}`));
  expect(byOthers('assessor-b', await listening)).toEqual(ids().map((id) => `assessor-a ${id}`));
});

test('a third marks what two are too far apart on, without seeing what they gave', async () => {
  expect(byOthers('assessor-c', (await pulled('assessor-c')).entries)).toEqual([]);
  const [task] = await left('assessor-c');
  expect(task).toMatchObject({ round: 'third', criteria: ids() });
  await mark('assessor-c', 3, 'third', ids().slice(1));
  expect(byOthers('assessor-c', (await pulled('assessor-c')).entries)).toEqual([]);
  await mark('assessor-c', 3, 'third', ids().slice(0, 1));
  expect(byOthers('assessor-c', (await pulled('assessor-c')).entries)).toHaveLength(2 * ids().length);
  expect(await left('assessor-c')).toEqual([]);
});

test('marks of calibration reach no other assessor', async () => {
  const { next } = await pulled('assessor-b');
  await mark('assessor-a', 2, 'calibration', ids(), 'worked:one');
  expect(byOthers('assessor-b', (await pulled('assessor-b', next)).entries)).toEqual([]);
  expect(byOthers('trainer-a', (await pulled('trainer-a', next)).entries)).toHaveLength(ids().length);
});

test("a trainee's live connection carries what is for everybody, the own and nothing else", async () => {
  const { total } = await pulled('trainer-a');
  const until = (got: readonly Entry[]): boolean =>
    got.some(({ body }) => body.fields['title'] === 'the last of this test');
  const hearing = live('anan', total, until);
  const other = live('chan', total, until);
  await cast.say('anan', 'test.answered', { test: 'five-day@1.0.0', pass: 'before', answers: ['a=b'] });
  await cast.say('trainer-a', 'attendance.opened', { session: 's1', secret: 'turns' });
  await cast.say('office-1', 'person.withdrawn', { account: 'dara' });
  await mark('assessor-a', 2, 'first', ids().slice(0, 1));
  const changed = { case: own.stream, component: 'process.x', points: 5, reason: 'seen' };
  await cast.say('assessor-a', 'score.changed', changed);
  await cast.say('assessor-a', 'court.questioned', { case: own.stream, about: [], question: 'When?' });
  await cast.say('trainer-a', 'material.added', {
    title: 'the last of this test',
  });
  const kinds = (got: readonly Entry[]): string[] => got.map((one) => one.header.kind);
  expect(kinds(await hearing)).toEqual(['test.answered', 'court.questioned', 'material.added']);
  expect(kinds(await other)).toEqual(['material.added']);
});
