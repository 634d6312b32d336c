import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** The programme ends with one agreed text. */
export const codeAgreed = {
  kind: 'code.agreed',
  verbs: [],
  meaning: 'The programme ends with one agreed text.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    title: { type: 'text', meaning: 'Title.', required: true },
    version: { type: 'text', meaning: 'Version of the text.', required: true },
    practices: { type: 'list', meaning: '`practice@version` in it.', required: true },
    sources: { type: 'list', meaning: '`practice=SHA-256` of each text.', required: true },
    language: { type: 'text', meaning: 'Language of the title.', required: true },
  },
} as const satisfies EventKind;
