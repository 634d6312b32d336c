import type { EventKind } from '../event-kind.ts';

/** A picture or recording is enhanced, cropped or annotated. */
export const mediaEdited = {
  kind: 'media.edited',
  verbs: ['edit-media'],
  meaning: 'A picture or recording is enhanced, cropped or annotated.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    source: { type: 'choice', meaning: 'What was edited.', required: true, choices: ['original', 'copy'] },
    from: { type: 'digest', meaning: 'SHA-256 of the original.', required: true },
    sha256: { type: 'digest', meaning: 'SHA-256 of the result.' },
    change: { type: 'text', meaning: 'What was changed.', required: true },
  },
} as const satisfies EventKind;
