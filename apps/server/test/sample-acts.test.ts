import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type CaseSummary, type Pulled } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { samplePlayers } from '../src/seed/sample-acts.ts';
import { openCast, type CourseCast } from './course-cast.ts';
import { bodyOf } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

const MINUTE = 60_000;
let server: TestServer;
let cast: CourseCast;
let own: CaseSummary;
let start = 0;
/** The server's clock runs this much ahead. */
let ahead = 0;

beforeAll(async () => {
  server = await testServer({ now: () => Date.now() + ahead });
  cast = await openCast(server);
  await cast.say('trainer-a', 'run.started', { run: 'r1' });
  const opened = await cast.of('anan').call('POST', paths.cases, { exercise: 'blue-tape', run: 'r1' });
  own = (await opened.json()) as CaseSummary;
  const opening = { setting: 'exercise', title: 'Store room', exercise: 'blue-tape@1.0.0' };
  await cast.of('anan').push(own.stream, [await cast.of('anan').write(own.stream, 'case.opened', opening)]);
  start = Date.now();
}, 60_000);
afterAll(() => server.stop());

/** Acts signed now for the minutes given, as `course simulate --running` leaves them. */
async function actsAt(minutes: readonly number[]): Promise<void> {
  const acts: Entry[] = [];
  for (const minute of minutes) {
    const at = start + minute * MINUTE;
    const body = bodyOf('anan', { text: `minute ${minute}` });
    const claimed = { ...body.claimed, start: at };
    acts.push(await cast.of('anan').sign(own.stream, 'note.written', { ...body, claimed, recorded: at }));
  }
  const lines = acts.map((act) => JSON.stringify(act));
  writeFileSync(join(server.folder, 'sample-acts.jsonl'), `${lines.join('\n')}\n`);
}

async function notes(): Promise<readonly unknown[]> {
  const answer = await cast.of('anan').call('GET', paths.entries(own.stream));
  const { entries } = (await answer.json()) as Pulled;
  return entries
    .filter(({ header }) => header.kind === 'note.written')
    .map(({ body }) => body.fields['text']);
}

test('a data folder that was not made as a sample is never played in', () => {
  expect(samplePlayers(server.services, server.folder)).toBeNull();
});

test('signed acts arrive when their time has come, wait in a pause, and stop when the run is closed', async () => {
  await actsAt([1, 2, 3, 30, 50, 90]);
  const players = samplePlayers(server.services, server.folder)!;
  expect(await players.step()).toBe(6);
  expect(await notes()).toEqual([]);
  ahead = 2.5 * MINUTE;
  expect(await players.step()).toBe(4);
  expect(await notes()).toEqual(['minute 1', 'minute 2']);
  await cast.say('trainer-a', 'run.paused', { run: 'r1' });
  ahead = 4 * MINUTE;
  expect(await players.step()).toBe(4);
  expect(await notes()).toHaveLength(2);
  await cast.say('trainer-a', 'run.resumed', { run: 'r1' });
  expect(await players.step()).toBe(3);
  expect(await notes()).toEqual(['minute 1', 'minute 2', 'minute 3']);
});

test('a restart repeats nothing and misses nothing', async () => {
  const again = samplePlayers(server.services, server.folder)!;
  ahead = 40 * MINUTE;
  expect(await again.step()).toBe(2);
  expect(await notes()).toEqual(['minute 1', 'minute 2', 'minute 3', 'minute 30']);
});

test('nothing is sent into a closed run', async () => {
  const players = samplePlayers(server.services, server.folder)!;
  await cast.say('trainer-a', 'run.closed', { run: 'r1' });
  ahead = 60 * MINUTE;
  expect(await players.step()).toBe(0);
  expect(await notes()).toHaveLength(4);
});
