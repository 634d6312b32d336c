import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import { createRevisionWatch, type RevisionWatch, type Session } from '@tracecraft/workbench';
import { useEffect } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';

const watches = new WeakMap<Session, RevisionWatch>();

/** A verdict that stood on this screen and that a late event changed is recorded as revised, once. */
export function useRevisionsRecorded(verdicts: readonly CheckVerdict[], events: readonly CaseEvent[]): void {
  const { session } = useOpenCase();
  useEffect(() => {
    const watch = watches.get(session) ?? createRevisionWatch();
    watches.set(session, watch);
    for (const act of watch.see(verdicts, events)) session.perform(act).catch(() => undefined);
  }, [session, verdicts, events]);
}
