import type { Advice, CheckVerdict } from '@tracecraft/practice';
import { adviceToShow, waiverFor, waivers } from '@tracecraft/workbench';
import { useMemo } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { usePutAwayIds } from '../../case/put-away.ts';
import { useRecord } from '../../case/use-record.ts';

const SUPPORT: Readonly<Record<Advice['form'], number>> = { 'at-risk': 0, next: 1, departure: 2 };

/**
 * Advice the exercise's mode lets the officer see now, about the objects `concerns` picks; what can still be put right
 * first. What was answered (explained, a waiver asked for) or put away does not come back for the same situation.
 */
export function useVisibleAdvice(
  concerns: (object: CheckVerdict['object']) => boolean,
  /** Also what was put away: before the work leaves one's hands nothing is hidden. */
  all = false,
): readonly Advice[] {
  const { session, exercise, putAway } = useOpenCase();
  const { advice, events } = useRecord(session);
  const away = usePutAwayIds(putAway);
  const visible = useMemo(() => {
    const asked = waivers(events);
    return adviceToShow(advice, exercise.adviceMode, events).filter(
      ({ id, verdict }) =>
        (all || !away.has(id)) &&
        verdict.explained === null &&
        verdict.waived === null &&
        waiverFor(verdict, asked) === null,
    );
  }, [advice, exercise.adviceMode, events, away, all]);
  return visible
    .filter(({ verdict }) => concerns(verdict.object))
    .toSorted(
      (a, b) =>
        b.verdict.severity - a.verdict.severity ||
        Number(b.repairable) - Number(a.repairable) ||
        SUPPORT[a.form] - SUPPORT[b.form] ||
        (a.verdict.deadline ?? Infinity) - (b.verdict.deadline ?? Infinity),
    );
}
