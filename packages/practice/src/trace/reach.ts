import type { CaseEvent, EventId } from '@tracecraft/record';
import type { Fact } from './fact.ts';
import { TimeQueue } from './time-queue.ts';

const NOTHING: ReadonlyMap<number, number> = new Map();

/** What each event reaches by hashes, as the highest sequence number per feed; grows when a missing ancestor arrives. */
export class Reach {
  private readonly factOf: (id: EventId) => Fact | undefined;
  /** Event, or object born of one → events that name it. */
  private readonly dependants = new Map<EventId, EventId[]>();

  constructor(factOf: (id: EventId) => Fact | undefined) {
    this.factOf = factOf;
  }

  /** Some event known already names this one. */
  isAwaited(id: EventId): boolean {
    return this.dependants.has(id);
  }

  /** Reach of a new event of feed number `feed`. */
  of(event: CaseEvent, feed: number): ReadonlyMap<number, number> {
    for (const id of referencesOf(event)) {
      const known = this.dependants.get(id);
      if (known === undefined) this.dependants.set(id, [event.id]);
      else known.push(event.id);
    }
    return this.merged(event, feed);
  }

  /** Carries what `arrived` reaches on to the events that name it. Returns those whose reach grew. */
  spread(arrived: readonly EventId[]): readonly Fact[] {
    const grown = new Set<Fact>();
    // Roughly in record order, so that an event is mostly merged once, after all it names.
    const queue = new TimeQueue<Fact>();
    const name = (id: EventId): void => {
      for (const dependant of this.dependants.get(id) ?? []) {
        const fact = this.factOf(dependant);
        if (fact !== undefined) queue.push(Number(fact.event.header.hlc), fact);
      }
    };
    arrived.forEach(name);
    for (let fact = queue.pop(); fact !== undefined; fact = queue.pop()) {
      const reach = this.merged(fact.event, fact.feed);
      if (isSame(fact.reach, reach)) continue;
      fact.reach = reach;
      grown.add(fact);
      name(fact.event.id);
    }
    return [...grown];
  }

  /** Shares the predecessor's map when nothing is added to it: one device alone costs nothing. */
  private merged(event: CaseEvent, feed: number): ReadonlyMap<number, number> {
    const { prev } = event.header;
    const base = (prev === null ? undefined : this.factOf(prev))?.reach ?? NOTHING;
    let own: Map<number, number> | null = null;
    const merge = (other: number, seq: number): void => {
      if (other === feed || ((own ?? base).get(other) ?? -1) >= seq) return;
      own ??= new Map(base);
      own.set(other, seq);
    };
    for (const id of referencesOf(event)) {
      const seen = this.factOf(id);
      if (seen === undefined) continue;
      merge(seen.feed, seen.seq);
      if (seen.reach !== base) for (const [other, seq] of seen.reach) merge(other, seq);
    }
    return own ?? base;
  }
}

/** Events this one names by hash. Objects that are no event (ids from elsewhere) are never found, so never matter. */
function referencesOf(event: CaseEvent): readonly EventId[] {
  const named = [...event.body.informedBy, ...event.body.objects.map((object) => object.id)];
  return event.header.prev === null ? named : [event.header.prev, ...named];
}

function isSame(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [feed, seq] of a) if (b.get(feed) !== seq) return false;
  return true;
}
