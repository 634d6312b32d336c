import { compareEvents, kindNamed, objectsTouched, type CaseEvent, type EventId } from '@tracecraft/record';
import { Amendments, amendedBy } from './amendments.ts';
import { timesOf, type Fact } from './fact.ts';

const NOTHING: ReadonlyMap<number, number> = new Map();

/** What adding events did to the facts. */
export interface Growth {
  /** New facts that count, in record order. Every fact, when `everything`. */
  readonly fresh: readonly Fact[];
  /** Ids of objects whose earlier facts changed: they are folded again. */
  readonly stale: ReadonlySet<string>;
  /** An earlier case-wide fact changed: it is part of every trace. */
  readonly staleEverywhere: boolean;
  /** Order evidence that was missing has arrived: all is folded again. */
  readonly everything: boolean;
}

/** The events of one case, each known once, with what checks need of them: order evidence and amendments. */
export class RecordOfCase {
  private readonly events = new Map<EventId, CaseEvent>();
  private readonly facts = new Map<EventId, Fact>();
  private readonly feeds = new Map<string, number>();
  private readonly awaited = new Set<EventId>();
  private readonly amendments = new Amendments();
  private clock = Number.NEGATIVE_INFINITY;
  private last: EventId | null = null;

  /** Time the record itself shows to have passed: the newest writing time less its clock's uncertainty, UTC ms. */
  get shownTime(): number {
    return this.clock;
  }

  /** The event added last; the newest in record order of its batch. */
  get newest(): EventId | null {
    return this.last;
  }

  /** Every fact that counts, in record order. */
  counting(): readonly Fact[] {
    return this.inOrder().flatMap((event) => this.counted(event) ?? []);
  }

  /** The fact of `event` as it now reads; null when it is unknown or retracted. */
  counted(event: CaseEvent): Fact | null {
    const fact = this.facts.get(event.id);
    return fact !== undefined && this.amendments.counts(event) ? fact : null;
  }

  private inOrder(): readonly CaseEvent[] {
    return [...this.events.values()].toSorted(compareEvents);
  }

  add(events: readonly CaseEvent[]): Growth {
    const added = this.unknown(events);
    const targets = new Set<EventId>();
    let ancestorArrived = false;
    for (const event of added) {
      this.events.set(event.id, event);
      this.clock = Math.max(this.clock, event.body.recorded - event.body.clock.uncertaintyMs);
      ancestorArrived = this.awaited.delete(event.id) || ancestorArrived;
      const target = amendedBy(event);
      if (target !== null) {
        this.amendments.add(target, event);
        targets.add(target);
      }
    }
    if (targets.size > 0) this.amendments.sort(compareEvents);
    this.last = added.at(-1)?.id ?? this.last;
    if (ancestorArrived) return { fresh: this.readAgain(), stale: new Set(), staleEverywhere: true, everything: true };
    const fresh = added.flatMap((event) => this.admit(event));
    return { fresh, ...this.amend(targets, new Set(added.map((event) => event.id))), everything: false };
  }

  private unknown(events: readonly CaseEvent[]): readonly CaseEvent[] {
    const fresh = new Map<EventId, CaseEvent>();
    for (const event of events) if (!this.events.has(event.id)) fresh.set(event.id, event);
    return fresh.size < 2 ? [...fresh.values()] : [...fresh.values()].toSorted(compareEvents);
  }

  private readAgain(): readonly Fact[] {
    this.facts.clear();
    return this.inOrder().flatMap((event) => this.admit(event));
  }

  /** The fact of `event` if it counts. Its reach is kept either way: a retracted event still says what was known. */
  private admit(event: CaseEvent): Fact[] {
    const fact = this.read(event);
    this.facts.set(event.id, fact);
    return this.amendments.counts(event) ? [fact] : [];
  }

  private read(event: CaseEvent): Fact {
    const { feed, seq, kind } = event.header;
    const number = this.feeds.get(feed) ?? this.feeds.size;
    this.feeds.set(feed, number);
    const reach = this.reachOf(event, number);
    return { event, kind, feed: number, seq, reach, ...timesOf(event), fields: this.amendments.fieldsOf(event) };
  }

  /** Reads amended events again; returns the ids of what they touch. */
  private amend(targets: ReadonlySet<EventId>, added: ReadonlySet<EventId>): Pick<Growth, 'stale' | 'staleEverywhere'> {
    const stale = new Set<string>();
    let staleEverywhere = false;
    const queue = [...targets];
    for (const id of queue) {
      const event = this.events.get(id);
      const old = this.facts.get(id);
      if (event === undefined || old === undefined) continue;
      const target = amendedBy(event);
      if (target !== null && !queue.includes(target)) queue.push(target);
      this.facts.set(id, { ...old, fields: this.amendments.fieldsOf(event) });
      if (added.has(id)) continue;
      for (const object of objectsTouched(event)) stale.add(object.id);
      staleEverywhere ||= kindNamed(event.header.kind)?.scope === 'case';
    }
    return { stale, staleEverywhere };
  }

  /** Merges what the events it names had reached: its predecessor, what its device had seen, objects born of events. */
  private reachOf(event: CaseEvent, feed: number): ReadonlyMap<number, number> {
    const { prev } = event.header;
    const previous = prev === null ? undefined : this.facts.get(prev);
    if (prev !== null && previous === undefined) this.awaited.add(prev);
    let reach = previous?.reach ?? NOTHING;
    let own = false;
    const merge = (other: number, seq: number): void => {
      if (other === feed || (reach.get(other) ?? -1) >= seq) return;
      if (!own) reach = new Map(reach);
      own = true;
      (reach as Map<number, number>).set(other, seq);
    };
    for (const id of referencesOf(event)) {
      const seen = this.facts.get(id);
      if (seen === undefined) {
        if (isEventId(id)) this.awaited.add(id);
        continue;
      }
      merge(seen.feed, seen.seq);
      if (seen.reach !== reach) for (const [other, seq] of seen.reach) merge(other, seq);
    }
    return reach;
  }
}

function referencesOf(event: CaseEvent): readonly string[] {
  return [...event.body.informedBy, ...event.body.objects.map((object) => object.id)];
}

function isEventId(id: string): boolean {
  return id.length === 64;
}
