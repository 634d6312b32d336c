import type { EventKind } from '../event-kind.ts';

/** An officer asks for a component of a score to be looked at again. */
export const appealRaised = {
  kind: 'appeal.raised',
  verbs: [],
  meaning: 'An officer asks for a component of a score to be looked at again.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    case: { type: 'text', meaning: 'Stream of the case.', required: true },
    component: { type: 'text', meaning: 'Component.', required: true },
    reason: { type: 'text', meaning: 'Why.', required: true },
  },
} as const satisfies EventKind;
