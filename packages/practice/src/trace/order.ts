import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from './fact.ts';

/**
 * Did the act of `a` come before the act of `b`? Yes or no only on evidence that points one way: place in one feed or
 * reach by hashes, or disjoint claimed intervals of one clock epoch (settled question 11). No evidence, or evidence
 * both ways, is not known.
 */
export function before(a: Fact, b: Fact): Kleene {
  if (b.solid && a.rank < b.rank) return YES;
  if (a.solid && b.rank < a.rank) return NO;
  return evidence(a, b);
}

/** The same from the evidence alone, where it is not known which facts are solid. */
export function evidence(a: Fact, b: Fact): Kleene {
  if (a === b) return NO;
  const timed = a.epoch === b.epoch;
  const forward = (!b.late && isWrittenBefore(a, b)) || (timed && a.hi < b.lo);
  const backward = (!a.late && isWrittenBefore(b, a)) || (timed && b.hi < a.lo);
  if (forward === backward) return UNKNOWN;
  return forward ? YES : NO;
}

/**
 * `b` was written after `a`. Says when the act was only if `b` is no late entry: the place of a late entry tells when it
 * was written down, and its act was earlier.
 */
function isWrittenBefore(a: Fact, b: Fact): boolean {
  if (a.feed === b.feed) return a.seq < b.seq;
  const { reach } = b;
  if (reach === null) return a.rank < b.rank;
  return a.feed < reach.length && reach[a.feed]! >= a.seq;
}

/** All of `facts` but `fact` itself are surely before it. */
export function areBefore(facts: readonly Fact[], fact: Fact): boolean {
  return facts.every((other) => other === fact || before(other, fact) === YES);
}

/** Are the two acts at most `ms` apart, by their intervals? */
export function within(a: Fact, b: Fact, ms: number): Kleene {
  const { lo: aLo, hi: aHi } = a;
  const { lo: bLo, hi: bHi } = b;
  const longest = Math.max(aHi, bHi) - Math.min(aLo, bLo);
  if (longest <= ms) return YES;
  const gap = aLo <= bLo ? bLo - aHi : aLo - bHi;
  return gap > ms ? NO : UNKNOWN;
}

/** Place of the first of `facts` (record order) whose rank is above `rank`. */
export function firstAfter(facts: readonly Fact[], rank: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts[middle]!.rank > rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Puts `fact` into `facts` at its place in record order; new facts usually come last. True when it came last. */
export function place(facts: Fact[], fact: Fact): boolean {
  const last = facts.at(-1);
  if (last === undefined || last.rank < fact.rank) {
    facts.push(fact);
    return true;
  }
  facts.splice(firstAfter(facts, fact.rank), 0, fact);
  return false;
}
