import type { EventKind } from '../event-kind.ts';
import { LOCUS_FIELDS } from '../locus-fields.ts';

/** A step of an examination: a search, an opening, an export, a setting. */
export const imageExamined = {
  kind: 'image.examined',
  verbs: ['examine'],
  meaning: 'A step of an examination: a search, an opening, an export, a setting.',
  scope: 'object',
  objects: [{ role: 'image', type: 'image', required: true }],
  basis: 'measured',
  fields: {
    action: {
      type: 'choice',
      meaning: 'Step.',
      required: true,
      choices: ['list', 'open', 'search', 'export', 'recover', 'raw', 'setting'],
    },
    target: { type: 'text', meaning: 'What it was done to.' },
    source: { type: 'choice', meaning: 'Original or copy.', choices: ['original', 'copy'] },
    tool: { type: 'text', meaning: 'Tool and version.' },
    ...LOCUS_FIELDS,
  },
} as const satisfies EventKind;
