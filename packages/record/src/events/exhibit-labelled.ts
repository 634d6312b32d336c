import type { EventKind } from '../event-kind.ts';

/** The package is labelled. */
export const exhibitLabelled = {
  kind: 'exhibit.labelled',
  verbs: ['label'],
  meaning: 'The package is labelled.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    label: { type: 'text', meaning: 'What the label says.' },
  },
} as const satisfies EventKind;
