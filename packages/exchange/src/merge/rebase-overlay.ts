import { parseCheck, printCheck, SentenceFault, type Practice } from '@tracecraft/practice';
import type { OverlayEntry } from '../code/overlay.ts';

/** An entry of an overlay that the new text does not leave as it was; it is kept and shown. */
export interface OverlayConflict {
  readonly entry: OverlayEntry;
  /** `step-gone`: nothing to change any more. Else the part both the agency and the shared text changed. */
  readonly about: 'step-gone' | 'level' | 'severity' | 'check';
}

export interface RebasedOverlay {
  /** What still has to be changed; what the shared text now says itself is no longer in it. */
  readonly entries: readonly OverlayEntry[];
  readonly conflicts: readonly OverlayConflict[];
}

/**
 * Brings an agency's overlay from the text it was made on to the one that stands, step by step and part by part. A rule is
 * never put together from two: where both changed the same part the entry stays as it is and is named a conflict.
 */
export function rebaseOverlay(
  decided: Practice,
  entries: readonly OverlayEntry[],
  current: Practice,
): RebasedOverlay {
  const conflicts: OverlayConflict[] = [];
  const kept = entries.flatMap((entry): readonly OverlayEntry[] => {
    const [was, is] = [decided, current].map(({ steps }) => steps.find(({ id }) => id === entry.step));
    if (is === undefined) {
      conflicts.push({ entry, about: 'step-gone' });
      return [];
    }
    const part = <T>(about: 'level' | 'severity' | 'check', own: T | null, before: T, now: T): T | null => {
      if (own === null || own === now) return null;
      if (before !== now) conflicts.push({ entry, about });
      return own;
    };
    const next: OverlayEntry = {
      ...entry,
      level: part('level', entry.level, was?.level ?? is.level, is.level),
      severity: part('severity', entry.severity, was?.severity ?? is.severity, is.severity),
      check: part('check', printed(entry.check), printCheck((was ?? is).tree), printCheck(is.tree)),
    };
    return next.level === null && next.severity === null && next.check === null ? [] : [next];
  });
  return { entries: kept, conflicts };
}

/** A sentence in its printed form, so that how it is typed never counts; as it is where it can't be read. */
function printed(check: string | null): string | null {
  if (check === null) return null;
  try {
    return printCheck(parseCheck(check));
  } catch (fault) {
    if (fault instanceof SentenceFault) return check;
    throw fault;
  }
}
