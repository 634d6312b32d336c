import type { EventKind } from '../event-kind.ts';

/** A zone is searched, also when nothing was found. */
export const zoneSearched = {
  kind: 'zone.searched',
  verbs: ['search-zone'],
  meaning: 'A zone is searched, also when nothing was found.',
  scope: 'object',
  objects: [{ role: 'scene', type: 'scene', required: false }],
  basis: 'declared',
  fields: {
    zone: { type: 'text', meaning: 'Name of the zone.', required: true },
    result: {
      type: 'choice',
      meaning: 'What came of it.',
      required: true,
      choices: ['found', 'nothing-found'],
    },
  },
} as const satisfies EventKind;
