import { icalendar, icalendarText, icalendarTime } from '@tracecraft/bytes';
import type { Twin, Visit } from './fold-twins.ts';

/**
 * Visits of a standing exchange as an iCalendar object (RFC 5545), in UTC; cancelled ones stay, said to be so. `now` (UTC
 * milliseconds) is when it was made.
 */
export function twinCalendar(twin: Twin, now: number): string {
  return icalendar([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tracecraft//exchange//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${icalendarText(twin.title)}`,
    ...twin.visits.flatMap((visit) => eventLines(twin, visit, now)),
    'END:VCALENDAR',
  ]);
}

/** SEQUENCE grows with each newer plan (RFC 5545 §3.8.7.4). */
function eventLines({ twin }: Twin, visit: Visit, now: number): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${icalendarText(`${visit.visit}@${twin}`)}.tracecraft`,
    `DTSTAMP:${icalendarTime(now)}`,
    `SEQUENCE:${visit.revision}`,
    `DTSTART:${icalendarTime(visit.starts)}`,
    `DTEND:${icalendarTime(visit.ends)}`,
    `SUMMARY:${icalendarText(visit.title)}`,
    ...(visit.place === '' ? [] : [`LOCATION:${icalendarText(visit.place)}`]),
    ...(visit.note === '' ? [] : [`DESCRIPTION:${icalendarText(visit.note)}`]),
    `STATUS:${visit.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}
