import type { EventKind } from '../event-kind.ts';

/** Storage conditions of an exhibit are read. */
export const conditionsLogged = {
  kind: 'conditions.logged',
  verbs: ['log-conditions'],
  meaning: 'Storage conditions of an exhibit are read.',
  scope: 'object',
  objects: [{ role: 'exhibit', type: 'exhibit', required: true }],
  basis: 'declared',
  fields: {
    temperature: { type: 'integer', meaning: 'Temperature, millidegrees Celsius.', unit: 'mdegC' },
    humidity: { type: 'integer', meaning: 'Relative humidity, per cent.', unit: 'count' },
    charge: { type: 'integer', meaning: 'Battery charge, per cent.', unit: 'count' },
  },
} as const satisfies EventKind;
