import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from '@tracecraft/practice';
import type { AdviceMode } from './advice-to-show.ts';

/**
 * Verdicts an officer may see now: the marks on the strip tell as much as advice does, so they follow its mode
 * (settled question 19). `after`: what acts already did; `debrief`: none before the work is handed in.
 */
export function verdictsToShow(
  verdicts: readonly CheckVerdict[],
  mode: AdviceMode,
  events: readonly CaseEvent[],
): readonly CheckVerdict[] {
  if (mode === 'live' || events.some(({ header }) => header.kind === 'case.handed-in')) return verdicts;
  if (mode === 'debrief') return [];
  return verdicts.filter(({ verdict }) => verdict !== 'pending' && verdict !== 'not-applicable');
}
