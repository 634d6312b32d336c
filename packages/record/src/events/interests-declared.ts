import type { EventKind } from '../event-kind.ts';

/** An officer declares conflicts of interest, or that there are none. */
export const interestsDeclared = {
  kind: 'interests.declared',
  verbs: ['declare-interests'],
  meaning: 'An officer declares conflicts of interest, or that there are none.',
  scope: 'object',
  objects: [],
  basis: 'declared',
  fields: {
    interests: { type: 'text', meaning: 'What they are, or none.', required: true },
  },
} as const satisfies EventKind;
