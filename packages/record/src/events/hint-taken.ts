import type { EventKind } from '../event-kind.ts';

/** A hint was asked for. */
export const hintTaken = {
  kind: 'hint.taken',
  verbs: [],
  meaning: 'A hint was asked for.',
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    hint: { type: 'text', meaning: 'Hint.', required: true },
    price: { type: 'integer', meaning: 'Points it costs, in hundredths.', required: true, unit: 'count' },
  },
} as const satisfies EventKind;
