import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BoardRow } from '@tracecraft/course';
import { paths } from '@tracecraft/protocol';
import { verifyBundle } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { nodeVerify } from '../src/adapters/node-keys.ts';
import { playPartWay } from '../src/seed/play-part-way.ts';
import { seedWhenEmpty } from '../src/seed/seed-when-empty.ts';
import { unpackEvidence } from '../src/seed/unpack-evidence.ts';
import { contentFolder, testServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.stop());

test('an empty store becomes the sample course, once', async () => {
  const course = await seedWhenEmpty(server.services, contentFolder);
  if (course === null) throw new Error('no course');
  expect(await seedWhenEmpty(server.services, contentFolder)).toBeNull();
  const people = await server.services.store.accounts();
  const trainees = people.filter((one) => one.role === 'trainee');
  expect([trainees.length, people.length - trainees.length]).toEqual([40, 7]);
  expect(new Set(trainees.map((one) => one.team)).size).toBe(8);
  expect(course.delegations).toHaveLength(11);
  for (const id of course.exercises) expect(await server.services.store.teamsWith(id), id).toHaveLength(8);
  await playPartWay(server.services, contentFolder, course);
});

test('one team is part-way, on time, without a departure; its record verifies and its pictures are there', async () => {
  const trainer = await server.sessionOf('kim-seo-yeon');
  const headers = { authorization: `Bearer ${trainer}` };
  const rows = (await (
    await fetch(server.address + paths.board('blue-tape'), { headers })
  ).json()) as BoardRow[];
  expect(rows).toHaveLength(8);
  const alive = rows.filter((row) => row.events > 0);
  expect(alive.map((row) => row.team)).toEqual(['Banyan']);
  expect(alive[0]?.exhibits).toBe(2);
  expect(alive[0]?.departures).toEqual([]);
  expect(Date.now() - (alive[0]?.newest ?? 0)).toBeLessThan(5 * 60_000);
  const bundle = await fetch(server.address + paths.bundle(alive[0]?.stream ?? ''), { headers });
  const report = await verifyBundle(new Uint8Array(await bundle.arrayBuffer()), {
    hashing: nodeHashing,
    verify: nodeVerify,
  });
  expect(report.problems).toEqual([]);
  expect([report.verdict, report.setting, report.anchor, report.events]).toEqual([
    'consistent',
    'exercise',
    'none',
    alive[0]?.events,
  ]);
  const { entries } = await server.services.store.read(alive[0]?.stream ?? '', 0, 500);
  const pictures = entries.flatMap(({ entry }) => entry.body.attachments);
  expect(pictures.length).toBeGreaterThan(5);
  for (const { sha256 } of pictures) expect(server.services.blobs.has(sha256)).toBe(true);
});

test('evidence that ships with an exercise is unpacked to its hash', async () => {
  expect(await unpackEvidence(server.services.library, server.services.evidence)).toEqual([]);
  expect(server.services.library.shippedEvidence().length).toBeGreaterThan(0);
});
