import type { EventKind } from '../event-kind.ts';

/** A second officer confirms what was weighed or counted. */
export const exhibitCountersigned = {
  kind: 'exhibit.countersigned',
  verbs: ['countersign'],
  meaning: 'A second officer confirms what was weighed or counted.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {},
} as const satisfies EventKind;
