import type { Advice } from '@tracecraft/practice';
import type { Session } from '../session-contract.ts';
import { adviceNotYetRecorded, adviceToShow, type AdviceMode } from '../views/advice-to-show.ts';
import { stateAct } from './state-act.ts';

/** Advice that may be seen now; what appears for the first time in this case is recorded as shown. */
export async function showAdvice(
  session: Session,
  mode: AdviceMode,
  enteredVia: 'hand' | 'script' = 'hand',
): Promise<{ readonly visible: readonly Advice[]; readonly fresh: readonly Advice[] }> {
  const visible = adviceToShow(session.advice(), mode, session.events());
  const fresh = adviceNotYetRecorded(visible, session.events());
  for (const { verdict, form } of fresh)
    await session.perform(
      stateAct('advice.shown', {
        enteredVia,
        fields: { practice: verdict.practice, step: verdict.step, object: verdict.object.id, form },
      }),
    );
  return { visible, fresh };
}
