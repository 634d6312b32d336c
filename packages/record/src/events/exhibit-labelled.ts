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
    'package-number': { type: 'text', meaning: 'Number on the package.' },
    'case-reference': { type: 'text', meaning: 'Number of the case.' },
    place: { type: 'text', meaning: 'Where it was collected.' },
    collector: { type: 'person', meaning: 'Who collected it.' },
    witness: { type: 'text', meaning: 'Who attests it.' },
  },
} as const satisfies EventKind;
