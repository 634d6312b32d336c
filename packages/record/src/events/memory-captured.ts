import type { EventKind } from '../event-kind.ts';

/** The working memory of a running device is captured. */
export const memoryCaptured = {
  kind: 'memory.captured',
  verbs: ['capture-memory'],
  meaning: 'The working memory of a running device is captured.',
  scope: 'object',
  objects: [{ role: 'device', type: 'device', required: true }],
  basis: 'declared',
  fields: {
    tool: { type: 'text', meaning: 'Tool and version.' },
    sha256: { type: 'digest', meaning: 'SHA-256 of the capture.' },
  },
} as const satisfies EventKind;
