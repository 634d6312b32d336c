import { compareChecks, type Comparison, type SearchBounds } from '../author/model/compare-checks.ts';
import type { PracticeStep } from '../file/practice.ts';
import type { ProfileChange, ProfileModify } from './profile.ts';

const LEVELS: readonly PracticeStep['level'][] = ['may', 'should', 'must'];

/**
 * The step as the entry changes it, and which way that goes: looser in any part is looser. `proven`: the trees show it; a
 * bounded search that found nothing is no proof.
 */
export function modifyStep(
  practice: string,
  step: PracticeStep,
  entry: ProfileModify,
  bounds: SearchBounds,
): { readonly after: PracticeStep; readonly change: ProfileChange; readonly proven: boolean } {
  const after: PracticeStep = {
    ...step,
    level: entry.level ?? step.level,
    severity: entry.severity ?? step.severity,
    weight: entry.weight ?? step.weight,
    ...(entry.check === null ? {} : { check: entry.check.text, tree: entry.check.tree }),
  };
  const compared = entry.check === null ? null : compareChecks(step.tree, entry.check.tree, bounds);
  const change: ProfileChange = {
    practice,
    step: step.id,
    kind: kindOf([
      directionOf(LEVELS.indexOf(after.level) - LEVELS.indexOf(step.level)),
      directionOf(after.severity - step.severity),
      compared?.kind ?? 'same-meaning',
    ]),
    reason: entry.reason,
    before: step.check,
    after: after.check,
    level: after.level === step.level ? null : [step.level, after.level],
    severity: after.severity === step.severity ? null : [step.severity, after.severity],
    weight: after.weight === step.weight ? null : [step.weight, after.weight],
    record: recordOf(compared),
  };
  return { after, change, proven: compared === null || compared.upTo === null };
}

function directionOf(change: number): Comparison['kind'] {
  if (change === 0) return 'same-meaning';
  return change > 0 ? 'tightened' : 'loosened';
}

function kindOf(parts: readonly Comparison['kind'][]): Comparison['kind'] {
  if (parts.includes('loosened')) return 'loosened';
  return parts.includes('tightened') ? 'tightened' : 'same-meaning';
}

function recordOf(compared: Comparison | null): string | null {
  if (compared === null) return null;
  const shown = compared.kind === 'loosened' ? compared.onlyBefore : compared.onlyAfter;
  return shown?.record ?? null;
}
