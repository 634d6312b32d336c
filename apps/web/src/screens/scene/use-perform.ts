import type { CaseEvent } from '@tracecraft/record';
import type { Act } from '@tracecraft/workbench';
import { useCallback, useState } from 'react';
import { useOpenCase } from '../../case/open-case-context.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';

/** Records an act; resolves to the event, or null when it was refused (the reason is then said). */
export type Perform = (act: Act) => Promise<CaseEvent | null>;

export interface Outcome {
  readonly tone: 'ok' | 'departure';
  readonly text: string;
}

/** Records acts of the open case and says what came of the last one. */
export function usePerform(): {
  readonly perform: Perform;
  readonly outcome: Outcome | null;
  readonly clear: () => void;
} {
  const say = useSay();
  const { session } = useOpenCase();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const perform = useCallback<Perform>(
    async (act) => {
      try {
        const event = await session.perform(act);
        setOutcome({
          tone: 'ok',
          text: say('act.recorded', { act: say(`event.${act.kind}`), hash: event.id.slice(0, 8) }),
        });
        return event;
      } catch (problem) {
        setOutcome({ tone: 'departure', text: problemText(say, problem) });
        return null;
      }
    },
    [session, say],
  );
  return { perform, outcome, clear: useCallback(() => setOutcome(null), []) };
}
