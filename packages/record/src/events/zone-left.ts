import type { EventKind } from '../event-kind.ts';

/** A zone of the plan is left unsearched on a reasoned decision. */
export const zoneLeft = {
  kind: 'zone.left',
  verbs: ['leave-zone'],
  meaning: 'A zone of the plan is left unsearched on a reasoned decision.',
  scope: 'object',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    zone: { type: 'text', meaning: 'Zone of the plan.', required: true },
    reason: { type: 'text', meaning: 'Why it is left.', required: true },
  },
} as const satisfies EventKind;
