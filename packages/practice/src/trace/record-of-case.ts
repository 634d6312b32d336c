import { compareEvents, type CaseEvent, type EventId } from '@tracecraft/record';
import { Amendments, amendedBy } from './amendments.ts';
import { Fact, type Reach } from './fact.ts';
import { kindOf } from './kinds.ts';
import { Feeds, isSameReach } from './reach.ts';
import { RecordOrder } from './record-order.ts';
import { Thing } from './thing.ts';

/** What adding events did to the facts. */
export interface Growth {
  /** New facts, in record order, those that don't count as well. */
  readonly fresh: readonly Fact[];
  /** Known facts that were amended: they count or no longer count, or read otherwise. */
  readonly amended: readonly Fact[];
  /** Known facts that now reach more: what they touch is judged again. */
  readonly reordered: readonly Fact[];
  /** Known facts that are no longer solid; null when ranks and solidity were told anew for all. */
  readonly loosened: readonly Fact[] | null;
}

/** The events of one case, each known once, with what checks need of them: order evidence and amendments. */
export class RecordOfCase {
  private readonly things = new Map<string, Thing>();
  private readonly feeds = new Feeds();
  private readonly order = new RecordOrder();
  private readonly amendments = new Amendments();
  private clock = Number.NEGATIVE_INFINITY;
  private last: Fact | null = null;

  /** Time the record itself shows to have passed: the newest writing time less its clock's uncertainty, UTC ms. */
  get shownTime(): number {
    return this.clock;
  }

  /** The fact added last; the newest in record order of its batch. */
  get newest(): Fact | null {
    return this.last;
  }

  /** What an id stands for, if it was ever named. */
  find(id: string): Thing | undefined {
    return this.things.get(id);
  }

  /** Every fact, in record order. */
  get facts(): readonly Fact[] {
    return this.order.facts;
  }

  /** Every fact that counts, in record order. */
  counting(): readonly Fact[] {
    return this.facts.filter((fact) => fact.counts);
  }

  add(events: readonly CaseEvent[]): Growth {
    const added = this.unknown(events);
    const targets = this.takeAmendments(added);
    const fresh: Fact[] = [];
    let behind = false;
    for (const event of added) {
      const thing = this.thing(event.id);
      const fact = this.admit(event, thing);
      behind = !this.feeds.add(fact) || thing.awaited || behind;
      fresh.push(fact);
    }
    this.last = fresh.at(-1) ?? this.last;
    let loosened = this.order.add(fresh);
    const isNew = new Set(behind || targets.size > 0 ? fresh : []);
    const reordered = behind ? this.spread().filter((fact) => !isNew.has(fact)) : [];
    if (reordered.length > 0) {
      this.order.renew();
      loosened = null;
    }
    return { fresh, reordered, loosened, amended: this.amend(targets, isNew) };
  }

  private unknown(events: readonly CaseEvent[]): readonly CaseEvent[] {
    const fresh: CaseEvent[] = [];
    const seen = new Set<EventId>();
    let sorted = true;
    for (const event of events) {
      if (this.isKnown(event.id) || seen.has(event.id)) continue;
      if (events.length > 1) seen.add(event.id);
      sorted &&= fresh.length === 0 || compareEvents(fresh.at(-1)!, event) < 0;
      fresh.push(event);
    }
    return sorted ? fresh : fresh.toSorted(compareEvents);
  }

  private takeAmendments(added: readonly CaseEvent[]): ReadonlySet<EventId> {
    const targets = new Set<EventId>();
    for (const event of added) {
      const target = amendedBy(event);
      if (target === null) continue;
      this.amendments.add(target, event);
      targets.add(target);
    }
    if (targets.size > 0) this.amendments.sort(compareEvents);
    return targets;
  }

  private isKnown(id: EventId): boolean {
    const thing = this.things.get(id);
    return thing !== undefined && thing.fact !== null;
  }

  private thing(id: string): Thing {
    const known = this.things.get(id);
    if (known !== undefined) return known;
    const thing = new Thing(id, this.things.size);
    this.things.set(id, thing);
    return thing;
  }

  private admit(event: CaseEvent, own: Thing): Fact {
    const { header, body } = event;
    this.clock = Math.max(this.clock, body.recorded - body.clock.uncertaintyMs);
    const sort = kindOf(header.kind);
    const things: Thing[] = [];
    for (const object of body.objects) things.push(this.thing(object.id));
    if (sort.creates.length > 0) things.push(own);
    things.push(this.thing(body.performer));
    const feed = this.feeds.number(header.feed);
    const fact = new Fact(event, sort, feed, things, this.reachOf(event, feed, things));
    if (!this.amendments.isEmpty) {
      fact.counts = this.amendments.counts(event);
      fact.fields = this.amendments.fieldsOf(event);
    }
    own.fact = fact;
    return fact;
  }

  /** Remembers as awaited what is named and not known. */
  private reachOf(event: CaseEvent, feed: number, things: readonly Thing[]): Reach {
    const { prev, seq } = event.header;
    const named: (Fact | null)[] = [];
    if (prev !== null) this.named(this.thing(prev), named);
    for (const id of event.body.informedBy) this.named(this.thing(id), named);
    for (let i = 0; i < event.body.objects.length; i++) this.named(things[i]!, named);
    return this.feeds.reachOf(feed, seq, named);
  }

  private named(thing: Thing, named: (Fact | null)[]): void {
    if (thing.fact === null) thing.awaited = true;
    else named.push(thing.fact);
  }

  /** Carries what was learnt of ancestors on to all that come after them. Returns the facts whose reach grew. */
  private spread(): readonly Fact[] {
    const grown = new Set<Fact>();
    let grew: boolean;
    do {
      grew = false;
      for (const fact of this.facts) {
        const reach = this.reachOf(fact.event, fact.feed, fact.things);
        if (isSameReach(reach, fact.reach)) continue;
        fact.reach = reach;
        grown.add(fact);
        grew = true;
      }
    } while (grew);
    return [...grown];
  }

  /** Reads amended events again, and what those amend in turn. */
  private amend(targets: ReadonlySet<EventId>, isNew: ReadonlySet<Fact>): readonly Fact[] {
    const amended: Fact[] = [];
    const queue = [...targets];
    for (const id of queue) {
      const fact = this.things.get(id)?.fact ?? null;
      if (fact === null) continue;
      const target = amendedBy(fact.event);
      if (target !== null && !queue.includes(target)) queue.push(target);
      fact.fields = this.amendments.fieldsOf(fact.event);
      fact.counts = this.amendments.counts(fact.event);
      if (!isNew.has(fact)) amended.push(fact);
    }
    return amended;
  }
}
