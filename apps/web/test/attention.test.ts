import { expect, it } from 'vitest';
import { attentionOf, turnsBetween } from '../src/screens/run-board/attention.ts';

const START = Date.UTC(2026, 2, 10, 2);
const MINUTE = 60_000;

function row(change: object = {}) {
  return {
    stream: 'case:1',
    team: 'Team 1',
    members: [],
    phase: 'documentation' as const,
    events: 4,
    newest: START + 30 * MINUTE,
    exhibits: 0,
    findings: 0,
    verdicts: { satisfied: 1, violated: 0, pending: 2, holding: 0, uncertain: 0 },
    departures: [],
    devices: [],
    handedIn: false,
    offline: [],
    late: 0,
    clock: {
      run: 'r',
      course: 'course:1',
      state: 'running' as const,
      starts: START,
      ends: START + 90 * MINUTE,
      started: START,
      closed: null,
      paused: false,
      left: 60 * MINUTE,
      runsOut: START + 90 * MINUTE,
    },
    ...change,
  };
}
type Planned = Parameters<typeof attentionOf>[1];
const codes = (change: object, planned: Planned = 'documentation', at = START + 31 * MINUTE) =>
  attentionOf(row(change), planned, at).map(({ code }) => code);

it('a team that is at work, in plan and in touch needs nobody', () => {
  expect(codes({})).toEqual([]);
});

it('says why, most pressing first', () => {
  const departure = { practice: 'p', step: 'p', object: 'x', severity: 4, explained: false };
  expect(codes({ departures: [departure], newest: START + 10 * MINUTE, offline: ['Mya'] })).toEqual([
    'departure',
    'no-act',
    'silent',
  ]);
  expect(codes({ departures: [{ ...departure, explained: true }] })).toEqual([]);
  expect(codes({ departures: [{ ...departure, severity: 1 }] })).toEqual([]);
  expect(codes({ phase: 'arrival' }, 'collection')).toEqual(['behind']);
  expect(codes({ clock: { ...row().clock, left: 5 * MINUTE } })).toEqual(['time']);
});

it('silence in a pause, before the start or after the hand-in calls nobody', () => {
  const long = { newest: null };
  const at = START + 80 * MINUTE;
  expect(codes(long, 'documentation', at)).toEqual(['no-act']);
  expect(
    codes({ ...long, clock: { ...row().clock, state: 'paused', paused: true } }, 'documentation', at),
  ).toEqual([]);
  expect(codes({ ...long, clock: null }, 'documentation', at)).toEqual([]);
  expect(codes({ ...long, handedIn: true, late: 2 }, 'documentation', at)).toEqual(['late']);
});

it('a verdict that turned is told with its direction; a team that is new turned nothing', () => {
  const after = row({ verdicts: { satisfied: 3, violated: 1, pending: 0, holding: 0, uncertain: 0 } });
  expect(turnsBetween([row()], [after, row({ team: 'Team 2' })], 5)).toEqual([
    { team: 'Team 1', verdict: 'violated', by: 1, at: 5 },
    { team: 'Team 1', verdict: 'satisfied', by: 2, at: 5 },
  ]);
});
