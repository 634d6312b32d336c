import { compareEvents, type CaseEvent, type EventId } from '@tracecraft/record';

/**
 * The record as it would stand had one act happened and been written down at another time: the same events, the act at
 * its new place in record order, the places in each feed counted anew. An event knows of no other written after it.
 */
export function movedRecord(
  events: readonly CaseEvent[],
  moved: EventId,
  newTime: number,
): readonly CaseEvent[] {
  const shifted = events.map((event) => (event.id === moved ? shiftedTo(event, newTime) : event));
  const ordered = shifted.toSorted(compareEvents);
  const place = new Map(ordered.map((event, i) => [event.id, i]));
  const known = new Map(events.map((event) => [event.id, event]));
  const feeds = new Map<string, CaseEvent>();
  return ordered.map((event, i) => {
    const last = feeds.get(event.header.feed);
    const again = {
      ...event,
      header: { ...event.header, seq: (last?.header.seq ?? -1) + 1, prev: last?.id ?? null },
      body: { ...event.body, informedBy: seenBefore(event, i, place, known) },
    };
    feeds.set(event.header.feed, again);
    return again;
  });
}

/** What the event had seen of other feeds; in place of what now comes later, the newest before it of the same feed. */
function seenBefore(
  { body }: CaseEvent,
  at: number,
  place: ReadonlyMap<EventId, number>,
  known: ReadonlyMap<EventId, CaseEvent>,
): readonly EventId[] {
  const earlier = (id: EventId): EventId | null => {
    let seen: EventId | null = id;
    while (seen !== null && (place.get(seen) ?? -1) >= at) seen = known.get(seen)?.header.prev ?? null;
    return seen;
  };
  return [...new Set(body.informedBy.flatMap((id) => earlier(id) ?? []))];
}

/** Hybrid clocks count milliseconds in their upper 48 bits. */
const CLOCK_BITS = 16n;

function shiftedTo(event: CaseEvent, newTime: number): CaseEvent {
  const { claimed, recorded } = event.body;
  const by = newTime - claimed.start;
  const end = claimed.end === undefined ? {} : { end: claimed.end + by };
  const hlc = BigInt(event.header.hlc) + (BigInt(by) << CLOCK_BITS);
  return {
    ...event,
    header: { ...event.header, hlc: (hlc < 0n ? 0n : hlc).toString() },
    body: { ...event.body, claimed: { ...claimed, start: newTime, ...end }, recorded: recorded + by },
  };
}
