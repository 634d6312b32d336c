import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { icalendarOf, planFromTemplate } from '../src/index.ts';
import { template } from './content-files.ts';
import { COURSE, courseState, enrolled, opened, type CourseAct } from './course-builder.ts';

const NOW = Date.UTC(2026, 10, 20, 8, 30, 5);

/** The feed as an independent parser reads it. */
function read(text: string): readonly ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

function session(fields: CourseAct['fields'], kind = 'session.planned'): CourseAct {
  return { kind, by: 'office', fields };
}

const one = {
  session: 's1',
  module: 'M1',
  title: 'Law',
  mode: 'room',
  starts: Date.UTC(2026, 10, 30, 2),
  ends: Date.UTC(2026, 10, 30, 3, 30),
};

/** RFC 5545 §3.1: CRLF, at most 75 octets, and no letter cut in two. */
function expectLines(text: string): void {
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/\n|\uFFFD/);
  }
}

describe('the five days as a feed', () => {
  const plan = planFromTemplate(template(), {
    starts: '2026-11-30',
    zone: 'Asia/Ho_Chi_Minh',
    language: 'ko',
    place: 'Hall 2; first floor, left',
    versionOf: () => '1.0.0',
  });
  const state = courseState([
    opened,
    ...plan.sessions.map(({ kind, fields }) => session(fields, kind)),
    enrolled('linh', 'Linh', { zone: 'Asia/Seoul' }),
  ]);
  const text = icalendarOf(state, 'linh', NOW);
  const events = read(text);

  test('an independent parser reads every session, at its instant, with its title and room', () => {
    expect(events).toHaveLength(plan.sessions.length);
    for (const [i, { fields }] of plan.sessions.entries()) {
      const event = events[i]!;
      expect(event.startDate.toJSDate().getTime()).toBe(fields['starts']);
      expect(event.endDate.toJSDate().getTime()).toBe(fields['ends']);
      expect(event.summary).toBe(fields['title']);
      expect(event.location).toBe('Hall 2; first floor, left');
    }
  });

  test('09:00 in Da Nang is 11:00 in Seoul, whoever reads it', () => {
    const opening = events.find(({ uid }) => uid.startsWith('d1-1@'))!;
    const inSeoul = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', timeStyle: 'short' });
    expect(inSeoul.format(opening.startDate.toJSDate())).toBe('11:00');
    expect(text).toContain('X-WR-TIMEZONE:Asia/Seoul\r\n');
  });

  test('ids stay from one feed to the next, and no two are the same', () => {
    const later = read(icalendarOf(state, 'linh', NOW + 86_400_000));
    expect(later.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(events[0]?.uid).toContain(COURSE.replace('course:', ''));
  });

  test('lines are those of the standard', () => {
    expectLines(text);
  });
});

test('a cancelled session stays in the feed and is said to be cancelled; a moved one keeps its id', () => {
  const state = courseState([
    opened,
    session(one),
    session({ ...one, session: 's2' }),
    session({ session: 's1', reason: 'Storm warning; see you online' }, 'session.cancelled'),
    {
      ...session({ ...one, session: 's2', starts: one.starts + 3_600_000, ends: one.ends + 3_600_000 }),
      minute: 30,
    },
  ]);
  const [first, second] = read(icalendarOf(state, 'nobody', NOW));
  expect(first?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(first?.description).toContain('Storm warning; see you online');
  expect(second?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(second?.startDate.toJSDate().getTime()).toBe(one.starts + 3_600_000);
  const before = read(icalendarOf(courseState([opened, session({ ...one, session: 's2' })]), 'nobody', NOW));
  expect(second?.uid).toBe(before[0]?.uid);
  expect(second?.sequence).toBeGreaterThan(before[0]!.sequence);
});

test('hostile text stays text', () => {
  const title = 'A\\B C:\\new; C, "D"\r\nBEGIN:VALARM\nX:\u0007' + '수'.repeat(60);
  const state = courseState([opened, session({ ...one, title })]);
  const text = icalendarOf(state, 'nobody', NOW);
  const [event] = read(text);
  expect(event?.summary).toBe(`A\\B C:\\new; C, "D"\nBEGIN:VALARM\nX: ${'수'.repeat(60)}`);
  expect(text.match(/^BEGIN:/gm)).toHaveLength(2);
  expectLines(text);
  expect(text.match(/\r\n /g)?.length).toBeGreaterThanOrEqual(2);
});

test('a course without sessions is an empty calendar, not an error', () => {
  expect(read(icalendarOf(courseState([opened]), 'nobody', NOW))).toEqual([]);
});
