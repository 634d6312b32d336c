import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  LIBRARY_PAGE,
  libraryPaths,
  paths,
  type AskedPractices,
  type PracticePage,
  type PublishedFile,
} from '@tracecraft/protocol';
import { contentWith } from './made-practices.ts';
import { plantCourse } from './plant-course.ts';
import { contentFolder, testServer, type TestServer } from './test-server.ts';
import { practiceShelf } from '../src/exercises/practice-shelf.ts';

/** More than devices keep whole. */
const MADE = 360;

let server: TestServer;
let folder = '';
beforeAll(async () => {
  folder = contentWith(MADE);
  writeFileSync(join(folder, 'practices', 'broken.practice.md'), '---\nid: broken\n---\n');
  server = await testServer({ contentFolder: folder });
  await plantCourse(server.services.store, []);
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.address + path, { headers });
}

/** The page once the server has read everything. */
async function page(asked: AskedPractices = {}, session?: string): Promise<PracticePage> {
  await server.services.catalogue.unreadable();
  const answer = await ask(
    libraryPaths.practiceList(asked),
    session === undefined ? {} : { authorization: `Bearer ${session}` },
  );
  expect(answer.status).toBe(200);
  return (await answer.json()) as PracticePage;
}

test('the library comes a page at a time, the shared code first, each practice once', async () => {
  const first = await page();
  const shared = practiceShelf(contentFolder).ids.length;
  expect([first.total, first.page, first.left]).toEqual([shared + MADE, 1, 0]);
  expect(first.unreadable).toEqual(['broken.practice.md']);
  const ids: string[] = [];
  for (let at = 1; at <= first.pages; at++) {
    const { rows } = await page({ page: at });
    expect(rows.length).toBe(
      at < first.pages ? LIBRARY_PAGE : first.total - LIBRARY_PAGE * (first.pages - 1),
    );
    ids.push(...rows.map(({ id }) => id));
  }
  expect(new Set(ids).size).toBe(first.total);
  const codes = first.rows.flatMap(({ code }) => code ?? []);
  expect(codes.length).toBeGreaterThanOrEqual(60);
  expect(codes).toEqual(codes.toSorted());
  // past the end stands the last page
  expect((await page({ page: 99_999 })).page).toBe(first.pages);
});

test('a reader gets titles and sentences in the own language, and English where nothing is written in it', async () => {
  const row = async (language: string) =>
    (await page({ letter: 'G', language })).rows.find(({ id }) => id === 'admit-entitled-party');
  expect((await row('ko'))?.title).toBe('복제 전에 권리자에게 알리고 참여시키기');
  expect((await row('vi'))?.text).toMatch(/thiết bị/);
  expect([(await row('ko'))?.draft, (await row('en'))?.draft]).toEqual([true, false]);
  expect((await row('en'))?.title).toBe('Tell the entitled party before you copy');
  expect((await row('km'))?.title).toBe('Tell the entitled party before you copy');
});

test('words are looked for in the own language and in English; the sentence that holds them is told', async () => {
  const { rows } = await page({ q: 'write blocker' });
  expect(`${rows[0]?.title} ${rows[0]?.text}`).toMatch(/write.blocker/i);
  expect((await page({ q: 'niem phong', language: 'vi' })).rows[0]?.text).toMatch(/niêm phong/i);
  expect((await page({ q: '봉인', language: 'ko' })).total).toBeGreaterThan(0);
  expect((await page({ q: 'A1' })).rows[0]?.code).toBe('A1');
  expect((await page({ q: 'zyxwvut' })).total).toBe(0);
  // as one types: the beginning of a word
  expect((await page({ q: 'write blo' })).total).toBeGreaterThan(0);
});

test('filters hold what they say, alone and with words', async () => {
  const { total } = await page();
  const of = async (asked: AskedPractices): Promise<number> => (await page(asked)).total;
  expect(await of({ letter: 'E' })).toBe(6);
  expect(await of({ mark: 'protected' })).toBe(8);
  expect(await of({ letter: '-' })).toBe(MADE + practiceShelf(contentFolder).ids.length - 60);
  const graves = await Promise.all(['1', '2', '3', '4'].map((severity) => of({ severity })));
  expect(graves.every((count) => count > 0)).toBe(true);
  expect(graves.reduce((sum, count) => sum + count, 0)).toBe(total);
  const devices = await page({ object: 'device', severity: '1', q: 'before' });
  expect(devices.total).toBeGreaterThan(0);
  expect(devices.rows.every(({ worst }) => worst === 1)).toBe(true);
});

