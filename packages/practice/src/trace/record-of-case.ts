import { compareEvents, kindNamed, objectsTouched, type CaseEvent, type EventId } from '@tracecraft/record';
import { Amendments, amendedBy } from './amendments.ts';
import { timesOf, type Fact } from './fact.ts';
import { Reach } from './reach.ts';

/** What adding events did to the facts. */
export interface Growth {
  /** New facts that count, in record order. */
  readonly fresh: readonly Fact[];
  /** Ids of objects whose earlier facts were amended: they are folded again. */
  readonly amended: ReadonlySet<string>;
  /** An earlier case-wide fact was amended: it is part of every trace. */
  readonly amendedEverywhere: boolean;
  /** Earlier facts that now reach more: what they touch is judged again. */
  readonly reordered: readonly Fact[];
}

/** The events of one case, each known once, with what checks need of them: order evidence and amendments. */
export class RecordOfCase {
  private readonly events = new Map<EventId, CaseEvent>();
  private readonly facts = new Map<EventId, Fact>();
  private readonly feeds = new Map<string, number>();
  private readonly reach = new Reach((id) => this.facts.get(id));
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
    return [...this.events.values()].toSorted(compareEvents).flatMap((event) => this.counted(event) ?? []);
  }

  /** The fact of `event` as it now reads; null when it is unknown or retracted. */
  counted(event: CaseEvent): Fact | null {
    const fact = this.facts.get(event.id);
    return fact !== undefined && this.amendments.counts(event) ? fact : null;
  }

  add(events: readonly CaseEvent[]): Growth {
    const added = this.unknown(events);
    const targets = new Set<EventId>();
    for (const event of added) {
      this.events.set(event.id, event);
      this.clock = Math.max(this.clock, event.body.recorded - event.body.clock.uncertaintyMs);
      const target = amendedBy(event);
      if (target === null) continue;
      this.amendments.add(target, event);
      targets.add(target);
    }
    if (targets.size > 0) this.amendments.sort(compareEvents);
    this.last = added.at(-1)?.id ?? this.last;
    const awaited: EventId[] = [];
    const fresh = added.flatMap((event) => {
      if (this.reach.isAwaited(event.id)) awaited.push(event.id);
      return this.admit(event);
    });
    const isNew = new Set(added.map((event) => event.id));
    const reordered = this.reach.spread(awaited).filter((fact) => !isNew.has(fact.event.id));
    return { fresh, reordered, ...this.amend(targets, isNew) };
  }

  private unknown(events: readonly CaseEvent[]): readonly CaseEvent[] {
    const fresh = new Map<EventId, CaseEvent>();
    for (const event of events) if (!this.events.has(event.id)) fresh.set(event.id, event);
    return fresh.size < 2 ? [...fresh.values()] : [...fresh.values()].toSorted(compareEvents);
  }

  /** The fact of `event` if it counts. It is kept either way: a retracted event still says what was known. */
  private admit(event: CaseEvent): Fact[] {
    const { feed, seq, kind } = event.header;
    const number = this.feeds.get(feed) ?? this.feeds.size;
    this.feeds.set(feed, number);
    const reach = this.reach.of(event, number);
    const fact: Fact = {
      event,
      kind,
      feed: number,
      seq,
      reach,
      ...timesOf(event),
      fields: this.amendments.fieldsOf(event),
    };
    this.facts.set(event.id, fact);
    return this.amendments.counts(event) ? [fact] : [];
  }

  /** Reads amended events again, and what those amend in turn. */
  private amend(
    targets: ReadonlySet<EventId>,
    isNew: ReadonlySet<EventId>,
  ): Pick<Growth, 'amended' | 'amendedEverywhere'> {
    const amended = new Set<string>();
    let amendedEverywhere = false;
    const queue = [...targets];
    for (const id of queue) {
      const event = this.events.get(id);
      const old = this.facts.get(id);
      if (event === undefined || old === undefined) continue;
      const target = amendedBy(event);
      if (target !== null && !queue.includes(target)) queue.push(target);
      this.facts.set(id, { ...old, fields: this.amendments.fieldsOf(event) });
      if (isNew.has(id)) continue;
      for (const object of objectsTouched(event)) amended.add(object.id);
      amendedEverywhere ||= kindNamed(event.header.kind)?.scope === 'case';
    }
    return { amended, amendedEverywhere };
  }
}
