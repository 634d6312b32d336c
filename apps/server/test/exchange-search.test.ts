import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type ExchangeFound, type ToldExperience } from '@tracecraft/protocol';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  exchange = await openExchangeCast(server, cast);
  await server.services.catalogue.unreadable();
}, 60_000);
afterAll(() => server.stop());

const experience = (title: string, handling: string, ...audience: readonly string[]) => ({
  agency: 'aranya',
  handling,
  audience: [...audience],
  language: 'en',
  title,
  situation: 'A quokkaphone lay in a flooded car.',
  done: 'It was left off.',
  outcome: 'went-right',
  result: 'Its memory could be read.',
  change: 'Nothing.',
  practices: ['isolate-first'],
});

async function share(person: string, kind: string, fields: Parameters<ExchangeCast['share']>[2]) {
  const { accepted, refused } = await exchange.share(person, kind, fields);
  return { id: accepted[0] ?? '', refused: refused.map(({ code }) => code) };
}

/** What a person finds; null: without a sign-in. */
async function ask<T>(person: string | null, path: string): Promise<T> {
  const answer =
    person === null ? await fetch(server.address + path) : await cast.of(person).call('GET', path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}
const titles = async (person: string | null, words: string): Promise<readonly string[]> =>
  (await ask<ExchangeFound>(person, paths.exchangeSearch(words))).hits.map(({ title }) => title).toSorted();
const told = async (person: string | null): Promise<readonly string[]> =>
  (await ask<readonly ToldExperience[]>(person, paths.experiencesOf('isolate-first')))
    .map(({ title }) => title)
    .toSorted();

test('search and the page of a practice give each reader what is for them, and a visitor what is public', async () => {
  await share('anan', 'experience.posted', experience('for all', 'TLP:CLEAR', 'public'));
  await share('anan', 'experience.posted', experience('for members', 'TLP:GREEN', 'members'));
  await share('anan', 'experience.posted', experience('for bayu', 'TLP:AMBER', 'agency:bayu'));
  await share('anan', 'experience.posted', experience('for nobody', 'TLP:RED'));
  const seen = {
    anan: ['for all', 'for bayu', 'for members', 'for nobody'],
    binh: ['for all', 'for members'],
    chan: ['for all', 'for bayu', 'for members'],
    dara: ['for all'],
  };
  for (const [person, expected] of Object.entries(seen)) {
    expect([person, await titles(person, 'quokkaphone')]).toEqual([person, expected]);
    expect([person, await told(person)]).toEqual([person, expected]);
  }
  expect(await titles(null, 'quokkaphone')).toEqual(['for all']);
  expect(await told(null)).toEqual(['for all']);
});

test('a new version is found in place of the old one, a translation in its language, and nothing that was taken back', async () => {
  const first = await share(
    'anan',
    'experience.posted',
    experience('zebrafish first', 'TLP:GREEN', 'members'),
  );
  expect(await titles('chan', 'zebrafish')).toEqual(['zebrafish first']);
  const next = { ...experience('zebrafish second', 'TLP:GREEN', 'members'), replaces: first.id };
  const second = await share('anan', 'experience.posted', next);
  expect(await titles('chan', 'zebrafish')).toEqual(['zebrafish second']);
  const { agency: _agency, practices: _practices, outcome: _outcome, ...words } = next;
  const { replaces: _replaces, ...translation } = {
    ...words,
    agency: 'bayu',
    experience: second.id,
    language: 'vi',
    drafted: 'person',
    title: 'Cá ngựa vằn',
  };
  expect((await share('chan', 'experience.translated', translation)).refused).toEqual([]);
  const found = await ask<ExchangeFound>('binh', paths.exchangeSearch('ca ngua van'));
  expect(found.hits.map(({ language, draft, by }) => [language, draft, by])).toEqual([
    ['vi', true, 'phrase'],
  ]);
  const gone = { agency: 'aranya', handling: 'TLP:GREEN', audience: ['members'], experience: first.id };
  await share('anan', 'experience.withdrawn', { ...gone, reason: 'Told too early.' });
  expect(await titles('chan', 'zebrafish')).toEqual([]);
  expect(await titles('chan', 'cá ngựa vằn')).toEqual([]);
});

test('practices of the library are found by anybody, each in its language', async () => {
  const { hits, total } = await ask<ExchangeFound>(null, paths.exchangeSearch('photograph', 'en'));
  expect(total).toBeGreaterThan(0);
  expect(new Set(hits.map(({ what, language }) => `${what} ${language}`))).toEqual(new Set(['practice en']));
  expect((await ask<ExchangeFound>(null, '/api/exchange/search')).total).toBe(0);
});

test('an entry that points to a person or a case is refused by the server as well, and so is talk that goes further', async () => {
  const canaries = [
    'call +84 905 123 456',
    'at 16.0544, 108.2022',
    'e-mail linh@example.org',
    'anan opened it',
  ];
  for (const words of canaries) {
    const fields = { ...experience('canary', 'TLP:GREEN', 'members'), done: words };
    expect([words, (await share('anan', 'experience.posted', fields)).refused]).toEqual([
      words,
      ['exchange.case-data'],
    ]);
  }
  const narrow = await share(
    'anan',
    'experience.posted',
    experience('narrow', 'TLP:AMBER', 'agency:aranya', 'agency:bayu'),
  );
  const question = { agency: 'bayu', about: narrow.id, language: 'en', text: 'When?' };
  const wide = { ...question, handling: 'TLP:GREEN', audience: ['members'] };
  expect((await share('chan', 'question.asked', wide)).refused).toEqual(['exchange.wider-than-told']);
  const within = { ...question, handling: 'TLP:AMBER', audience: ['agency:aranya'] };
  expect((await share('chan', 'question.asked', within)).refused).toEqual([]);
});
