import type { EventKind } from '../event-kind.ts';

/** Injured people are looked for and helped. */
export const personsChecked = {
  kind: 'persons.checked',
  verbs: ['check-persons'],
  meaning: 'Injured people are looked for and helped.',
  scope: 'case',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    injured: { type: 'yes-no', meaning: 'Somebody is hurt.', required: true },
  },
} as const satisfies EventKind;
