import type { EventKind } from '../event-kind.ts';

/** Signs of trafficking, age and vulnerability are looked for. */
export const personScreened = {
  kind: 'person.screened',
  verbs: ['screen'],
  meaning: 'Signs of trafficking, age and vulnerability are looked for.',
  scope: 'object',
  objects: [{ role: 'person', type: 'person', required: true }],
  basis: 'declared',
  fields: {
    indicators: { type: 'yes-no', meaning: 'Signs were found.', required: true },
    minor: { type: 'yes-no', meaning: 'May be under age.', required: true },
  },
} as const satisfies EventKind;
