import type { Check } from '../../language/syntax.ts';
import { durationsOf } from './atoms.ts';
import { statesIn } from './fold-letters.ts';

const MINUTE = 60_000;
const HALF_DAY = 12 * 60 * MINUTE;

/**
 * Time between one act and the next, milliseconds: a short one that fits several times into the shortest duration of
 * the sentences, then one just over each duration and under the next.
 */
export function gapsOf(checks: readonly Check[]): readonly number[] {
  const measured = checks.flatMap(durationsOf);
  const night = statesIn(checks).has('local hour') ? [HALF_DAY] : [];
  const lengths = [...new Set([...measured, ...night])].toSorted((a, b) => a - b);
  const short = Math.min(MINUTE, wholeSeconds((lengths[0] ?? 8 * MINUTE) / 8));
  const over = lengths.map((length, i) => {
    const room = (lengths[i + 1] ?? Number.POSITIVE_INFINITY) - length;
    return length + Math.max(1000, Math.min(MINUTE, wholeSeconds(room / 2)));
  });
  return [short, ...over];
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
