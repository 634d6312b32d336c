import type { EventKind } from '../event-kind.ts';

/** An officer changes protective clothing and cleans what could carry traces. */
export const officerDecontaminated = {
  kind: 'officer.decontaminated',
  verbs: ['decontaminate'],
  meaning: 'An officer changes protective clothing and cleans what could carry traces.',
  scope: 'object',
  objects: [],
  basis: 'declared',
  fields: {
    method: { type: 'text', meaning: 'How.', required: true },
  },
} as const satisfies EventKind;
