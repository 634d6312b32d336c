import { compareEvents, type CaseEvent, type EventBody, type EventId } from '@tracecraft/record';
import { Amendments, amendedBy } from './amendments.ts';
import { EventTable } from './event-table.ts';
import { Fact, type Reach } from './fact.ts';
import { kindOf } from './kinds.ts';
import { NamedThings } from './named-things.ts';
import { NumberList } from './number-list.ts';
import { Feeds, isSameReach } from './reach.ts';
import { RecordOrder } from './record-order.ts';
import { Things, type Thing } from './thing.ts';

/** What adding events did to the facts known before. */
export interface Growth {
  /** New facts, in record order, those that don't count as well; none where each was shown to a visitor. */
  readonly fresh: readonly Fact[];
  /** Known facts that were amended: they count or no longer count, or read otherwise. */
  readonly amended: readonly Fact[];
  /** Known facts that now reach more: what they touch is judged again. */
  readonly reordered: readonly Fact[];
  /** Known facts that are no longer solid; null when ranks and solidity were told anew for all. */
  readonly loosened: readonly Fact[] | null;
}

/** Shown a fact and what it names; the list is used again for the next. */
export type Visit = (fact: Fact, things: Things) => void;

/** More facts than this at once that don't come last are merged in, not placed one by one. */
const MANY = 32;

/** The events of one case, each known once, with what checks need of them: order evidence and amendments. */
export class RecordOfCase {
  private readonly table = new EventTable();
  private readonly names = new NamedThings(this.table);
  private readonly named = new Things();
  private readonly feeds = new Feeds(this.table);
  private readonly order = new RecordOrder(this.table, this.feeds);
  private readonly amendments = new Amendments();
  /** What the amendments of a batch are about. */
  private readonly targets = new Set<EventId>();
  /** Numbers of the facts of a batch, as they came. */
  private readonly fresh = new NumberList();
  private clock = Number.NEGATIVE_INFINITY;
  private lastAdded: Fact | null = null;
  /** Some new fact is one that known facts already name, or that their feed already goes beyond. */
  private late = false;

  /** Time the record itself shows to have passed: the newest writing time less its clock's uncertainty, UTC ms. */
  get shownTime(): number {
    return this.clock;
  }

  /** The fact added last; the newest in record order of its batch. */
  get newest(): Fact | null {
    return this.lastAdded;
  }

  /** How many facts there are. */
  get size(): number {
    return this.order.length;
  }

  /** Every fact counts, and each came last in record order. */
  get isPlain(): boolean {
    return this.amendments.isEmpty && this.order.isAppended;
  }

  /** Every fact that counts, in record order. */
  counting(): readonly Fact[] {
    return this.order.all().filter((fact) => fact.counts);
  }

  /** What an id stands for, if it was ever named. */
  find(id: string): Thing | undefined {
    return this.names.find(id);
  }

  /** The fact of a number that stands for one. */
  at(number: number): Fact {
    return this.table.at(number);
  }

  /** `visit`, if given, is shown each new fact as soon as it has its place, with what it names. */
  add(events: readonly CaseEvent[], visit: Visit | null = null): Growth {
    if (events.length > 1) this.reserve(events.length);
    this.targets.clear();
    this.fresh.clear();
    const read = this.stream(events, visit);
    const loosened = read === events.length ? [] : this.placeRest(events.slice(read), visit);
    const { late } = this;
    this.late = false;
    const fresh = visit === null || late ? this.freshFacts() : [];
    const isNew = new Set(late || loosened === null || loosened.length + this.targets.size > 0 ? fresh : []);
    const told = (fact: Fact): boolean => visit !== null || !isNew.has(fact);
    return {
      fresh: visit === null ? fresh : [],
      reordered: late ? this.spread().filter((fact) => !isNew.has(fact)) : [],
      loosened: late ? null : (loosened?.filter(told) ?? null),
      amended: this.amend().filter(told),
    };
  }

  /**
   * Takes events in as long as each comes last in record order: each is looked at once, while it is at hand. Returns how
   * many were taken.
   */
  private stream(events: readonly CaseEvent[], visit: Visit | null): number {
    let { last } = this.order;
    // A plain loop: every event passes here, and an iterator would make garbage for each.
    for (let i = 0; i < events.length; i++) {
      const event = events[i]!;
      if (this.table.find(event.id) !== null) continue;
      if (last !== null && compareEvents(last.event, event) > 0) return i;
      const fact = this.admit(event);
      last = fact;
      const things = this.thingsOf(fact);
      this.append(fact, things);
      this.lastAdded = fact;
      if (visit !== null) visit(fact, things);
    }
    return events.length;
  }

  private reserve(more: number): void {
    this.table.reserve(more);
    this.order.reserve(more);
    this.fresh.reserve(more);
  }

  private freshFacts(): readonly Fact[] {
    const facts = Array.from({ length: this.fresh.length }, (_, i) => this.table.at(this.fresh.at(i)));
    return facts.sort((a, b) => a.rank - b.rank);
  }

  /** Takes in events some of which come before known ones. Returns known facts no longer solid, null for all. */
  private placeRest(events: readonly CaseEvent[], visit: Visit | null): readonly Fact[] | null {
    const rest: Fact[] = [];
    const streamed = this.fresh.length;
    for (const event of events) if (this.table.find(event.id) === null) rest.push(this.admit(event));
    rest.sort((a, b) => compareEvents(a.event, b.event));
    const loosened = rest.length > MANY ? this.merge(rest) : rest.flatMap((fact) => this.insert(fact));
    const last = rest.at(-1);
    if (last !== undefined && (streamed === 0 || last.rank > this.lastAdded!.rank)) this.lastAdded = last;
    if (visit !== null) for (const fact of rest) visit(fact, this.thingsOf(fact));
    return loosened;
  }

