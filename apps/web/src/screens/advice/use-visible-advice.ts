import type { Advice } from '@tracecraft/practice';
import { adviceToShow } from '@tracecraft/workbench';
import { useMemo } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';

const SUPPORT: Readonly<Record<Advice['form'], number>> = { 'at-risk': 0, next: 1, departure: 2 };

/** Advice the exercise's mode lets the officer see now, about the objects `concerns` picks; what can still be put right first. */
export function useVisibleAdvice(concerns: (object: string) => boolean): readonly Advice[] {
  const { session, exercise } = useOpenCase();
  const { advice, events } = useRecord(session);
  const visible = useMemo(
    () => adviceToShow(advice, exercise.adviceMode, events),
    [advice, exercise.adviceMode, events],
  );
  return visible
    .filter(({ verdict }) => concerns(verdict.object.id) && verdict.explained === null)
    .toSorted(
      (a, b) =>
        b.verdict.severity - a.verdict.severity ||
        Number(b.repairable) - Number(a.repairable) ||
        SUPPORT[a.form] - SUPPORT[b.form] ||
        (a.verdict.deadline ?? Infinity) - (b.verdict.deadline ?? Infinity),
    );
}
