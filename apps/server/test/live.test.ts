import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardRow } from '@tracecraft/course';
import { paths, type LiveEntries } from '@tracecraft/protocol';
import { eventId, type Entry } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { listenTo, type Message } from './listen-to.ts';
import { plantCourse } from './plant-course.ts';
import { TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let device: TestDevice;
const stream = 'case:live';

beforeAll(async () => {
  server = await testServer();
  await plantCourse(server.services.store, ['blue-tape']);
  await server.services.store.openCase({
    stream,
    exercise: 'blue-tape',
    team: 'team-1',
    course: null,
    run: null,
    dryRun: false,
    opened: Date.now(),
  });
  device = new TestDevice(server.address, await server.sessionOf('trainee-1'), 'trainee-1');
  await device.enrol();
  await device.push(stream, [await device.write(stream, 'case.opened', { setting: 'exercise', title: 'x' })]);
}, 60_000);
afterAll(() => server.stop());

const entriesIn = (messages: readonly Message[]): readonly Entry[] =>
  messages.flatMap((one) => (JSON.parse(one.data) as LiveEntries).entries);
const ids = (entries: readonly Entry[]): string[] =>
  entries.map((entry) => eventId(nodeHashing, entry.header));

test('live entries: what is there, what comes, and resuming after the last id misses and repeats nothing', async () => {
  const written: Entry[] = [];
  const act = async (): Promise<void> => {
    const entry = await device.write(stream);
    written.push(entry);
    await device.push(stream, [entry]);
  };
  const listening = listenTo(
    server.address + paths.live(stream),
    device.session,
    (m) => entriesIn(m).length >= 4,
  );
  for (let i = 0; i < 3; i++) await act();
  const first = await listening;
  expect(ids(entriesIn(first)).slice(1)).toEqual(ids(written));
  for (let i = 0; i < 2; i++) await act();
  const last = first.at(-1)?.id ?? '';
  const resumed = await listenTo(
    server.address + paths.live(stream),
    device.session,
    (m) => entriesIn(m).length >= 2,
    {
      'last-event-id': last,
    },
  );
  expect(ids(entriesIn(resumed))).toEqual(ids(written.slice(3)));
  expect(resumed.at(-1)?.id).toBe('6');
});

test('another team may not listen', async () => {
  const answer = await fetch(server.address + paths.live(stream), {
    headers: { authorization: `Bearer ${await server.sessionOf('trainee-3')}` },
  });
  expect(answer.status).toBe(403);
});

test('the board: every team at once, at most four pictures a second, nothing sent to one who has the newest', async () => {
  const trainer = await server.sessionOf('trainer');
  const rowsOf = (message: Message | undefined): BoardRow[] =>
    JSON.parse(message?.data ?? '[]') as BoardRow[];
  const began = Date.now();
  const watching = listenTo(
    server.address + paths.boardLive('blue-tape'),
    trainer,
    (m) => (rowsOf(m.at(-1))[0]?.events ?? 0) >= 46,
  );
  for (let i = 0; i < 40; i++) await device.push(stream, [await device.write(stream)]);
  const pictures = await watching;
  const seconds = (Date.now() - began) / 1_000;
  expect(rowsOf(pictures[0]).map((row) => row.team)).toEqual(['team 1', 'team 2']);
  expect(pictures.length).toBeLessThanOrEqual(2 + Math.ceil(seconds * 4));
  const row = rowsOf(pictures.at(-1))[0];
  expect(row).toMatchObject({ stream, members: ['trainee-1', 'trainee-2'], events: 46 });
  expect(row?.devices).toMatchObject([{ officer: 'trainee-1', events: 46 }]);
  const newest = pictures.at(-1)?.id ?? '';
  const next = listenTo(server.address + paths.boardLive('blue-tape'), trainer, (m) => m.length >= 1, {
    'last-event-id': newest,
  });
  await new Promise((done) => setTimeout(done, 300));
  await device.push(stream, [await device.write(stream)]);
  expect(rowsOf((await next)[0])[0]?.events).toBe(47);
});
