import {
  diffPractices,
  type Practice,
  type PracticeDifference,
  type SearchBounds,
} from '@tracecraft/practice';

/** What changed upstream in one step since an agency decided, and whether its meaning did. */
export interface StepBehind {
  /** Null: what stands beside the steps, as title and prose. */
  readonly step: string | null;
  readonly kind: 'editorial' | 'substantive';
  readonly change: 'added' | 'removed' | 'changed';
  /** Texts that changed, as `why.en`. */
  readonly texts: readonly string[];
}

/** How far records are searched for a difference of meaning. */
const BOUNDS: SearchBounds = { length: 4, most: 2_000 };

/** What an agency that decided on `decided` is behind of `current`, step by step; empty when nothing changed. */
export function stepsBehind(decided: Practice, current: Practice): readonly StepBehind[] {
  const difference = diffPractices(decided, current, BOUNDS);
  const steps = difference.steps.map(
    (step): StepBehind => ({
      step: step.step,
      kind: isSubstantive(step) ? 'substantive' : 'editorial',
      change: step.change,
      texts: step.texts,
    }),
  );
  if (difference.texts.length === 0) return steps;
  return [...steps, { step: null, kind: 'editorial', change: 'changed', texts: difference.texts }];
}

function isSubstantive({
  change,
  level,
  severity,
  words,
  meaning,
}: PracticeDifference['steps'][number]): boolean {
  if (change !== 'changed' || level !== null || severity !== null) return true;
  return words.length > 0 && meaning?.kind !== 'same-meaning';
}