  private admit(event: CaseEvent): Fact {
    const { id, header, body } = event;
    const shown = body.recorded - body.clock.uncertaintyMs;
    if (shown > this.clock) this.clock = shown;
    const named = this.names.arrived(id);
    if (named !== undefined) this.late = true;
    const number = named?.number ?? this.names.nextNumber();
    const fact = new Fact(event, kindOf(header.kind), number, this.feeds.number(header.feed));
    this.table.add(fact);
    this.fresh.push(number);
    if (fact.sort.amends) this.takeAmendment(event);
    return fact;
  }

  private takeAmendment(event: CaseEvent): void {
    const target = amendedBy(event);
    if (target === null) return;
    this.amendments.add(target, event);
    this.targets.add(target);
  }

  private merge(fresh: readonly Fact[]): null {
    this.order.spellOut(0);
    for (const fact of fresh) {
      fact.reach = this.reachOf(fact);
      this.read(fact);
    }
    this.order.renew(fresh);
    return null;
  }

  private append(fact: Fact, things: Things): void {
    const { last } = this.order;
    const chains = last !== null && this.order.canChain(fact) && this.namesLast(fact, last, things);
    fact.reach = chains ? null : this.reachOf(fact);
    this.order.append(fact);
    this.read(fact);
  }

  private insert(fact: Fact): readonly Fact[] {
    const at = this.order.placeOf(fact);
    if (at === this.order.length) {
      this.append(fact, this.thingsOf(fact));
      return [];
    }
    this.order.spellOut(at);
    fact.reach = this.reachOf(fact);
    this.read(fact);
    return this.order.insert(fact, at);
  }

  /** Takes `fact` into its feed, with what amendments say of it. */
  private read(fact: Fact): void {
    if (!this.feeds.add(fact)) this.late = true;
    if (this.amendments.isEmpty) return;
    fact.counts = this.amendments.counts(fact.event);
    fact.fields = this.amendments.fieldsOf(fact.event);
  }

  /** `fact` directly follows or names `last`. */
  private namesLast(fact: Fact, last: Fact, things: Things): boolean {
    const { prev } = fact.event.header;
    const { informedBy, objects } = fact.event.body;
    let names = last.feed === fact.feed && last.seq < fact.seq;
    if (prev !== null && this.feeds.head(fact.feed)?.event.id !== prev)
      names = this.meets(prev, last) || names;
    for (let i = 0; i < informedBy.length; i++) names = this.meets(informedBy[i]!, last) || names;
    for (let i = 0; i < objects.length; i++) {
      const thing = things.at(i);
      if (thing === last) names = true;
      else if (thing instanceof Fact && thing.rank === 0 && thing !== fact) this.late = true;
    }
    return names;
  }

  /** The event `id`, if it is known, is `last`; remembered as awaited if not. */
  private meets(id: string, last: Fact): boolean {
    if (id === last.event.id) return true;
    const fact = this.table.find(id);
    if (fact === null) this.names.other(id);
    else if (fact.rank === 0) this.late = true;
    return fact === last;
  }

  /**
   * What a fact names, in the order of its body; then itself where it creates an object; then its performer. Good until
   * it is asked again.
   */
  thingsOf(fact: Fact): Things {
    const { objects, performer }: EventBody = fact.event.body;
    const things = this.named;
    things.clear();
    for (let i = 0; i < objects.length; i++) things.add(this.names.thing(objects[i]!.id));
    if (fact.sort.creates.length > 0) things.add(fact);
    things.add(this.names.performer(performer));
    return things;
  }

  /** Remembers as awaited what is named and not known. */
  private reachOf(fact: Fact): Reach {
    const { prev, seq } = fact.event.header;
    const { informedBy, objects } = fact.event.body;
    let reach = this.feeds.before(fact.feed, seq);
    if (prev !== null) reach = this.with(reach, prev, fact);
    for (let i = 0; i < informedBy.length; i++) reach = this.with(reach, informedBy[i]!, fact);
    for (let i = 0; i < objects.length; i++) reach = this.with(reach, objects[i]!.id, fact);
    return reach;
  }

  private with(reach: Reach, id: string, fact: Fact): Reach {
    const named = this.table.find(id);
    if (named === null) this.names.other(id);
    else if (named.rank === 0 && named !== fact) this.late = true;
    else if (named !== fact) return this.feeds.extend(reach, named, fact.feed);
    return reach;
  }

  /** Carries what was learnt of ancestors on to all that come after them. Returns the facts whose reach grew. */
  private spread(): readonly Fact[] {
    this.order.spellOut(0);
    const grown = new Set<Fact>();
    let grew: boolean;
    do {
      grew = false;
      for (const fact of this.order.all()) {
        const reach = this.reachOf(fact);
        if (isSameReach(reach, fact.reach!)) continue;
        fact.reach = reach;
        grown.add(fact);
        grew = true;
      }
    } while (grew);
    this.order.renew();
    return [...grown];
  }

  /** Reads amended events again, and what those amend in turn. */
  private amend(): readonly Fact[] {
    if (this.targets.size === 0) return [];
    this.amendments.sort(compareEvents);
    const amended: Fact[] = [];
    const queue = [...this.targets];
    for (const id of queue) {
      const fact = this.table.find(id);
      if (fact === null) continue;
      const target = amendedBy(fact.event);
      if (target !== null && !queue.includes(target)) queue.push(target);
      fact.fields = this.amendments.fieldsOf(fact.event);
      fact.counts = this.amendments.counts(fact.event);
      amended.push(fact);
    }
    return amended;
  }
}
