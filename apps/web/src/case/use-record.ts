import type { Advice, CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { Session } from '@tracecraft/workbench';
import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** What a screen reads of an open case. New objects whenever the record grows or a deadline passes. */
export interface RecordView {
  readonly events: readonly CaseEvent[];
  readonly verdicts: readonly CheckVerdict[];
  readonly advice: readonly Advice[];
}

interface Version {
  count: number;
}

const versions = new WeakMap<Session, Version>();

function versionOf(session: Session): Version {
  const known = versions.get(session);
  if (known !== undefined) return known;
  const version = { count: 0 };
  session.subscribe(() => version.count++);
  versions.set(session, version);
  return version;
}

/** The record of `session`; the component renders again on each change. */
export function useRecord(session: Session): RecordView {
  const version = versionOf(session);
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  const count = useSyncExternalStore(subscribe, () => version.count);
  return useMemo(
    () => ({ events: session.events(), verdicts: session.verdicts(), advice: session.advice() }),
    // oxlint-disable-next-line react/exhaustive-deps -- `count` is what says the session changed
    [session, count],
  );
}