test('asked again with its tag, an unchanged page is not sent again; another page has another tag', async () => {
  await server.services.catalogue.unreadable();
  for (const path of [
    libraryPaths.practiceList(),
    paths.practices,
    libraryPaths.practiceFiles(['assess-hazards']),
  ]) {
    const first = await ask(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    const again = await ask(path, { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask(path, { 'if-none-match': '"other"' })).status).toBe(200);
  }
  const other = await ask(libraryPaths.practiceList({ page: 2 }));
  expect(other.headers.get('etag')).not.toBe((await ask(libraryPaths.practiceList())).headers.get('etag'));
});

test('what nobody can ask for is refused and says where', async () => {
  for (const [query, at] of [
    ['page=0', 'page'],
    ['page=x', 'page'],
    ['letter=Z', 'letter'],
    ['severity=9', 'severity'],
    ['language=../x', 'language'],
    ['mark=secret', 'mark'],
    [`q=${'a'.repeat(300)}`, 'q'],
  ] as const) {
    const answer = await ask(`/api/practices/list?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    const { error } = (await answer.json()) as { error: { code: string; params: { at: string } } };
    expect([error.code, error.params.at.split(':')[0]]).toEqual(['request.malformed', at]);
  }
  expect((await ask('/api/practices/files')).status).toBe(400);
  const many = Array.from({ length: 51 }, (_, i) => `made-${i}`);
  expect((await ask(libraryPaths.practiceFiles(many))).status).toBe(400);
});

test('a device keeps the shared code with what it needs of it, and fetches another practice when it is opened', async () => {
  const kept = (await (await ask(paths.practices)).json()) as readonly PublishedFile[];
  const own = (await (
    await ask(libraryPaths.practiceFiles(['made-7', 'nobody-knows']))
  ).json()) as readonly PublishedFile[];
  expect(kept.some(({ path }) => path.includes('made-'))).toBe(false);
  expect(kept.filter(({ path }) => path.endsWith('.practice.md')).length).toBeGreaterThanOrEqual(60);
  for (const part of ['profiles/kr.profile.md', 'conduct/', 'pictures/'])
    expect(
      kept.some(({ path }) => path.startsWith(part)),
      part,
    ).toBe(true);
  expect(own.map(({ path }) => path)).toEqual(['made/made-7.practice.md']);
  const [picture] = (
    (await (await ask(libraryPaths.practiceFiles(['complete-label']))).json()) as readonly PublishedFile[]
  ).filter(({ path }) => path.startsWith('pictures/'));
  expect(picture?.text).toMatch(/<svg/);
  // what an exercise asks for is kept, coded or not
  const { shelf } = server.services;
  expect(shelf.kept(['made-7']).some(({ path }) => path.endsWith('made-7.practice.md'))).toBe(true);
});

test('a saved draft is told to whoever is signed in, and to nobody else', async () => {
  const { shelf, drafts, store } = server.services;
  const text = (shelf.source('assess-hazards') ?? '')
    .replace('version: 0.1.0', 'version: 0.2.0')
    .replace('history:', 'history:\n  - version: 0.2.0\n    date: "2026-11-27"\n    change: "quokkadraft"');
  drafts.add(text, { id: 'steward', name: 'Steward' }, 1);
  const account = (await store.accounts())[0]?.id ?? '';
  const session = await server.sessionOf(account);
  const seen = await page({ mark: 'with-draft' }, session);
  expect(seen.rows.map(({ id, saved }) => [id, saved])).toEqual([['assess-hazards', '0.2.0']]);
  expect((await page({ mark: 'with-draft' })).total).toBe(0);
  expect((await page()).rows.every(({ saved }) => saved === null)).toBe(true);
  expect(JSON.stringify(await page({ q: 'quokkadraft' }, session))).not.toContain('quokkadraft');
});
