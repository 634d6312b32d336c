import { kindNamed } from '@tracecraft/record';
import type { Fact } from '../trace/fact.ts';
import type { Basis } from '../verdict.ts';

const STRENGTH: readonly Basis[] = ['declared', 'corroborated', 'measured'];

/** What one event rests on: written by the machine; backed by a picture, a scan or a second person; or said so. */
function basisOf(fact: Fact): Basis {
  if (kindNamed(fact.kind)?.basis === 'measured') return 'measured';
  const { attachments, enteredVia } = fact.event.body;
  return attachments.length > 0 || enteredVia === 'scan' || fact.kind === 'exhibit.countersigned'
    ? 'corroborated'
    : 'declared';
}

/** The weakest of what shows a verdict; null when nothing does. */
export function weakestBasis(facts: readonly Fact[]): Basis | null {
  const found = facts.map(basisOf);
  return STRENGTH.find((basis) => found.includes(basis)) ?? null;
}
