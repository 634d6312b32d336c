import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths, type PublicPage } from '@tracecraft/protocol';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
let ahead = 0;
beforeAll(async () => {
  server = await testServer({ now: () => Date.now() + ahead });
  cast = await openCast(server);
  exchange = await openExchangeCast(server, cast);
}, 60_000);
afterAll(() => server.stop());

/** As a visitor, later than the page before may still be shown. */
async function visit(): Promise<PublicPage> {
  ahead += 10_000;
  const answer = await fetch(server.address + paths.publicPage);
  expect(answer.status).toBe(200);
  return (await answer.json()) as PublicPage;
}

const CLEAR = { handling: 'TLP:CLEAR', audience: ['public'] };
const about = { practice: 'assess-hazards', version: '0.1.0', source: 'ab'.repeat(32) };

test('an empty programme says so, and that nobody vouches for the log', async () => {
  const page = await visit();
  expect(page.agreed).toEqual([]);
  expect(page.figures).toMatchObject({ courses: 0, officers: null, certificates: null });
  expect(page.log.witnesses).toEqual([]);
  expect(page.agency.vkey).toMatch(/\+/);
});

test('who adopted is told of public decisions alone; the newest of an agency stands', async () => {
  const say = async (person: string, fields: Record<string, string | string[]>): Promise<string> => {
    const agency = person === 'anan' ? 'aranya' : 'bayu';
    const decided = { agency, ...CLEAR, ...about, ...fields };
    const { refused, accepted } = await exchange.share(person, 'adoption.decided', decided);
    expect(refused).toEqual([]);
    return accepted[0] ?? '';
  };
  const first = await say('anan', { decision: 'reserve', reason: 'Not yet.' });
  await say('anan', { decision: 'adopt', previous: [first] });
  await say('chan', { decision: 'adopt', handling: 'TLP:GREEN', audience: ['members'] });
  const { refused } = await exchange.share('office', 'code.agreed', {
    agency: 'aranya',
    ...CLEAR,
    title: 'Code of the strait',
    version: '2026.1',
    practices: ['assess-hazards@0.1.0'],
    sources: [`assess-hazards=${about.source}`],
    language: 'en',
  });
  expect(refused).toEqual([]);
  const [agreed] = (await visit()).agreed;
  expect(agreed?.title).toBe('Code of the strait');
  const standings = agreed?.practices[0]?.standings.map(({ agency, word, reason }) => [agency, word, reason]);
  expect(standings).toEqual([['Police of aranya', 'adopt', '']]);
});

test('the checkpoint of the log stands there once something was logged', async () => {
  await cast.say('trainer-a', 'run.started', { run: 'r1' });
  await expect.poll(async () => (await visit()).log.size ?? 0, { timeout: 10_000 }).toBeGreaterThan(0);
  const { log, agency } = await visit();
  expect(log.checkpoint).toContain(`\n${log.size}\n`);
  expect(log.checkpoint).toContain(`— ${agency.vkey.split('+')[0]} `);
});
