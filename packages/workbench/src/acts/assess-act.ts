import type { CaseEvent } from '@tracecraft/record';
import type { Act } from '../session-contract.ts';
import { stateAct } from './state-act.ts';

/** An assessor at the scene saw this act done, or saw that it was not. */
export function assessAct(event: CaseEvent, seen: boolean, note: string | null = null): Act {
  const object = event.body.objects.find(({ role }) => role !== 'scene' && role !== 'search')?.id;
  return stateAct('act.assessed', {
    fields: { target: event.id, object, seen: seen ? 'seen' : 'not-seen', note: note === '' ? null : note },
  });
}

/** An assessor saw something done that nobody recorded. */
export function assessUnrecorded(note: string, object: string | null = null): Act {
  return stateAct('act.assessed', { fields: { object, seen: 'seen', note } });
}
