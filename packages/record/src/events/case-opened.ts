import type { EventKind } from '../event-kind.ts';

/** A case, its scene and its search come into being, with a setting that never changes. */
export const caseOpened = {
  kind: 'case.opened',
  verbs: ['open-case'],
  meaning: 'A case, its scene and its search come into being, with a setting that never changes.',
  scope: 'case',
  objects: [],
  creates: ['case', 'scene', 'search'],
  basis: 'measured',
  fields: {
    setting: {
      type: 'choice',
      meaning: 'Exercise, duty or proficiency test.',
      required: true,
      choices: ['exercise', 'duty', 'proficiency'],
    },
    title: { type: 'text', meaning: 'Name of the case.', required: true },
    exercise: { type: 'text', meaning: 'Exercise and version it belongs to.' },
    overlay: { type: 'text', meaning: 'Legal overlay recorded for the case.' },
  },
} as const satisfies EventKind;
