import type { EventKind } from '../event-kind.ts';

/** A write blocker is put between device and examiner. */
export const writeBlockerAttached = {
  kind: 'write-blocker.attached',
  verbs: ['attach-write-blocker'],
  meaning: 'A write blocker is put between device and examiner.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    tested: { type: 'yes-no', meaning: 'It was tested.', required: true },
    serial: { type: 'text', meaning: 'Serial number.' },
  },
} as const satisfies EventKind;
