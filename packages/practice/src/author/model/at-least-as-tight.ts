import type { Check, Form, Pattern } from '../../language/syntax.ts';
import { conditionNarrower, patternNarrower, same } from './narrower.ts';

/**
 * True only when every departure from `b` is one from `a`, on any record: read off the trees (docs/spec/practice.md
 * §Comparing). False says nothing. Requirements may only narrow, what binds may only widen, limits may only come sooner.
 */
export function atLeastAsTight(a: Check, b: Check): boolean {
  return (
    a.object === b.object &&
    a.on === b.on &&
    conditionNarrower(b.where, a.where) &&
    excuseNarrower(a.unless, b.unless) &&
    formTighter(a.form, b.form)
  );
}

function excuseNarrower(a: Pattern | null, b: Pattern | null): boolean {
  return a === null || (b !== null && patternNarrower(a, b));
}

function formTighter(a: Form, b: Form): boolean {
  if (same(a, b)) return true;
  if (a.name === 'precedence' && b.name === 'precedence')
    return pairTighter(a, b) && sooner(a.within, b.within);
  if (a.name === 'response' && b.name === 'response')
    return pairTighter(a, b) && sooner(a.within, b.within) && excuseNarrowerOrNone(b.before, a.before);
  if (a.name === 'not-response' && b.name === 'not-response')
    return (
      patternNarrower(b.activation, a.activation) &&
      patternNarrower(b.target, a.target) &&
      excuseNarrower(a.until, b.until) &&
      sooner(b.lasting, a.lasting)
    );
  return plainFormTighter(a, b);
}

function plainFormTighter(a: Form, b: Form): boolean {
  if (a.name !== b.name) return false;
  switch (a.name) {
    case 'alternate-precedence':
    case 'chain-precedence':
    case 'alternate-response':
    case 'chain-response':
    case 'responded-existence':
      return pairTighter(a, b as typeof a);
    case 'same-event':
      return (
        patternNarrower((b as typeof a).activation, a.activation) &&
        conditionNarrower(a.condition, (b as typeof a).condition)
      );
    case 'absence':
      return patternNarrower((b as typeof a).target, a.target);
    case 'not-coexistence':
      return (
        patternNarrower((b as typeof a).activation, a.activation) &&
        patternNarrower((b as typeof a).target, a.target)
      );
    default:
      return countTighter(a, b);
  }
}

/** Windows are left alone: only the same window compares. */
function countTighter(a: Form, b: Form): boolean {
  if (a.name === 'existence' && b.name === 'existence')
    return a.within === b.within && a.count >= b.count && patternNarrower(a.target, b.target);
  if (a.name === 'at-most' && b.name === 'at-most')
    return a.within === b.within && a.count <= b.count && patternNarrower(b.target, a.target);
  return false;
}

interface Pair {
  readonly activation: Pattern;
  readonly target: Pattern;
}

function pairTighter(a: Pair, b: Pair): boolean {
  return patternNarrower(b.activation, a.activation) && patternNarrower(a.target, b.target);
}

/** A limit on doing something: none is the latest. */
function sooner(a: number | null, b: number | null): boolean {
  return b === null || (a !== null && a <= b);
}

/** `before F`: more acts that end the time make it tighter; none is the loosest. */
function excuseNarrowerOrNone(b: Pattern | null, a: Pattern | null): boolean {
  return b === null || (a !== null && patternNarrower(b, a));
}
