import type { EventKind } from '../event-kind.ts';

/** A write blocker is tried before it is used. */
export const writeBlockerTested = {
  kind: 'write-blocker.tested',
  verbs: ['test-write-blocker'],
  meaning: 'A write blocker is tried before it is used.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    passed: { type: 'yes-no', meaning: 'It let nothing through.', required: true },
    serial: { type: 'text', meaning: 'Serial number.' },
    method: { type: 'text', meaning: 'How it was tested.' },
  },
} as const satisfies EventKind;
