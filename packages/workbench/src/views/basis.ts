import { kindNamed, type CaseEvent } from '@tracecraft/record';
import type { Basis } from '@tracecraft/practice';
import { isCorroborated, marksOf, type Mark } from './assessments.ts';

/**
 * What one event rests on (settled question 18): *measured* by the machine; *corroborated* by a picture, a scan or
 * the second signature of another officer, or an assessor who saw it; else *declared*. `marks`: those of `events`.
 */
export function basisOf(
  event: CaseEvent,
  events: readonly CaseEvent[],
  marks: ReadonlyMap<string, readonly Mark[]> = marksOf(events),
): Basis {
  if (kindNamed(event.header.kind)?.basis === 'measured') return 'measured';
  if (event.body.attachments.length > 0 || event.body.enteredVia === 'scan') return 'corroborated';
  return isCorroborated(event, marks) || countersigned(event, events) ? 'corroborated' : 'declared';
}

const SECOND: Readonly<Record<string, string>> = {
  'exhibit.weighed': 'exhibit.countersigned',
  'exhibit.counted': 'exhibit.countersigned',
  'custody.offered': 'custody.accepted',
};

function countersigned(event: CaseEvent, events: readonly CaseEvent[]): boolean {
  const second = SECOND[event.header.kind];
  if (second === undefined) return false;
  const exhibit = event.body.objects.find(({ role }) => role === 'exhibit')?.id;
  const later = events.slice(events.indexOf(event) + 1);
  return later.some(
    ({ header, body }) =>
      header.kind === second &&
      body.performer !== event.body.performer &&
      body.objects.some(({ id }) => id === exhibit),
  );
}
