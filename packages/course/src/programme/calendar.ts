import type { CourseState, PlannedSession } from '../course-record/course-state.ts';

/**
 * The sessions of a course as an iCalendar object (RFC 5545), in UTC: every calendar shows them in its reader's zone,
 * whatever clock changes lie between. `account` sees what it teaches marked; cancelled sessions stay, said to be so.
 * `now` (UTC milliseconds) is when the feed was made. Lines end in CRLF and are folded at 75 octets.
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
    `X-WR-CALNAME:${escaped(title)}`,
    `X-WR-TIMEZONE:${zone}`,
    ...sessions.flatMap((session) => eventLines(session, state, now)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** SEQUENCE grows with each newer plan (RFC 5545 §3.8.7.4), so that calendars take a moved session over. */
function eventLines(session: PlannedSession, state: CourseState, now: number): readonly string[] {
  const { cancelled, module, note } = { ...session, note: state.opened?.note ?? '' };
  const trainers = session.trainers.map((one) => state.people.get(one)?.name ?? one);
  const about = [module, trainers.join(', '), cancelled ?? '', note].filter((one) => one !== '').join('\n');
  return [
    'BEGIN:VEVENT',
    `UID:${session.session}@${state.stream.replace(/^course:/, '')}.tracecraft`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(session.at)}`,
    `SEQUENCE:${Math.floor(session.at / 60_000) + (cancelled === null ? 0 : 1)}`,
    `DTSTART:${utc(session.starts)}`,
    `DTEND:${utc(session.ends)}`,
    `SUMMARY:${escaped(session.title)}`,
    ...(session.place === '' ? [] : [`LOCATION:${escaped(session.place)}`]),
    `DESCRIPTION:${escaped(about)}`,
    `STATUS:${cancelled === null ? 'CONFIRMED' : 'CANCELLED'}`,
    'END:VEVENT',
  ];
}

/** Form 2 of a date-time: UTC (RFC 5545 §3.3.5). */
function utc(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** RFC 5545 §3.3.11. Control characters other than a line break may not stand in a text at all. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, (letter) => `\\${letter}`)
    .replaceAll('\n', '\\n');
}

/** RFC 5545 §3.1: at most 75 octets a line; a letter is never cut, though the standard would allow it. */
function folded(line: string): string {
  let folds = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > 75) {
      folds += '\r\n ';
      octets = 1;
    }
    folds += letter;
    octets += size;
  }
  return folds;
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}
