import type { EventKind } from '../event-kind.ts';

/** The place of an exhibit is measured from two fixed points. */
export const exhibitMeasured = {
  kind: 'exhibit.measured',
  verbs: ['measure'],
  meaning: 'The place of an exhibit is measured from two fixed points.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    'first-mm': {
      type: 'integer',
      meaning: 'Distance from the first fixed point.',
      required: true,
      unit: 'mm',
    },
    'second-mm': {
      type: 'integer',
      meaning: 'Distance from the second fixed point.',
      required: true,
      unit: 'mm',
    },
  },
} as const satisfies EventKind;
