import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '@tracecraft/protocol';
import { askedRange } from '../src/http/byte-range.ts';
import { plantCourse } from './plant-course.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let url = '';
let session = '';
let sha256 = '';
/** Stands in for the image: ranges don't look at what the bytes mean. */
const bytes = randomBytes(10_000);

beforeAll(async () => {
  server = await testServer();
  await plantCourse(server.services.store, ['blue-tape']);
  session = await server.sessionOf('trainee-1');
  sha256 = server.services.library.exercise('blue-tape').evidence[0]?.sha256 ?? '';
  url = server.address + paths.evidence(sha256);
}, 60_000);
afterAll(() => server.stop());

const get = (headers: Record<string, string> = {}, method = 'GET', from = url): Promise<Response> =>
  fetch(from, { method, headers: { authorization: `Bearer ${session}`, ...headers } });

test('evidence nobody has added yet, and evidence no exercise uses, say so', async () => {
  const missing = await get();
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining('evidence.not-added'),
  ]);
  const trainer = await server.sessionOf('trainer');
  const foreign = await get(
    { authorization: `Bearer ${trainer}` },
    'GET',
    server.address + paths.evidence('0'.repeat(64)),
  );
  expect([foreign.status, await foreign.text()]).toEqual([404, expect.stringContaining('evidence.unknown')]);
  writeFileSync(join(server.services.evidence, sha256), bytes);
});

test('whole, HEAD and single ranges', async () => {
  const whole = await get();
  expect(whole.status).toBe(200);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
  const head = await get({}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), (await head.arrayBuffer()).byteLength]).toEqual([
    200,
    '10000',
    0,
  ]);
  const cases: [string, number, number][] = [
    ['bytes=0-0', 0, 1],
    ['bytes=100-299', 100, 200],
    ['bytes=9990-', 9_990, 10],
    ['bytes=-5', 9_995, 5],
    ['bytes=9000-99999', 9_000, 1_000],
  ];
  for (const [range, start, length] of cases) {
    const part = await get({ range });
    expect(part.status, range).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes ${start}-${start + length - 1}/10000`);
    expect(
      createHash('sha256')
        .update(Buffer.from(await part.arrayBuffer()))
        .digest('hex'),
    ).toBe(
      createHash('sha256')
        .update(bytes.subarray(start, start + length))
        .digest('hex'),
    );
  }
});

test('a range past the end is 416 with the size; If-Range of another file gives the whole', async () => {
  const past = await get({ range: 'bytes=10000-' });
  expect([past.status, past.headers.get('content-range')]).toEqual([416, 'bytes */10000']);
  expect((await get({ range: 'bytes=0-9', 'if-range': `"${sha256}"` })).status).toBe(206);
  expect((await get({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);
});

describe('ranges by RFC 9110', () => {
  const rows: [string, number, string | undefined, ReturnType<typeof askedRange>][] = [
    ['none', 10, undefined, 'whole'],
    ['several', 10, 'bytes=0-1,3-4', 'whole'],
    ['another unit', 10, 'items=0-1', 'whole'],
    ['backwards', 10, 'bytes=5-4', 'whole'],
    ['no digits', 10, 'bytes=-', 'whole'],
    ['suffix of nothing', 10, 'bytes=-0', 'unsatisfiable'],
    ['suffix longer than the file', 10, 'bytes=-50', { start: 0, length: 10 }],
    ['empty file', 0, 'bytes=0-', 'unsatisfiable'],
    ['last byte', 10, 'bytes=9-9', { start: 9, length: 1 }],
  ];
  test.each(rows)('%s', (_name, size, range, wanted) =>
    expect(askedRange(size, range, undefined, '"x"')).toEqual(wanted),
  );
});

test('a path from outside never leaves its folder', async () => {
  const trainer = await server.sessionOf('trainer');
  for (const name of ['..%2f..%2ftruth', '..%5c..%5ctruth.yaml', '%2e%2e', 'a.svg%00', '..%2ftruth.yaml']) {
    const answer = await get(
      { authorization: `Bearer ${trainer}` },
      'GET',
      `${server.address}/api/exercises/blue-tape/views/${name}`,
    );
    expect([name, answer.status, await answer.text()]).toEqual([
      name,
      expect.toSatisfy((s: number) => s === 404 || s === 400),
      expect.stringContaining('"error"'),
    ]);
  }
  const odd = await get(
    { authorization: `Bearer ${trainer}` },
    'GET',
    `${server.address}/api/evidence/..%2fagency-key.pem`,
  );
  expect(odd.status).toBe(400);
});
