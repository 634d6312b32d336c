import type { CheckVerdict } from '@tracecraft/practice';
import { isWatcher, verdictsToShow } from '@tracecraft/workbench';
import { useMemo } from 'react';
import { useOpenCase } from './open-case-context.ts';
import { useRecord, type RecordView } from './use-record.ts';

/** The record with the verdicts this person may see now: officers as the exercise's mode says, course staff all of them. */
export function useShownRecord(): RecordView {
  const { session, exercise, account } = useOpenCase();
  const record = useRecord(session);
  const staff = isWatcher(account.role);
  const verdicts = useMemo<readonly CheckVerdict[]>(
    () => (staff ? record.verdicts : verdictsToShow(record.verdicts, exercise.adviceMode, record.events)),
    [staff, record, exercise.adviceMode],
  );
  return useMemo(() => ({ ...record, verdicts }), [record, verdicts]);
}
