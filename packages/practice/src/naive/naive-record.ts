import {
  compareEvents,
  kindNamed,
  objectsTouched,
  type CaseEvent,
  type EventId,
  type FieldValue,
} from '@tracecraft/record';
import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';

/** A record read literally, with nothing remembered between questions that could be wrong: the reference meaning. */
export interface NaiveRecord {
  /** Events that count, in record order. */
  readonly events: readonly CaseEvent[];
  readonly now: number;
  readonly closed: boolean;
  field(event: CaseEvent, name: string): FieldValue | undefined;
  before(a: CaseEvent, b: CaseEvent): Kleene;
  isLate(event: CaseEvent): boolean;
  /** What the checks that do not count departures say is violated while the case is open; `since` in UTC ms. */
  departures(): readonly { readonly practice: string; readonly step: string; readonly since: number }[];
}

/** Reads `given` as docs/spec/practice.md says: each event once, retracted ones away, corrections applied. */
export function naiveRecord(given: readonly CaseEvent[], now: number, closed: boolean): NaiveRecord {
  const all = [...new Map(given.map((event) => [event.id, event])).values()].toSorted(compareEvents);
  const byId = new Map(all.map((event) => [event.id, event]));
  const shown = Math.max(now, ...all.map(({ body }) => body.recorded - body.clock.uncertaintyMs));
  const reached = new Map<EventId, ReadonlySet<EventId>>();
  const ancestors = (id: EventId): ReadonlySet<EventId> => {
    const known = reached.get(id);
    if (known !== undefined) return known;
    const found = ancestorsOf(id, byId);
    reached.set(id, found);
    return found;
  };
  return {
    events: all.filter((event) => counts(event, all, [])),
    now: shown,
    closed,
    field: (event, name) => fieldOf(event, name, all, []),
    before: (a, b) => before(a, b, ancestors, byId),
    isLate,
    departures: () => [],
  };
}

function isLate({ body }: CaseEvent): boolean {
  return body.recorded - body.claimed.start > 15 * 60_000;
}

function targets(event: CaseEvent, kind: string, all: readonly CaseEvent[]): readonly CaseEvent[] {
  return all.filter(
    (other) =>
      other.header.kind === kind && other.body.fields['target'] === event.id && other.id !== event.id,
  );
}

function counts(event: CaseEvent, all: readonly CaseEvent[], path: readonly EventId[]): boolean {
  if (path.includes(event.id)) return false;
  return targets(event, 'record.retracted', all).every(
    (retraction) => !counts(retraction, all, [...path, event.id]),
  );
}

function fieldOf(
  event: CaseEvent,
  name: string,
  all: readonly CaseEvent[],
  path: readonly EventId[],
): FieldValue | undefined {
  const spec = kindNamed(event.header.kind)?.fields[name];
  const corrections = targets(event, 'record.corrected', all).filter((correction) => {
    if (path.includes(correction.id) || !counts(correction, all, [])) return false;
    return [name, `/${name}`, `fields/${name}`, `/fields/${name}`].includes(
      String(fieldOf(correction, 'path', all, [...path, event.id])),
    );
  });
  const last = corrections.at(-1);
  if (last === undefined || spec === undefined) return event.body.fields[name];
  const text = String(fieldOf(last, 'value', all, [...path, event.id]));
  if (spec.type === 'yes-no') return text === 'yes' || text === 'true';
  if (spec.type === 'list') return text === '' ? [] : text.trim().split(/\s*,\s*/);
  return (spec.type === 'integer' || spec.type === 'time') && /^-?\d+$/.test(text) ? Number(text) : text;
}

/** Everything `id` reaches by its hashes, event by event; a feed is one hash chain also where links are missing. */
function ancestorsOf(id: EventId, byId: ReadonlyMap<EventId, CaseEvent>): ReadonlySet<EventId> {
  const found = new Set<EventId>();
  const queue = [id];
  for (const next of queue) {
    const event = byId.get(next);
    if (event === undefined) continue;
    const { feed, seq } = event.header;
    const named = [
      event.header.prev,
      ...event.body.informedBy,
      ...event.body.objects.map((object) => object.id),
      ...[...byId.values()]
        .filter(({ header }) => header.feed === feed && header.seq < seq)
        .map(({ id: own }) => own),
    ];
    for (const other of named)
      if (other !== null && byId.has(other) && !found.has(other)) {
        found.add(other);
        queue.push(other);
      }
  }
  return found;
}

function before(
  a: CaseEvent,
  b: CaseEvent,
  ancestors: (id: EventId) => ReadonlySet<EventId>,
  byId: ReadonlyMap<EventId, CaseEvent>,
): Kleene {
  if (a.id === b.id) return NO;
  const written = (x: CaseEvent, y: CaseEvent): boolean => !isLate(y) && reaches(x, y, ancestors, byId);
  const timed = (x: CaseEvent, y: CaseEvent): boolean =>
    x.body.clock.epoch === y.body.clock.epoch && endOf(x) < startOf(y);
  const forward = written(a, b) || timed(a, b);
  const backward = written(b, a) || timed(b, a);
  return forward === backward ? UNKNOWN : forward ? YES : NO;
}

/** `y` reaches `x`, or an event of the feed of `x` written after it: a feed is one hash chain even where we lack links. */
function reaches(
  x: CaseEvent,
  y: CaseEvent,
  ancestors: (id: EventId) => ReadonlySet<EventId>,
  byId: ReadonlyMap<EventId, CaseEvent>,
): boolean {
  if (x.header.feed === y.header.feed) return x.header.seq < y.header.seq;
  return [...ancestors(y.id)].some((id) => {
    const seen = byId.get(id);
    return seen !== undefined && seen.header.feed === x.header.feed && seen.header.seq >= x.header.seq;
  });
}

/** Earliest and latest time the act may have been, UTC ms. */
export function startOf({ body }: CaseEvent): number {
  return body.claimed.start - body.clock.uncertaintyMs;
}

export function endOf({ body }: CaseEvent): number {
  return Math.max(body.claimed.start, body.claimed.end ?? body.claimed.start) + body.clock.uncertaintyMs;
}

/** The act is part of every trace or touches the object. */
export function inTraceOf(event: CaseEvent, object: string): boolean {
  return kindNamed(event.header.kind)?.scope === 'case' || touches(event, object);
}

export function touches(event: CaseEvent, object: string): boolean {
  return objectsTouched(event).some(({ id }) => id === object);
}
