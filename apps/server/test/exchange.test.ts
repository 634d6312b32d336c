import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '@tracecraft/protocol';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  const early = await cast.of('anan').push(server.services.exchange.stream, []);
  expect(early.refused).toEqual([]);
  exchange = await openExchangeCast(server, cast);
}, 60_000);
afterAll(() => server.stop());

/** Without the digits of the course, which would point to a case. */
const titleFor = (audience: readonly string[]): string =>
  `for ${audience.join(' ').replace(/course:\w+/, 'a course') || 'nobody'}`;

const experience = (audience: readonly string[], handling = 'TLP:GREEN', agency = 'aranya') => ({
  agency,
  handling,
  audience: [...audience],
  language: 'en',
  title: titleFor(audience),
  situation: 's',
  done: 'd',
  outcome: 'mixed',
  result: 'r',
  change: 'c',
  practices: [],
});

test('the office alone brings in agencies, and nobody writes for an agency of others', async () => {
  const joined = { agency: 'cendra', name: 'Cendra', state: 'Cendra', sort: 'agency' };
  const refusals = [
    await exchange.share('anan', 'agency.joined', joined),
    await exchange.share('dara', 'experience.posted', experience(['members'])),
    await exchange.share('chan', 'experience.posted', experience(['members'])),
    await exchange.share('binh', 'adoption.decided', { ...experience(['members']), ...decision }),
    await exchange.share('anan', 'experience.posted', experience(['public'])),
    await exchange.share('anan', 'experience.posted', experience(['everybody'])),
    await exchange.share('anan', 'note.written', { text: 'x' }),
  ].map(({ refused }) => refused.map(({ code }) => code).join());
  expect(refusals).toEqual([
    'exchange.role',
    'exchange.foreign-agency',
    'exchange.foreign-agency',
    'exchange.role',
    'audience.wider-than-label',
    'audience.unknown-party',
    'entry.kind-unknown',
  ]);
});
const decision = { practice: 'p', version: '1', source: 'ab'.repeat(32), decision: 'adopt' };

test('each reads what is for them, and nothing else', async () => {
  const audiences = [[], ['agency:bayu'], ['members'], [`team:${cast.stream}/t2`]];
  for (const audience of audiences) {
    const pushed = await exchange.share('anan', 'experience.posted', experience(audience));
    expect(pushed.refused).toEqual([]);
  }
  const seen = async (person: string): Promise<readonly string[]> =>
    (await exchange.read(person)).flatMap(({ body }) => String(body.fields['title'] ?? 'named'));
  const [nobody, bayu, members, team] = audiences.map(titleFor);
  const named = Array.from({ length: 5 }, () => 'named');
  expect(await seen('anan')).toEqual([...named, nobody, bayu, members, team]);
  expect(await seen('binh')).toEqual([...named, members]);
  expect(await seen('chan')).toEqual([...named, bayu, members, team]);
  expect(await seen('dara')).toEqual([team]);
  expect(await seen('office')).toEqual([...named, members]);
  expect(await seen('trainer-a')).toEqual([]);
  expect(await seen('steward-a')).toEqual([...named, members]);
});

test('without a sign-in the agency stream says nothing', async () => {
  const answer = await fetch(server.address + paths.entries(exchange.stream));
  expect(answer.status).toBe(401);
});

test('another agency stream is nobody’s', async () => {
  const answer = await cast.of('anan').call('GET', paths.entries('agency:0123456789abcdef'));
  expect(answer.status).toBe(404);
});
