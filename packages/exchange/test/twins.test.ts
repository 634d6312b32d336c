import { expect, it } from 'vitest';
import {
  changedSince,
  cooperationRefusal,
  followedByBoth,
  foldExchange,
  twinCalendar,
} from '@tracecraft/exchange';
import type { CaseEvent, EventBody } from '@tracecraft/record';

type Fields = EventBody['fields'];
let clock = 0;
const said = (kind: string, agency: string, fields: Fields = {}): CaseEvent => {
  const at = ++clock;
  return {
    id: `e${at}`,
    header: { kind, hlc: String(at * 65_536), feed: agency, seq: at },
    body: {
      performer: agency,
      claimed: { start: at * 1000 },
      fields: { agency, twin: 'tw', handling: 'TLP:GREEN', audience: ['members'], ...fields },
      attachments: [],
      objects: [],
    },
  } as unknown as CaseEvent;
};
const joined = ['aranya', 'bayu', 'cendra'].map((one) => said('agency.joined', one, { name: one }));
const begun = said('exchange.twinned', 'aranya', {
  agencies: ['aranya', 'bayu'],
  title: 'Two ports',
  since: 5,
});
const visit = (state: string, starts: number, more: Fields = {}, id = 'v1'): Fields => ({
  visit: id,
  title: `visit ${id}`,
  starts,
  ends: starts + 1,
  zone: 'UTC',
  state,
  ...more,
});
const twinOf = (...events: CaseEvent[]) =>
  foldExchange('agency:0', [...joined, begun, ...events]).twins.get('tw');

it('keeps the newest plan of each visit, in the order of the calendar', () => {
  const twin = twinOf(
    said('visit.planned', 'aranya', visit('planned', 90)),
    said('visit.planned', 'bayu', visit('planned', 50, {}, 'v2')),
    said('visit.planned', 'bayu', visit('held', 91, { note: 'Two days at the port.' })),
  );
  expect(twin?.visits.map(({ visit: id, state, revision }) => [id, state, revision])).toEqual([
    ['v2', 'planned', 0],
    ['v1', 'held', 1],
  ]);
});

it('counts a practice as followed by both only while both say so', () => {
  const follows = (agency: string, yes: boolean): CaseEvent =>
    said('practice.followed', agency, { practice: 'seal', follows: yes });
  expect(followedByBoth(twinOf(follows('aranya', true))!)).toEqual([]);
  expect(followedByBoth(twinOf(follows('aranya', true), follows('bayu', true))!)).toEqual(['seal']);
  const left = twinOf(follows('aranya', true), follows('bayu', true), follows('aranya', false));
  expect(followedByBoth(left!)).toEqual([]);
});

it('says what changed since a day, newest first, and nothing of a third agency', () => {
  const early = said('exercise.shared', 'bayu', { exercise: 'blue-tape', version: '1.0.0' });
  const late = said('visit.planned', 'aranya', visit('planned', 90));
  const third = said('visit.planned', 'cendra', visit('cancelled', 90));
  const twin = twinOf(early, late, third)!;
  expect(changedSince(twin, late.body.claimed.start).map(({ sort, about }) => [sort, about])).toEqual([
    ['visit', 'visit v1'],
  ]);
  expect(changedSince(twin, 0).map(({ sort }) => sort)).toEqual(['visit', 'exercise', 'began']);
  expect(twin.visits[0]?.state).toBe('planned');
});

it('refuses a pair with itself, with nobody, for others, and words of a third agency', () => {
  const known = foldExchange('agency:0', [...joined, begun]);
  const ask = (event: CaseEvent) =>
    cooperationRefusal(known, { account: 'x', parties: new Set(['members']) }, event);
  const pair = (agency: string, ...agencies: string[]): CaseEvent =>
    said('exchange.twinned', agency, { twin: 'new', agencies, title: 't', since: 1 });
  expect(ask(pair('aranya', 'aranya', 'cendra'))).toBeNull();
  expect(ask(pair('aranya', 'aranya', 'aranya'))).toBe('twin.agencies');
  expect(ask(pair('aranya', 'aranya', 'dawn'))).toBe('twin.agencies');
  expect(ask(pair('cendra', 'aranya', 'bayu'))).toBe('twin.not-yours');
  expect(ask(said('visit.planned', 'cendra', visit('planned', 1)))).toBe('twin.not-yours');
  expect(ask(said('visit.planned', 'bayu', visit('planned', 1)))).toBeNull();
});

it('is a calendar any program reads: cancelled visits stay, commas and lines are told, a newer plan counts up', () => {
  const twin = twinOf(
    said(
      'visit.planned',
      'aranya',
      visit('planned', Date.UTC(2027, 0, 2, 3), { place: 'Port, hall 2\nnorth' }),
    ),
    said('visit.planned', 'bayu', visit('cancelled', Date.UTC(2027, 0, 2, 4))),
    said(
      'visit.planned',
      'bayu',
      visit('planned', Date.UTC(2027, 1, 2), { place: 'Đà Nẵng, '.repeat(12) }, 'v2'),
    ),
  )!;
  const text = twinCalendar(twin, Date.UTC(2026, 10, 1));
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  expect(lines.filter((line) => /^(DTSTART|STATUS|SEQUENCE)/.test(line))).toEqual([
    'SEQUENCE:1',
    'DTSTART:20270102T040000Z',
    'STATUS:CANCELLED',
    'SEQUENCE:0',
    'DTSTART:20270202T000000Z',
    'STATUS:CONFIRMED',
  ]);
  expect(lines).toContain(`LOCATION:${'Đà Nẵng\\, '.repeat(12)}`);
  for (const line of text.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});
