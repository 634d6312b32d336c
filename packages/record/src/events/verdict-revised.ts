import type { EventKind } from '../event-kind.ts';

/** An event that arrived late changed a verdict already shown. */
export const verdictRevised = {
  kind: 'verdict.revised',
  verbs: [],
  meaning: 'An event that arrived late changed a verdict already shown.',
  scope: 'case',
  objects: [],
  basis: 'measured',
  fields: {
    practice: { type: 'text', meaning: 'Practice.', required: true },
    step: { type: 'text', meaning: 'Step.', required: true },
    object: { type: 'text', meaning: 'Object.', required: true },
    from: { type: 'text', meaning: 'Verdict before.', required: true },
    to: { type: 'text', meaning: 'Verdict after.', required: true },
    because: { type: 'event', meaning: 'Event that changed it.', required: true },
  },
} as const satisfies EventKind;
