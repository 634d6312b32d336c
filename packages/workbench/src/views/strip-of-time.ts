import { kindNamed, objectsTouched, type CaseEvent } from '@tracecraft/record';
import type { Basis, CheckVerdict } from '@tracecraft/practice';
import { marksOf, type Mark } from './assessments.ts';
import { basisOf } from './basis.ts';

/** How a verdict concerns an event. */
export interface StripVerdict {
  readonly verdict: CheckVerdict;
  /** `activates`: made the check bind; `proves`: shows the verdict; `misses`: almost did it. */
  readonly how: 'activates' | 'proves' | 'misses';
}

/** One event on the strip of time. */
export interface StripEvent {
  readonly event: CaseEvent;
  /** What it rests on: said so, backed by a picture or second person, or measured. */
  readonly basis: Basis;
  /** Recorded more than 15 minutes after the act. */
  readonly late: boolean;
  readonly retracted: boolean;
  readonly verdicts: readonly StripVerdict[];
  /** What assessors said of it. */
  readonly marks: readonly Mark[];
  /** Open departures it is part of: the loudest colour wins. */
  readonly departure: boolean;
}

/** More than this between act and record is a late entry (settled question 12). */
export const LATE_AFTER_MS = 15 * 60 * 1000;

/** Every event of the case with the verdicts that touch it, in the order of the record. */
export function stripOfTime(
  events: readonly CaseEvent[],
  verdicts: readonly CheckVerdict[],
): readonly StripEvent[] {
  const touching = index(verdicts);
  const marks = marksOf(events);
  const retracted = new Set(
    events
      .filter(({ header }) => header.kind === 'record.retracted')
      .map(({ body }) => body.fields['target']),
  );
  return events.map((event) => {
    const own = touching.get(event.id) ?? [];
    return {
      event,
      basis: basisOf(event, events, marks),
      late: isLate(event),
      retracted: retracted.has(event.id),
      verdicts: own,
      marks: marks.get(event.id) ?? [],
      departure: own.some(({ verdict }) => verdict.verdict === 'violated' && verdict.explained === null),
    };
  });
}

export function isLate(event: CaseEvent): boolean {
  return event.body.recorded - event.body.claimed.start > LATE_AFTER_MS;
}

function index(verdicts: readonly CheckVerdict[]): ReadonlyMap<string, readonly StripVerdict[]> {
  const byEvent = new Map<string, StripVerdict[]>();
  const put = (id: string | null | undefined, entry: StripVerdict): void => {
    if (id === null || id === undefined) return;
    const list = byEvent.get(id) ?? [];
    if (!list.some(({ verdict }) => verdict === entry.verdict)) byEvent.set(id, [...list, entry]);
  };
  for (const verdict of verdicts) {
    put(verdict.activation, { verdict, how: 'activates' });
    for (const id of verdict.proof) put(id, { verdict, how: 'proves' });
    put(verdict.nearestMiss?.event, { verdict, how: 'misses' });
  }
  return byEvent;
}

/** Events that touch one object, by id: the strip of one exhibit. */
export function touching(strip: readonly StripEvent[], object: string): readonly StripEvent[] {
  return strip.filter(({ event }) => objectsTouched(event).some(({ id }) => id === object));
}

/** The usual verb of an event, or its kind when nobody types it. */
export function verbOf(event: CaseEvent): string {
  return kindNamed(event.header.kind)?.verbs[0] ?? event.header.kind;
}
