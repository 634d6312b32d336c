import type { EventKind } from '../event-kind.ts';

/** A credential is given; its file is attached. No score is in it. */
export const certificateIssued = {
  kind: 'certificate.issued',
  verbs: [],
  meaning: 'A credential is given; its file is attached. No score is in it.',
  scope: 'case',
  streams: ['course'],
  objects: [],
  basis: 'measured',
  fields: {
    account: { type: 'text', meaning: 'Officer.', required: true },
    credential: { type: 'text', meaning: 'Id of the credential.', required: true },
    modules: { type: 'list', meaning: 'Modules.', required: true },
    practices: { type: 'list', meaning: '`practice@version`; none where no case of the officer was judged.' },
    roots: {
      type: 'list',
      meaning: '`stream@root` of the records it rests on; none where no case was opened.',
    },
    expires: { type: 'time', meaning: 'Last day.', required: true },
  },
} as const satisfies EventKind;
