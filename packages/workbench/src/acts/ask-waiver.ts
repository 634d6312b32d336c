import type { CheckVerdict } from '@tracecraft/practice';
import type { CaseEvent } from '@tracecraft/record';
import type { Act } from '../session-contract.ts';
import { exhibits } from '../views/exhibits.ts';
import type { WaiverView } from '../views/waivers.ts';
import { stateAct } from './state-act.ts';

/** An officer asks whoever may excuse this practice to do so. The departure stays one, whatever the answer. */
export function askWaiver(
  departure: Pick<CheckVerdict, 'practice' | 'step' | 'object'>,
  reason: string,
): Act {
  const { practice, step, object } = departure;
  return stateAct('waiver.requested', { fields: { practice, step, object: object.id, reason } });
}

/** The answer of whoever may excuse: the practice, its step and object are those of the request. */
export function grantWaiver(events: readonly CaseEvent[], request: WaiverView, reason: string): Act {
  const { practice, step, object, asked } = request;
  const exhibit = exhibits(events).find(({ id }) => id === object);
  return stateAct('waiver.recorded', {
    objects: exhibit === undefined ? {} : { exhibit: exhibit.id },
    fields: { practice, step, object, request: asked.event, reason },
  });
}
