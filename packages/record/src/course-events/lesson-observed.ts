import { TLP_LABELS } from '../agency-events/shared-fields.ts';
import type { EventKind } from '../event-kind.ts';

/** Something worth learning, written from a blank page: nothing is copied from a record. */
export const lessonObserved = {
  kind: 'lesson.observed',
  verbs: [],
  meaning: 'Something worth learning, written from a blank page: nothing is copied from a record.',
  scope: 'case',
  streams: ['course', 'agency'],
  objects: [],
  basis: 'declared',
  fields: {
    practice: { type: 'text', meaning: 'Practice it may change.' },
    observed: { type: 'text', meaning: 'What happened, without case data.', required: true },
    cause: { type: 'text', meaning: 'Why it happened.' },
    change: { type: 'text', meaning: 'What should change.' },
    agency: { type: 'text', meaning: 'Agency on whose behalf it is said, where it is shared.' },
    handling: { type: 'choice', meaning: 'Handling label, where it is shared.', choices: TLP_LABELS },
    audience: { type: 'list', meaning: 'Who may read it, where it is shared.' },
    experience: { type: 'event', meaning: 'Experience it comes from, where it is shared.' },
    origin: { type: 'text', meaning: 'Where it was first noted, where its words are carried over.' },
    language: { type: 'text', meaning: 'Language it is written in.' },
  },
} as const satisfies EventKind;
