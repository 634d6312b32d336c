import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type ApiError, type PracticeDraft } from '@tracecraft/protocol';
import { plantCourse } from './plant-course.ts';
import { contentFolder, testServer, type TestServer } from './test-server.ts';

const shared = readFileSync(join(contentFolder, 'practices/stored-in-time.practice.md'), 'utf8');

let server: TestServer;
const sessions = new Map<string, string>();

beforeAll(async () => {
  server = await testServer();
  await plantCourse(server.services.store, ['blue-tape']);
  for (const who of ['practice-steward', 'trainer', 'trainee-1'])
    sessions.set(who, await server.sessionOf(who));
}, 60_000);
afterAll(() => server.stop());

/** The shared E3 as version `version`, its sentence six hours, its history with a note. */
function changed(version: string, note = 'Six hours instead of twelve.'): string {
  return shared
    .replace(/^version: .*$/m, `version: ${version}`)
    .replace('within 12 h', 'within 6 h')
    .replace(
      'history:\n',
      `history:\n  - version: ${version}\n    date: "2026-11-26"\n    change: "${note}"\n`,
    );
}

async function save(text: string, who = 'practice-steward'): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(server.address + paths.practiceDrafts, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${sessions.get(who) ?? ''}` },
    body: JSON.stringify({ text }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function drafts(who: string): Promise<readonly PracticeDraft[]> {
  const headers = { authorization: `Bearer ${sessions.get(who) ?? ''}` };
  return (await (await fetch(server.address + paths.practiceDrafts, { headers })).json()) as PracticeDraft[];
}

const codeOf = ({ status, body }: { status: number; body: unknown }): string =>
  `${status} ${(body as ApiError).error.code}`;

test('a steward keeps a version; everybody signed in reads it, and it is in force nowhere', async () => {
  const before = server.services.shelf.inForce(server.services.library.brief('blue-tape')).practices;
  expect((await save(changed('0.2.0'))).status).toBe(201);
  const [draft, ...others] = await drafts('trainee-1');
  expect(others).toEqual([]);
  expect([draft?.id, draft?.version, draft?.by.id]).toEqual(['stored-in-time', '0.2.0', 'practice-steward']);
  expect(draft?.text).toContain('within 6 h');
  expect(server.services.shelf.files.find(({ path }) => path === 'stored-in-time.practice.md')?.text).toBe(
    shared,
  );
  expect(server.services.shelf.inForce(server.services.library.brief('blue-tape')).practices).toEqual(before);
});

test('a version is kept once: neither the published one nor an earlier draft can be written over', async () => {
  expect(codeOf(await save(changed('0.2.0')))).toBe('409 practice.version-taken');
  expect(codeOf(await save(changed('0.1.0')))).toBe('409 practice.version-taken');
  expect((await save(changed('0.10.0'))).status).toBe(201);
  expect(codeOf(await save(changed('0.9.9')))).toBe('409 practice.version-taken');
  expect((await drafts('trainer')).map(({ version }) => version)).toEqual(['0.2.0', '0.10.0']);
});

test('nothing is kept without a word on what changed, unreadable, too large, or by another role', async () => {
  expect(
    codeOf(await save(changed('0.11.0').replace('change: "Six hours instead of twelve."', 'change: " "'))),
  ).toMatch(/^422 practice\./);
  expect(codeOf(await save(shared.replace(/^version: .*$/m, 'version: 0.11.0')))).toBe(
    '422 practice.no-note',
  );
  expect(codeOf(await save(changed('0.11.0').replace('require store', 'require stoer')))).toBe(
    '422 practice.draft-unreadable',
  );
  expect(codeOf(await save('x'.repeat(70_000)))).toMatch(/^413 /);
  expect(codeOf(await save(changed('0.11.0'), 'trainer'))).toBe('403 permission.refused');
  expect(await drafts('trainer')).toHaveLength(2);
});

test('an id from outside never becomes a path', async () => {
  const text = changed('0.12.0').replace(/^id: .*$/m, 'id: ../../escape');
  expect(codeOf(await save(text))).toBe('422 practice.draft-unreadable');
});

test('drafts outlive the server', async () => {
  const { draftShelf } = await import('../src/exercises/draft-shelf.ts');
  const again = draftShelf(join(server.folder, 'drafts'), (id) => server.services.shelf.practice(id));
  expect(again.all().map(({ version }) => version)).toEqual(['0.2.0', '0.10.0']);
});
