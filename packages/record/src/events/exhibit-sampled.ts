import type { EventKind } from '../event-kind.ts';

/** Part of an exhibit is taken for a test. */
export const exhibitSampled = {
  kind: 'exhibit.sampled',
  verbs: ['take-sample'],
  meaning: 'Part of an exhibit is taken for a test.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    'mass-mg': { type: 'integer', meaning: 'Mass taken.', required: true, unit: 'mg' },
    purpose: { type: 'text', meaning: 'What for.', required: true },
  },
} as const satisfies EventKind;
