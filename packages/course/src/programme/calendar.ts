import { icalendar, icalendarText, icalendarTime } from '@tracecraft/bytes';
import type { CourseState, PlannedSession } from '../course-record/course-state.ts';

/**
 * The sessions of a course as an iCalendar object (RFC 5545), in UTC: every calendar shows them in its reader's zone,
 * whatever clock changes lie between. `account` sees what it teaches marked; cancelled sessions stay, said to be so.
 * `now` (UTC milliseconds) is when the feed was made.
 */
export function icalendarOf(state: CourseState, account: string, now: number): string {
  const zone = state.people.get(account)?.zone ?? state.opened?.zone ?? 'UTC';
  const title = state.opened?.title ?? '';
  const sessions = [...state.sessions.values()].toSorted(
    (a, b) => a.starts - b.starts || (a.session < b.session ? -1 : 1),
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tracecraft//course//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${icalendarText(title)}`,
    `X-WR-TIMEZONE:${zone}`,
    ...sessions.flatMap((session) => eventLines(session, state, now)),
    'END:VCALENDAR',
  ];
  return icalendar(lines);
}

/** SEQUENCE grows with each newer plan (RFC 5545 §3.8.7.4), so that calendars take a moved session over. */
function eventLines(session: PlannedSession, state: CourseState, now: number): readonly string[] {
  const { cancelled, module, note } = { ...session, note: state.opened?.note ?? '' };
  const trainers = session.trainers.map((one) => state.people.get(one)?.name ?? one);
  const about = [module, trainers.join(', '), cancelled ?? '', note].filter((one) => one !== '').join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${session.session}@${state.stream.replace(/^course:/, '')}.tracecraft`,
    `DTSTAMP:${icalendarTime(now)}`,
    `LAST-MODIFIED:${icalendarTime(session.at)}`,
    `SEQUENCE:${Math.floor(session.at / 60_000) + (cancelled === null ? 0 : 1)}`,
    `DTSTART:${icalendarTime(session.starts)}`,
    `DTEND:${icalendarTime(session.ends)}`,
    `SUMMARY:${icalendarText(session.title)}`,
    ...(session.place === '' ? [] : [`LOCATION:${icalendarText(session.place)}`]),
    `DESCRIPTION:${icalendarText(about)}`,
    `STATUS:${cancelled === null ? 'CONFIRMED' : 'CANCELLED'}`,
    'END:VEVENT',
  ];
}
