import type { CaseEvent } from '@tracecraft/record';
import type { Act } from '../session-contract.ts';
import { nextExhibitNumber } from '../views/exhibits.ts';
import { stateAct } from './state-act.ts';

/** Something in the scene becomes an exhibit; it gets the next free number unless one is on the marker already. */
export function recogniseExhibit(
  events: readonly CaseEvent[],
  exhibit: {
    readonly number?: number;
    readonly description: string;
    readonly kind: string;
    readonly material?: string | null;
    readonly sceneObject?: string | null;
    readonly zone?: string | null;
    readonly position?: { readonly xMm: number; readonly yMm: number } | null;
  },
): Act {
  return stateAct('exhibit.recognised', {
    fields: {
      number: exhibit.number ?? nextExhibitNumber(events),
      description: exhibit.description,
      kind: exhibit.kind,
      material: exhibit.material,
      'scene-object': exhibit.sceneObject,
      zone: exhibit.zone,
      'x-mm': exhibit.position?.xMm,
      'y-mm': exhibit.position?.yMm,
    },
  });
}
