import { kindNamed, type CaseEvent, type EventId } from '@tracecraft/record';

/** Why an act could not have happened then; people read `replay.not-moved.<code>`. `other`: the event that stands against it. */
export interface NotMoved {
  readonly code: 'unknown-event' | 'no-act' | 'before-case' | 'before-object' | 'after-use' | 'after-hand-in';
  readonly other: EventId | null;
}

/** What the system wrote, or people said about the record: moving it asks nothing about the work. */
const NO_ACTS = /^(case|practices|officer|code|inject|hint|advice|record|departure|waiver|verdict|act|key)\./;

/** Null where the act could have happened at `newTime` (UTC ms). */
export function whyNotMoved(events: readonly CaseEvent[], id: EventId, newTime: number): NotMoved | null {
  const act = events.find((event) => event.id === id);
  if (act === undefined) return { code: 'unknown-event', other: null };
  if (NO_ACTS.test(act.header.kind)) return { code: 'no-act', other: null };
  const opened = events.find((event) => event.header.kind === 'case.opened');
  if (opened !== undefined && newTime < opened.body.claimed.start)
    return { code: 'before-case', other: opened.id };
  const handedIn = events.find((event) => event.header.kind === 'case.handed-in');
  if (handedIn !== undefined && newTime > handedIn.body.claimed.start)
    return { code: 'after-hand-in', other: handedIn.id };
  return beforeObject(events, act, newTime) ?? afterUse(events, act, newTime);
}

function beforeObject(events: readonly CaseEvent[], act: CaseEvent, newTime: number): NotMoved | null {
  const needed = namedBy(act);
  const late = events.find((event) => needed.has(event.id) && event.body.claimed.start > newTime);
  return late === undefined ? null : { code: 'before-object', other: late.id };
}

/** An act that makes an object can't come after an act on it. */
function afterUse(events: readonly CaseEvent[], act: CaseEvent, newTime: number): NotMoved | null {
  const used = events.find(
    (event) => event.id !== act.id && event.body.claimed.start < newTime && namedBy(event).has(act.id),
  );
  return used === undefined ? null : { code: 'after-use', other: used.id };
}

/** Events an act names: what it is done to, and what its fields point at. */
function namedBy({ header, body }: CaseEvent): ReadonlySet<EventId> {
  const fields = Object.entries(kindNamed(header.kind)?.fields ?? {});
  const pointed = fields.flatMap(([name, spec]) => {
    const value = body.fields[name];
    return spec.type === 'event' && typeof value === 'string' ? [value] : [];
  });
  return new Set([...body.objects.map((one) => one.id), ...pointed]);
}
