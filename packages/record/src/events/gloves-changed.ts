import type { EventKind } from '../event-kind.ts';

/** An officer puts on new gloves. */
export const glovesChanged = {
  kind: 'gloves.changed',
  verbs: ['change-gloves'],
  meaning: 'An officer puts on new gloves.',
  scope: 'object',
  objects: [],
  basis: 'declared',
  fields: {},
} as const satisfies EventKind;
