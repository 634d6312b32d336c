import { DEVICE_KINDS, type CaseEvent, type FieldValue } from '@tracecraft/record';
import type { Kind } from './kinds.ts';
import type { Thing } from './thing.ts';

/** Recorded this much after the act makes a late entry (settled question 12), milliseconds. */
const LATE_AFTER = 15 * 60_000;

/** Highest sequence number per feed that an event reaches by hashes, -1 for none. Shared between facts; never changed. */
export type Reach = Int32Array;

/** An event as checks see it: times as an interval, its place among the feeds, corrections applied. */
export class Fact {
  readonly event: CaseEvent;
  readonly kind: string;
  readonly sort: Kind;
  /** Interned feed, 0, 1, 2 … */
  readonly feed: number;
  readonly seq: number;
  /** What it names, in the order of its body; then itself where it creates an object; then its performer. */
  readonly things: readonly Thing[];
  /** Claimed interval widened by the clock's uncertainty, UTC ms. */
  readonly lo: number;
  readonly hi: number;
  readonly epoch: number;
  readonly late: boolean;
  reach: Reach;
  /** Place in record order; only compared. */
  rank = 0;
  /** Surely after every known fact that precedes it in record order. May be false where that is so. */
  solid = false;
  /** No retraction that counts withdraws it. */
  counts = true;
  fields: Readonly<Record<string, FieldValue>>;

  constructor(event: CaseEvent, sort: Kind, feed: number, things: readonly Thing[], reach: Reach) {
    const { claimed, clock, recorded, fields } = event.body;
    this.event = event;
    this.kind = sort.name;
    this.sort = sort;
    this.feed = feed;
    this.seq = event.header.seq;
    this.things = things;
    this.reach = reach;
    this.lo = claimed.start - clock.uncertaintyMs;
    this.hi = Math.max(claimed.start, claimed.end ?? claimed.start) + clock.uncertaintyMs;
    this.epoch = clock.epoch;
    this.late = recorded - claimed.start > LATE_AFTER;
    this.fields = fields;
  }
}

/** Types under which `fact` touches the thing at place `i` of its `things`. */
export function typesAt(fact: Fact, i: number): readonly string[] {
  const { objects, fields } = fact.event.body;
  if (i < objects.length) return [objects[i]!.type];
  if (i === fact.things.length - 1) return ['officer'];
  // An exhibit of one of these kinds is a device under the same id (record, objectsTouched).
  const device = fact.kind === 'exhibit.recognised' && DEVICE_KINDS.includes(String(fields['kind']));
  return device ? [...fact.sort.creates, 'device'] : fact.sort.creates;
}

/** Role in which `fact` touches the thing at place `i` of its `things`. */
export function roleAt(fact: Fact, i: number): string {
  const { objects } = fact.event.body;
  if (i < objects.length) return objects[i]!.role;
  return i === fact.things.length - 1 ? 'performer' : 'created';
}
