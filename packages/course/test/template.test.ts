import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTemplate, planFromTemplate } from '../src/index.ts';
import { contentFolder, readText, template } from './content-files.ts';

const fiveDay = template();
const played = [
  ...fiveDay.modules.flatMap((one) => one.plays),
  ...fiveDay.sessions.flatMap((one) => [...one.plays, ...one.runs.map((run) => run.plays)]),
];

test('modules M0 to M10, each with something to play', () => {
  expect(fiveDay.modules.map(({ id }) => id)).toEqual(Array.from({ length: 11 }, (_, i) => `M${i}`));
  for (const one of fiveDay.modules) expect(one.plays.length, one.id).toBeGreaterThan(0);
});

test.each([...new Set(played)])('%s exists', (plays) => {
  const [kind, id] = plays.split(':');
  const place =
    kind === 'exercise'
      ? `exercises/${id}/exercise.yaml`
      : `${{ activity: 'activities', test: 'tests', survey: 'surveys' }[kind!]}/${id}.yaml`;
  expect(existsSync(join(contentFolder, place)), place).toBe(true);
});

test('what each module plays is on the timetable of that module, and every exercise and activity has a run', () => {
  const runs = new Set(fiveDay.sessions.flatMap((one) => one.runs.map((run) => run.plays)));
  for (const one of fiveDay.modules) {
    const sessions = fiveDay.sessions.filter(({ module }) => module === one.id);
    expect(sessions.length, one.id).toBeGreaterThan(0);
    for (const plays of one.plays.filter(
      (name) => /^(exercise|activity):/.test(name) && name !== 'exercise:sotm24',
    ))
      expect(runs, `${one.id} ${plays}`).toContain(plays);
  }
});

test('blocks of ninety minutes, thirty hours in the room, no two at once', () => {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  for (const { id, starts, ends } of fiveDay.sessions) {
    expect(minutes(ends) - minutes(starts), id).toBeGreaterThanOrEqual(80);
    expect(minutes(ends) - minutes(starts), id).toBeLessThanOrEqual(90);
  }
  expect(fiveDay.sessions.filter(({ day }) => day >= 1)).toHaveLength(20);
  const blocks = fiveDay.sessions.map(({ day, starts }) => `${day} ${starts}`);
  expect(new Set(blocks).size).toBe(blocks.length);
});

test('every text in English, Vietnamese and Korean', () => {
  const texts = [
    fiveDay.title,
    fiveDay.summary,
    ...fiveDay.sessions.map((one) => one.title),
    ...fiveDay.modules.flatMap((one) => [
      one.title,
      one.assessment,
      ...one.waits,
      ...one.outcomes.map(({ text }) => text),
    ]),
  ];
  for (const text of texts)
    for (const language of fiveDay.drafts) expect(text[language], text.en).toBeTruthy();
});

describe('the plan', () => {
  const plan = planFromTemplate(fiveDay, {
    starts: '2026-11-30',
    zone: 'Asia/Ho_Chi_Minh',
    language: 'ko',
    place: 'Hall 2',
    teams: ['banyan', 'lotus'],
    versionOf: (plays) => (plays === 'exercise:blue-tape' ? '1.2.3' : '1.0.0'),
  });
  const session = (id: string): Readonly<Record<string, unknown>> =>
    plan.sessions.find(({ fields }) => fields['session'] === id)!.fields;

  test('times are those of the place: 09:00 at Da Nang is 02:00 UTC', () => {
    expect(session('d1-1')['starts']).toBe(Date.UTC(2026, 10, 30, 2, 0));
    expect(session('d5-4')['ends']).toBe(Date.UTC(2026, 11, 4, 10, 0));
    expect([plan.starts, plan.ends]).toEqual([session('d1-1')['starts'], session('d5-4')['ends']]);
    expect(session('d0-1')['starts']).toBe(Date.UTC(2026, 10, 16, 7, 0));
  });

  test('drafts carry title, room, plays and versions; a case may go over days', () => {
    expect(session('d2-2')).toMatchObject({
      title: '두 팀의 포장·봉인 릴레이',
      place: 'Hall 2',
      mode: 'both',
      plays: ['exercise:relay'],
    });
    const scene = plan.runs.find(({ fields }) => fields['run'] === 'scene')!.fields;
    expect(scene).toMatchObject({
      version: '1.2.3',
      teams: ['banyan', 'lotus'],
      session: 'd2-3',
      assessed: true,
    });
    expect(scene['ends']).toBe(Date.UTC(2026, 11, 3, 5, 20));
    expect(plan.template).toBe('five-day@1.0.0');
  });

  test('where clocks change during the course, 09:00 stays 09:00', () => {
    const { sessions } = planFromTemplate(fiveDay, {
      starts: '2026-03-25',
      zone: 'Europe/Paris',
      versionOf: () => '1',
    });
    const at = (id: string): unknown =>
      sessions.find(({ fields }) => fields['session'] === id)!.fields['starts'];
    expect(at('d1-1')).toBe(Date.UTC(2026, 2, 25, 8, 0));
    expect(at('d5-1')).toBe(Date.UTC(2026, 2, 29, 7, 0));
  });

  test('an impossible date or zone is refused', () => {
    const options = { starts: '2026-02-31x', zone: 'Asia/Seoul', versionOf: () => '1' };
    expect(() => planFromTemplate(fiveDay, options)).toThrow(RangeError);
    expect(() =>
      planFromTemplate(fiveDay, { ...options, starts: '2026-02-01', zone: 'Asia/Nowhere' }),
    ).toThrow(RangeError);
  });
});

test.each([
  ['module: M0\n    day: -13', 'module: M12\n    day: -13', 'unknown-reference', 'sessions.d0-1.module'],
  [
    "starts: '14:00'\n    ends: '15:30'",
    "starts: '14:00'\n    ends: '13:30'",
    'out-of-range',
    'sessions.d0-1.ends',
  ],
  [
    "plays: 'exercise:relay', starts",
    "plays: 'exercise:blue-tape', starts",
    'unknown-reference',
    'sessions.d2-2.runs.relay',
  ],
  ["plays: ['exercise:relay']", "plays: ['games:relay']", 'bad-id', 'sessions[7].plays[0]'],
  ['id: d1-2', 'id: d1-1', 'duplicate-id', 'sessions'],
])('a template with %j changed is refused, and says where', (from, to, code, path) => {
  const read = parseTemplate(readText('courses/five-day.yaml').replace(from, to));
  expect('errors' in read && read.errors.map((one) => `${one.code} ${one.path}`)).toContain(
    `${code} ${path}`,
  );
});
