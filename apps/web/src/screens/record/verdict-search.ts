import type { CheckVerdict } from '@tracecraft/practice';
import { verdictKey } from '@tracecraft/workbench';

/** Search parameters that open the explanation of a verdict beside the screen one is on. */
export function verdictSearch(verdict: Pick<CheckVerdict, 'practice' | 'step' | 'object' | 'on'>) {
  return (before: Record<string, unknown>): Record<string, unknown> => ({
    ...before,
    event: undefined,
    verdict: verdictKey(verdict),
  });
}
