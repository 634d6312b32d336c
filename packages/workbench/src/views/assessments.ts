import { compareEvents, type CaseEvent } from '@tracecraft/record';
import { textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** What an assessor said of one act, newest word. */
export interface Mark {
  readonly event: string;
  readonly seen: boolean;
  readonly by: string;
  readonly role: string;
  readonly note: string | null;
  readonly at: number;
}

/** Roles whose word on what was seen is that of a second person. */
const WATCHERS: readonly string[] = ['assessor', 'trainer'];

/** Course staff: they mark and excuse, but are no officers of the team. */
export function isWatcher(role: string): boolean {
  return WATCHERS.includes(role);
}

/** Marks on recorded acts: event id → one mark an assessor, in order. */
export function marksOf(events: readonly CaseEvent[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Map<string, Mark>>();
  for (const event of assessments(events)) {
    const target = textOf(event, 'target');
    if (target === null) continue;
    marks.set(
      target,
      (marks.get(target) ?? new Map<string, Mark>()).set(event.body.performer, markOf(event)),
    );
  }
  return new Map([...marks].map(([target, own]) => [target, [...own.values()]]));
}

/** What assessors saw that nobody recorded, in order. */
export function unrecordedActs(events: readonly CaseEvent[]): readonly Mark[] {
  return assessments(events)
    .filter((event) => textOf(event, 'target') === null)
    .map(markOf);
}

/** An assessor other than the performer saw it, and none says it was not done. */
export function isCorroborated(event: CaseEvent, marks: ReadonlyMap<string, readonly Mark[]>): boolean {
  const own = (marks.get(event.id) ?? []).filter(({ by }) => by !== event.body.performer);
  return own.length > 0 && own.every(({ seen }) => seen);
}

function assessments(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return inEffect(events)
    .filter(({ header, body }) => header.kind === 'act.assessed' && isWatcher(body.role))
    .toSorted(compareEvents);
}

function markOf(event: CaseEvent): Mark {
  return {
    event: event.id,
    seen: event.body.fields['seen'] === 'seen',
    by: event.body.performer,
    role: event.body.role,
    note: textOf(event, 'note'),
    at: event.body.claimed.start,
  };
}
