import { DEVICE_KINDS, type CaseEvent, type FieldValue, type ObjectType } from '@tracecraft/record';
import type { Kind } from './kinds.ts';
import type { Thing } from './thing.ts';

/** Recorded this much after the act makes a late entry (settled question 12), milliseconds. */
const LATE_AFTER = 15 * 60_000;

const LATE = 1;
const SOLID = 2;
const COUNTS = 4;

/** Highest sequence number per feed that an event reaches by hashes, -1 for none. Shared between facts; never changed. */
export type Reach = readonly number[];

/** An event as checks see it: times as an interval, its place among the feeds, corrections applied. */
export class Fact implements Thing {
  readonly event: CaseEvent;
  readonly sort: Kind;
  readonly number: number;
  /** Interned feed, 0, 1, 2 … */
  readonly feed: number;
  /** Null: every fact of lower rank. Kept short so, since that is what devices that see one another write. */
  reach: Reach | null = null;
  /** Place in record order, only compared; 0 until it has one. */
  rank = 0;
  fields: Readonly<Record<string, FieldValue>>;
  /** Yes and no as bits: a case has a fact for each event, and each must be moved when memory is tidied. */
  private marks: number;

  constructor(event: CaseEvent, sort: Kind, number: number, feed: number) {
    const { claimed, recorded, fields } = event.body;
    this.event = event;
    this.sort = sort;
    this.number = number;
    this.feed = feed;
    this.fields = fields;
    this.marks = recorded - claimed.start > LATE_AFTER ? LATE | COUNTS : COUNTS;
  }

  get late(): boolean {
    return (this.marks & LATE) !== 0;
  }

  /** Surely after every known fact that precedes it in record order. May be false where that is so. */
  get solid(): boolean {
    return (this.marks & SOLID) !== 0;
  }

  set solid(is: boolean) {
    this.marks = is ? this.marks | SOLID : this.marks & ~SOLID;
  }

  /** No retraction that counts withdraws it. */
  get counts(): boolean {
    return (this.marks & COUNTS) !== 0;
  }

  set counts(is: boolean) {
    this.marks = is ? this.marks | COUNTS : this.marks & ~COUNTS;
  }

  get seq(): number {
    return this.event.header.seq;
  }

  get epoch(): number {
    return this.event.body.clock.epoch;
  }

  get id(): string {
    return this.event.id;
  }

  get kind(): string {
    return this.sort.name;
  }

  /** Claimed interval widened by the clock's uncertainty, UTC ms. */
  get lo(): number {
    const { claimed, clock } = this.event.body;
    return claimed.start - clock.uncertaintyMs;
  }

  get hi(): number {
    const { claimed, clock } = this.event.body;
    const { start, end } = claimed;
    return (end !== undefined && end > start ? end : start) + clock.uncertaintyMs;
  }
}

/** `fact` names `id`, created it or was done by it. */
export function touches({ event, sort }: Fact, id: string): boolean {
  if (event.body.performer === id) return true;
  if (event.id === id && sort.creates.length > 0) return true;
  return event.body.objects.some((object) => object.id === id);
}

/** `fact` touches `id` in this role. */
export function touchesAs({ event, sort }: Fact, id: string, role: string): boolean {
  if (role === 'performer' && event.body.performer === id) return true;
  if (role === 'created' && event.id === id && sort.creates.length > 0) return true;
  return event.body.objects.some((object) => object.id === id && object.role === role);
}

const WITH_DEVICE: readonly ObjectType[] = ['exhibit', 'device'];

/** Types of what came into being with `fact`. */
export function typesCreated(fact: Fact): readonly ObjectType[] {
  // An exhibit of one of these kinds is a device under the same id (record, objectsTouched).
  const isDevice =
    fact.kind === 'exhibit.recognised' && DEVICE_KINDS.includes(String(fact.event.body.fields['kind']));
  return isDevice ? WITH_DEVICE : fact.sort.creates;
}
