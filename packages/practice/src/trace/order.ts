import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from './fact.ts';

/**
 * Did the act of `a` come before the act of `b`? Yes or no only on evidence that points one way: place in one feed or
 * reach by hashes, or disjoint claimed intervals of one clock epoch (settled question 11). No evidence, or evidence
 * both ways, is not known.
 */
export function before(a: Fact, b: Fact): Kleene {
  if (a === b) return NO;
  const forward = linked(a, b) || earlier(a, b);
  const backward = linked(b, a) || earlier(b, a);
  if (forward === backward) return UNKNOWN;
  return forward ? YES : NO;
}

/**
 * `b` was written after `a`. Says when the act was only if `b` is no late entry: the place of a late entry tells when it
 * was written down, and its act was earlier.
 */
function linked(a: Fact, b: Fact): boolean {
  if (b.late) return false;
  return a.feed === b.feed ? a.seq < b.seq : (b.reach.get(a.feed) ?? -1) >= a.seq;
}

function earlier(a: Fact, b: Fact): boolean {
  return a.epoch === b.epoch && a.hi < b.lo;
}

/** Are the two acts at most `ms` apart, by their intervals? */
export function within(a: Fact, b: Fact, ms: number): Kleene {
  const [first, second] = a.lo <= b.lo ? [a, b] : [b, a];
  const longest = Math.max(first.hi, second.hi) - Math.min(first.lo, second.lo);
  if (longest <= ms) return YES;
  return second.lo - first.hi > ms ? NO : UNKNOWN;
}
