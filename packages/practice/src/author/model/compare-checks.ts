import type { Check } from '../../language/syntax.ts';
import { atLeastAsTight } from './at-least-as-tight.ts';
import { findRecords, type FoundRecord } from './find-records.ts';
import type { Judged } from './judge-record.ts';

/** How a changed sentence stands to the one before it. */
export interface Comparison {
  /** `loosened` when any departure of the old sentence is none of the new one, whatever else changed. */
  readonly kind: 'tightened' | 'loosened' | 'same-meaning';
  /** Shortest record that only the old, only the new sentence calls departed; null when none was found. */
  readonly onlyBefore: FoundRecord | null;
  readonly onlyAfter: FoundRecord | null;
  /** Acts up to which every record was looked at; null when the trees settle it. */
  readonly upTo: number | null;
}

/** How far to look. */
export interface SearchBounds {
  readonly length?: number;
  readonly most?: number;
}

/**
 * Is `after` tighter than `before`? The trees settle it where they can; else the shortest records on which the two
 * differ do, up to a bound. A record judged departed before and not after makes it looser.
 */
export function compareChecks(before: Check, after: Check, bounds: SearchBounds = {}): Comparison {
  const tighter = atLeastAsTight(after, before);
  const looser = atLeastAsTight(before, after);
  if (tighter && looser) return { kind: 'same-meaning', onlyBefore: null, onlyAfter: null, upTo: null };
  const { found, upTo } = findRecords({
    checks: [before, after],
    goals: [([a, b]) => departs(a) && !departs(b), ([a, b]) => departs(b) && !departs(a)],
    enough: ([onlyBefore, onlyAfter]) => (tighter || onlyBefore !== null) && (looser || onlyAfter !== null),
    ...bounds,
  });
  const [onlyBefore = null, onlyAfter = null] = found;
  const records = { onlyBefore, onlyAfter };
  if (tighter) return { kind: 'tightened', ...records, upTo: null };
  if (looser || onlyBefore !== null) return { kind: 'loosened', ...records, upTo: looser ? null : upTo };
  return { kind: onlyAfter === null ? 'same-meaning' : 'tightened', ...records, upTo };
}

function departs(judged: Judged | undefined): boolean {
  return judged?.verdict === 'violated';
}
