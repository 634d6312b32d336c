import type { CaseEvent } from '@tracecraft/record';
import type { CheckVerdict } from '@tracecraft/practice';
import type { Act } from '../session-contract.ts';
import { adviceWasShown } from '../views/advice-to-show.ts';
import { stateAct } from './state-act.ts';

/** An officer explains a departure; the record says whether the advice had been shown before (settled question 30). */
export function explainDeparture(
  events: readonly CaseEvent[],
  departure: Pick<CheckVerdict, 'practice' | 'step' | 'object'>,
  reason: string,
): Act {
  const about = { practice: departure.practice, step: departure.step, object: departure.object.id };
  return stateAct('departure.explained', {
    fields: { ...about, reason, 'after-advice': adviceWasShown(events, about) },
  });
}
