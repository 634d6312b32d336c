import { useMemo } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useRecord } from '../../case/use-record.ts';
import { useSay } from '../../language/index.ts';
import { caseNames, type CaseNames } from './event-words.ts';

/** Names of the open case: team, course staff, exhibits, persons. */
export function useCaseNames(): CaseNames {
  const say = useSay();
  const { session, summary } = useOpenCase();
  const { events } = useRecord(session);
  return useMemo(
    () => caseNames(say, events, [...summary.members, ...summary.staff]),
    [say, events, summary],
  );
}
