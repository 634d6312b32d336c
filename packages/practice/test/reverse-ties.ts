import { compareEvents, type CaseEvent } from '@tracecraft/record';

/** The order of two acts is known: yes, it is known the other way round, or it is a tie. */
type Order = 'before' | 'after' | 'tie';

const LATE_AFTER = 15 * 60_000;

/**
 * Which acts were surely before which, as settled question 11 says: reachable by hashes, or disjoint uncertainty
 * intervals within one clock epoch; evidence both ways is none. What is written late does not tell by its place (12).
 */
export class Evidence {
  readonly events: readonly CaseEvent[];
  private readonly ancestors = new Map<string, ReadonlySet<string>>();

  constructor(events: readonly CaseEvent[]) {
    this.events = events.toSorted(compareEvents);
    // In record order whatever an event names is known before it.
    for (const event of this.events) this.ancestors.set(event.id, this.ancestorsOf(event));
  }

  /** `b` names `a`, or what names it. */
  isWrittenBefore(a: CaseEvent, b: CaseEvent): boolean {
    return this.ancestors.get(b.id)!.has(a.id);
  }

  order(a: CaseEvent, b: CaseEvent): Order {
    const forward = this.speaksFor(a, b);
    const backward = this.speaksFor(b, a);
    if (forward === backward) return 'tie';
    return forward ? 'before' : 'after';
  }

  /** Pairs of acts whose order is not known. */
  ties(): readonly (readonly [CaseEvent, CaseEvent])[] {
    return this.events.flatMap((a, i) =>
      this.events.slice(i + 1).flatMap((b) => (this.order(a, b) === 'tie' ? [[a, b] as const] : [])),
    );
  }

  private speaksFor(a: CaseEvent, b: CaseEvent): boolean {
    if (!isLate(b) && this.isWrittenBefore(a, b)) return true;
    return a.body.clock.epoch === b.body.clock.epoch && latest(a) < earliest(b);
  }

  private ancestorsOf({ header, body }: CaseEvent): ReadonlySet<string> {
    const named = [header.prev, ...body.informedBy, ...body.objects.map(({ id }) => id)];
    return new Set(named.flatMap((id) => (id === null ? [] : [id, ...(this.ancestors.get(id) ?? [])])));
  }
}

export function isLate({ body }: CaseEvent): boolean {
  return body.recorded - body.claimed.start > LATE_AFTER;
}

function earliest({ body }: CaseEvent): number {
  return body.claimed.start - body.clock.uncertaintyMs;
}

function latest({ body }: CaseEvent): number {
  return Math.max(body.claimed.start, body.claimed.end ?? 0) + body.clock.uncertaintyMs;
}

/** The acts with each tie the other way round, as far as the hashes and the acts between them allow; all else stays. */
export function reversedTies(evidence: Evidence): readonly CaseEvent[] {
  const left = [...evidence.events];
  const order: CaseEvent[] = [];
  const staysBehind = (other: CaseEvent, event: CaseEvent): boolean =>
    evidence.order(other, event) !== 'tie' || evidence.isWrittenBefore(other, event);
  while (left.length > 0) {
    // The last that all those before it are tied with; the first is always one.
    const at = left.findLastIndex((event, i) => !left.slice(0, i).some((other) => staysBehind(other, event)));
    order.push(...left.splice(at, 1));
  }
  return order;
}

/** The same acts with the same evidence, recorded in this order: only the place in record order is another. */
export function inRecordOrder(order: readonly CaseEvent[]): readonly CaseEvent[] {
  const times = order.map(({ header }) => BigInt(header.hlc)).toSorted((a, b) => (a < b ? -1 : 1));
  return order.map((event, i) => ({
    ...event,
    header: { ...event.header, hlc: String(times[i]! * 1024n + BigInt(i)) },
  }));
}

/** The same acts, each naming the one before it: nothing that can be ordered is left a tie. */
export function chained(order: readonly CaseEvent[]): readonly CaseEvent[] {
  return order.map((event, i) =>
    i === 0
      ? event
      : { ...event, body: { ...event.body, informedBy: [...event.body.informedBy, order[i - 1]!.id] } },
  );
}

/** Chaining in this order contradicts nothing that was sure. */
export function keepsWhatIsSure(evidence: Evidence, order: readonly CaseEvent[]): boolean {
  return order.every((first, i) =>
    order.slice(i + 1).every((later) => isLate(later) || evidence.order(later, first) !== 'before'),
  );
}
