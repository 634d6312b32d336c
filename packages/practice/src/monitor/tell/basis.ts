import type { Fact } from '../../trace/fact.ts';
import type { Basis } from '../../verdict.ts';
import type { Flags } from './flags.ts';

const STRENGTH: readonly Basis[] = ['declared', 'corroborated', 'measured'];

/** What one event rests on: written by the machine; backed by a picture, a scan or a second person, who may be an assessor; or said so. */
function basisOf(fact: Fact, flags: Flags): Basis {
  if (fact.sort.measured) return 'measured';
  const { attachments, enteredVia } = fact.event.body;
  const backed =
    attachments.length > 0 ||
    enteredVia === 'scan' ||
    fact.kind === 'exhibit.countersigned' ||
    flags.seen(fact);
  return backed ? 'corroborated' : 'declared';
}

/** The weakest of what shows a verdict; null when nothing does. */
export function weakestBasis(facts: readonly Fact[], flags: Flags): Basis | null {
  const found = facts.map((fact) => basisOf(fact, flags));
  return STRENGTH.find((basis) => found.includes(basis)) ?? null;
}
