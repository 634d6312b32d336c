import type { CourseRun } from '@tracecraft/course';
import { expect, it } from 'vitest';
import { suggestDuties } from '../src/screens/runs/suggest-duties.ts';

const MEMBERS = ['ann', 'bo', 'chi', 'dao'];
const DUTIES = ['lead', 'photographer', 'collector', 'recorder'];

function run(id: string, starts: number, duties: ReadonlyMap<string, string> = new Map()): CourseRun {
  return {
    run: id,
    starts,
    ends: starts + 1,
    event: id,
    by: 'trainer',
    at: starts,
    plays: 'exercise:x',
    version: '1.0.0',
    teams: ['t1', 't2'],
    session: null,
    assessed: false,
    marking: { markers: null, tolerance: null, calibration: null },
    state: 'closed',
    started: starts,
    pauses: [],
    closed: starts + 1,
    released: false,
    duties: new Map([['t1', duties]]),
  };
}

it('over as many runs as there are duties everybody has had each duty once', () => {
  const runs: CourseRun[] = [];
  for (let i = 0; i < DUTIES.length; i++)
    runs.push(run(`r${i}`, i, suggestDuties(run(`r${i}`, i), 't1', MEMBERS, DUTIES, runs)));
  for (const member of MEMBERS)
    expect(new Set(runs.map(({ duties }) => duties.get('t1')?.get(member)))).toEqual(new Set(DUTIES));
});

it('gives every member a duty where there are more members than duties, and leaves duties free where there are fewer', () => {
  expect(suggestDuties(run('a', 1), 't1', MEMBERS, ['lead'], []).size).toBe(4);
  expect([...suggestDuties(run('a', 1), 't1', ['ann'], DUTIES, []).values()]).toEqual(['lead']);
  expect(suggestDuties(run('a', 1), 't1', MEMBERS, [], []).size).toBe(0);
});

it('looks at no other team and at no later run', () => {
  const later = run('later', 9, new Map([['ann', 'lead']]));
  const other = { ...run('other', 0), duties: new Map([['t2', new Map([['ann', 'lead']])]]) };
  expect(suggestDuties(run('now', 5), 't1', MEMBERS, DUTIES, [later, other]).get('ann')).toBe('lead');
});
