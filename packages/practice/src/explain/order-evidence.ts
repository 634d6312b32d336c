import { NO, UNKNOWN } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { before } from '../trace/order.ts';

/** What the order of two acts rests on. */
export type OrderEvidence =
  | 'same-device'
  | 'linked'
  | 'clocks'
  | 'late-entry'
  | 'clock-reset'
  | 'contradiction'
  | 'clocks-overlap';

/** Why `a` is before or after `b`, or why that is not known. */
export function orderEvidence(a: Fact, b: Fact): OrderEvidence {
  const order = before(a, b);
  const disjoint = a.hi < b.lo || b.hi < a.lo;
  if (order === UNKNOWN) {
    if (a.epoch !== b.epoch) return 'clock-reset';
    return disjoint ? 'contradiction' : 'clocks-overlap';
  }
  const [, later] = order === NO ? [b, a] : [a, b];
  if (later.late) return 'late-entry';
  if (a.feed === b.feed) return 'same-device';
  return disjoint && a.epoch === b.epoch ? 'clocks' : 'linked';
}
