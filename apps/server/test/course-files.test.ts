import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packExercise, type OwnRubrics } from '@tracecraft/course';
import { paths, type CaseSummary, type InRun } from '@tracecraft/protocol';
import { verifyBundle } from '@tracecraft/record';
import { nodeHashing } from '../src/adapters/node-hashing.ts';
import { nodeVerify } from '../src/adapters/node-keys.ts';
import { OFFICE, openCast, runFields, type CourseCast } from './course-cast.ts';
import { bodyOf, type TestDevice } from './test-device.ts';
import { contentFolder, testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
}, 60_000);
afterAll(() => server.stop());

async function json<T>(device: TestDevice, path: string): Promise<T> {
  const answer = await device.call('GET', path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

async function caseOf(person: string, run: string, exercise: string): Promise<CaseSummary> {
  const answer = await cast.of(person).call('POST', paths.cases, { exercise, run });
  expect(answer.status).toBe(200);
  return (await answer.json()) as CaseSummary;
}

async function statusOf(person: string, path: string): Promise<number> {
  return (await cast.of(person).call('GET', path)).status;
}

/** The shipped exercise as a file under another name and version. */
function packed(
  id: string,
  version: string,
  change: (text: string) => string = (text) => text,
  rubrics: Readonly<Record<string, string>> = {},
): { bytes: Uint8Array; digest: string } {
  const folder = join(contentFolder, 'exercises', 'blue-tape');
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const views = Object.fromEntries(
    readdirSync(join(folder, 'views')).map((name) => [name.replace(/\.svg$/, ''), text(join('views', name))]),
  );
  const exercise = change(text('exercise.yaml'))
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^version: .*$/m, `version: ${version}`);
  const made = packExercise({ exercise, truth: change(text('truth.yaml')), rubrics, views });
  if ('errors' in made) throw new Error(JSON.stringify(made.errors));
  return made;
}

async function upload(person: string, bytes: Uint8Array, digest: string): Promise<number> {
  const device = cast.of(person);
  const answer = await fetch(server.address + paths.blob(digest), {
    method: 'PUT',
    headers: { authorization: `Bearer ${device.session}`, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  });
  return answer.status;
}

async function publish(exercise: string, version: string, digest: string, size: number): Promise<unknown> {
  const device = cast.of('trainer-a');
  const before = device.headIn(cast.stream);
  const body = bodyOf('trainer-a', { exercise, version, digest });
  const file = { sha256: digest, size, mediaType: 'application/zip', kind: 'exercise' };
  const entry = await device.sign(cast.stream, 'exercise.published', {
    ...body,
    role: 'trainer',
    attachments: [file],
  });
  const { refused } = await device.push(cast.stream, [entry]);
  if (refused.length > 0) device.head = before;
  return refused[0] ?? 'accepted';
}

test('a published exercise is played by its version; its file, which holds the truth, is for staff', async () => {
  const { bytes, digest } = packed('tannery', '2.1.0');
  expect(await publish('tannery', '2.1.0', digest, bytes.length)).toMatchObject({
    code: 'exercise.file-missing',
  });
  expect(await upload('trainer-a', bytes, digest)).toBe(201);
  expect(await publish('tannery', '9.9.9', digest, bytes.length)).toMatchObject({
    code: 'exercise.invalid',
    faults: [{ path: 'version', code: 'differs' }],
  });
  expect(await publish('tannery', '2.1.0', digest, bytes.length)).toBe('accepted');
  await cast.say(
    'trainer-a',
    'run.planned',
    runFields({ run: 'r3', plays: 'exercise:tannery', version: '2.1.0', teams: ['t1'] }),
  );
  await cast.say('trainer-a', 'run.started', { run: 'r3' });
  const listed = await json<InRun[]>(cast.of('anan'), paths.exercises);
  expect(listed.map((one) => one.exercise)).toContain('tannery@2.1.0');
  expect((await caseOf('anan', 'r3', 'tannery')).exercise).toBe('tannery@2.1.0');
  expect((await cast.of('anan').call('GET', paths.exercise('tannery@2.1.0'))).status).toBe(200);
  expect((await cast.of('anan').call('GET', paths.view('tannery@2.1.0', 'phone'))).status).toBe(200);
  expect((await cast.of('anan').call('GET', paths.blob(digest))).status).toBe(403);
  expect((await cast.of('observer-a').call('GET', paths.blob(digest))).status).toBe(403);
  expect((await cast.of('assessor-a').call('GET', paths.blob(digest))).status).toBe(200);
});

test('a rubric of its own travels in the file and comes with the brief; an exercise without one says nothing of it', async () => {
  const shipped = readFileSync(join(contentFolder, 'rubrics/cooperation.yaml'), 'utf8');
  const own = shipped
    .replace(/^id: .*$/m, 'id: rain-cooperation')
    .replace(/^version: .*$/m, 'version: 3.0.0');
  const { bytes, digest } = packed(
    'rain',
    '3.0.0',
    (text) => text.replace(/^minutes: .*$/m, '$&\nrubrics: [rain-cooperation]'),
    { 'rain-cooperation': own },
  );
  await upload('trainer-a', bytes, digest);
  expect(await publish('rain', '3.0.0', digest, bytes.length)).toBe('accepted');
  const brief = (name: string): Promise<OwnRubrics> => json(cast.of('assessor-a'), paths.exercise(name));
  const { ownRubrics = [] } = await brief('rain@3.0.0');
  expect(ownRubrics.map(({ id, version, criteria }) => [id, version, criteria.length])).toEqual([
    ['rain-cooperation', '3.0.0', 4],
  ]);
  expect(await brief('blue-tape')).not.toHaveProperty('ownRubrics');
  expect(server.services.library.rubrics('rain@3.0.0')).toEqual(ownRubrics);
});

test('a file that is no exercise is refused with its faults, and the course goes on', async () => {
  const bytes = new TextEncoder().encode('not a package');
  const digest = createHash('sha256').update(bytes).digest('hex');
  await upload('trainer-a', bytes, digest);
  expect(await publish('odd', '1.0.0', digest, bytes.length)).toMatchObject({
    code: 'exercise.invalid',
    faults: [{ document: 'package', code: 'not-a-package' }],
  });
  expect((await cast.say('trainer-a', 'lesson.observed', { observed: 'goes on' })).accepted).toHaveLength(1);
});

test.each([
  ['fresh-gloves', 'gloves-of-tomorrow', 'practices.ids'],
  ['overlay: none', 'overlay: nowhere', 'practices.overlay'],
  ['minutes: 120', 'minutes: 120\nrubrics: [own]', 'rubrics'],
])('an exercise that names what this server has not is refused: %s → %s', async (from, to, path) => {
  const { bytes, digest } = packed('stranger', '1.0.0', (text) => text.replaceAll(from, to));
  await upload('trainer-a', bytes, digest);
  expect(await publish('stranger', '1.0.0', digest, bytes.length)).toMatchObject({
    code: 'exercise.invalid',
    faults: [{ document: 'exercise', path, code: 'unknown-reference' }],
  });
});

test("a certificate's file is for the officer it names, and hand-outs are for everyone", async () => {
  const device = cast.office;
  const attach = async (kind: string, fields: Record<string, unknown>, text: string): Promise<string> => {
    const bytes = new TextEncoder().encode(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await upload(OFFICE, bytes, sha256);
    const file = { sha256, size: bytes.length, mediaType: 'application/json', kind: 'file' };
    const body = { ...bodyOf(OFFICE, fields as never), role: 'programme-office', attachments: [file] };
    const { accepted } = await device.push(cast.stream, [await device.sign(cast.stream, kind, body)]);
    expect(accepted).toHaveLength(1);
    return sha256;
  };
  const lists = { modules: ['m1'], practices: [], roots: [], expires: 1 };
  const certificate = await attach(
    'certificate.issued',
    { account: 'anan', credential: 'c1', ...lists },
    'for anan',
  );
  const handout = await attach('material.added', { title: 'Notes' }, 'for all');
  const status = (person: string, sha256: string): Promise<number> => statusOf(person, paths.blob(sha256));
  expect([await status('anan', certificate), await status('binh', certificate)]).toEqual([200, 403]);
  expect([await status('anan', handout), await status('observer-a', handout)]).toEqual([200, 200]);
});

test('what leaves as a list has components and no rank; the report comes for the office', async () => {
  const csv = await (await cast.of('trainer-a').call('GET', paths.resultsCsv(cast.stream))).text();
  expect(csv.split('\r\n')[0]).toBe('run,exercise,version,team,part,component,state,points,maximum');
  expect(csv).not.toMatch(/total|rank|anan|binh/);
  expect(await statusOf('trainer-a', paths.courseReport(cast.stream))).toBe(403);
  const report = await json<{ participation: { trainees: number } }>(
    cast.office,
    paths.courseReport(cast.stream),
  );
  expect(report.participation.trainees).toBe(4);
});

test('the course leaves as a bundle that verifies, for those who may read every mark', async () => {
  const bundle = async (person: string): Promise<Response> =>
    cast.of(person).call('GET', paths.courseBundle(cast.stream));
  for (const person of ['anan', 'assessor-a']) expect((await bundle(person)).status).toBe(403);
  const bytes = new Uint8Array(await (await bundle('trainer-a')).arrayBuffer());
  const report = await verifyBundle(bytes, { hashing: nodeHashing, verify: nodeVerify });
  expect(report).toMatchObject({ verdict: 'consistent', setting: null, stream: cast.stream, problems: [] });
});
