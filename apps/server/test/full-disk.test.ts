import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type DryRun, type Pulled } from '@tracecraft/protocol';
import type { Entry } from '@tracecraft/record';
import { TestDevice } from './test-device.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
/** 60 pages of 4 KiB hold the tables and a few dozen events. */
beforeAll(async () => {
  server = await testServer({ maxPages: 90 });
}, 60_000);
afterAll(() => server.stop());

test('a full disk: the push is refused as store.full, what was acknowledged stays, what was not can be sent again', async () => {
  const opened = await fetch(server.address + paths.dryRuns, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ exercise: 'blue-tape', officers: [{ name: 'A', duty: 'lead' }] }),
  });
  const { stream, officers } = (await opened.json()) as DryRun;
  const device = new TestDevice(server.address, officers[0]?.session ?? '', officers[0]?.id ?? '');
  await device.enrol();
  await device.push(stream, [await device.write(stream, 'case.opened', { setting: 'exercise', title: 'x' })]);
  const acknowledged: Entry[] = [];
  let refused: Response | null = null;
  for (let i = 0; i < 400 && refused === null; i++) {
    const entry = await device.write(stream, 'note.written', { text: randomBytes(2_000).toString('hex') });
    const answer = await device.call('POST', paths.entries(stream), { entries: [entry] });
    if (answer.status === 200) acknowledged.push(entry);
    else refused = answer;
  }
  expect(refused?.status).toBe(507);
  expect(await refused?.json()).toEqual({ error: { code: 'store.full', params: {} } });
  expect(acknowledged.length).toBeGreaterThan(3);
  const pulled = (await (await device.call('GET', paths.entries(stream))).json()) as Pulled;
  expect(pulled.entries.slice(1)).toEqual(acknowledged);
});
