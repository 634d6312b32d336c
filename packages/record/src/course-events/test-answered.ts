import type { EventKind } from '../event-kind.ts';

/** A person answers the test before or after the course: the same items. The first of each pass counts. */
export const testAnswered = {
  kind: 'test.answered',
  verbs: [],
  meaning:
    'A person answers the test before or after the course: the same items. The first of each pass counts.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'declared',
  fields: {
    test: { type: 'text', meaning: 'Test and version.', required: true },
    pass: { type: 'choice', meaning: 'Before or after.', required: true, choices: ['before', 'after'] },
    answers: { type: 'list', meaning: '`item=choice`, in the order shown.', required: true },
  },
} as const satisfies EventKind;
