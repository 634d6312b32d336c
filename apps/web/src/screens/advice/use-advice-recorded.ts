import type { Advice } from '@tracecraft/practice';
import { adviceNotYetRecorded, stateAct } from '@tracecraft/workbench';
import { useEffect, useRef } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';

/** Showing advice is an event (settled question 19): recorded once for each card that was really on the screen. */
export function useAdviceRecorded(shown: readonly Advice[]): void {
  const { session } = useOpenCase();
  const begun = useRef(new Set<string>());
  useEffect(() => {
    const fresh = adviceNotYetRecorded(shown, session.events()).filter(({ id }) => !begun.current.has(id));
    for (const { id, verdict, form } of fresh) {
      begun.current.add(id);
      const fields = { practice: verdict.practice, step: verdict.step, object: verdict.object.id, form };
      session.perform(stateAct('advice.shown', { fields })).catch(() => begun.current.delete(id));
    }
  }, [shown, session]);
}
