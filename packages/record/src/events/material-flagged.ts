import type { EventKind } from '../event-kind.ts';

/** Material that may help the defence is marked. */
export const materialFlagged = {
  kind: 'material.flagged',
  verbs: ['flag-exculpatory'],
  meaning: 'Material that may help the defence is marked.',
  scope: 'case',
  objects: [
    { role: 'image', type: 'image', required: false },
    { role: 'exhibit', type: 'exhibit', required: false },
  ],
  basis: 'declared',
  fields: {
    what: { type: 'text', meaning: 'What it is.', required: true },
  },
} as const satisfies EventKind;
