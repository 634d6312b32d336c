import { afterAll, beforeAll, expect, test } from 'vitest';
import { twinPaths, type CalendarLink } from '@tracecraft/protocol';
import { openCast, type CourseCast } from './course-cast.ts';
import { openExchangeCast, type ExchangeCast } from './exchange-cast.ts';
import { testServer, type TestServer } from './test-server.ts';

let server: TestServer;
let cast: CourseCast;
let exchange: ExchangeCast;
const BETWEEN = { handling: 'TLP:AMBER', audience: ['agency:aranya', 'agency:bayu'], twin: 'two-ports' };

beforeAll(async () => {
  server = await testServer();
  cast = await openCast(server);
  exchange = await openExchangeCast(server, cast);
  const { refused } = await exchange.share('anan', 'exchange.twinned', {
    ...BETWEEN,
    agency: 'aranya',
    agencies: ['aranya', 'bayu'],
    title: 'Two ports',
    since: Date.UTC(2025, 2, 1),
  });
  expect(refused).toEqual([]);
}, 60_000);
afterAll(() => server.stop());

async function plan(title: string, day: number): Promise<void> {
  const starts = Date.UTC(2027, 1, day, 9);
  const fields = {
    visit: 'v1',
    title,
    starts,
    ends: starts + 3_600_000,
    zone: 'UTC',
    place: 'Hall',
    state: 'planned',
  };
  const { refused } = await exchange.share('anan', 'visit.planned', {
    ...BETWEEN,
    agency: 'aranya',
    ...fields,
  });
  expect(refused).toEqual([]);
}

async function feedOf(path: string): Promise<string> {
  const answer = await fetch(server.address + path);
  return answer.status === 200 ? answer.text() : String(answer.status);
}

test('whoever may read an exchange gets an address; what moves there moves in the calendar', async () => {
  await plan('Visit of the container team', 3);
  const answer = await cast.of('chan').call('GET', twinPaths.twinCalendar('two-ports'));
  const { path } = (await answer.json()) as CalendarLink;
  const before = await feedOf(path);
  expect(before).toContain('SUMMARY:Visit of the container team');
  expect(before).toContain('DTSTART:20270203T090000Z');
  await plan('Visit of the container team', 9);
  const after = await feedOf(path);
  expect(after).toContain('DTSTART:20270209T090000Z');
  expect(after).not.toContain('DTSTART:20270203T090000Z');
  expect(after).toContain('SEQUENCE:1');
});

test('nobody else gets an address, and no address is made by hand', async () => {
  for (const person of ['dara', 'trainer-a', 'office']) {
    const answer = await cast.of(person).call('GET', twinPaths.twinCalendar('two-ports'));
    expect([person, answer.status]).toEqual([person, 404]);
  }
  expect((await cast.of('chan').call('GET', twinPaths.twinCalendar('no-such'))).status).toBe(404);
  const words = Buffer.from(JSON.stringify(['two-ports', 'chan'])).toString('base64url');
  // a seal made for a course's calendar is none for an exchange's
  const foreign = server.services.seal(`calendar ${words}`);
  for (const token of ['', 'x', `${words}.x`, `${words}.${foreign}`])
    expect(['404', '400']).toContain(await feedOf(twinPaths.twinFeed(token)));
});

test('an address ends with its reader’s place in the agency', async () => {
  const answer = await cast.of('chan').call('GET', twinPaths.twinCalendar('two-ports'));
  const { path } = (await answer.json()) as CalendarLink;
  expect(await feedOf(path)).toContain('BEGIN:VEVENT');
  await exchange.share('office', 'representative.named', {
    account: 'chan',
    name: 'chan',
    agency: 'bayu',
    duty: 'none',
  });
  const left = await cast.of('chan').call('GET', twinPaths.twinCalendar('two-ports'));
  expect(left.status).toBe(404);
  expect(await feedOf(path)).toBe('404');
});
