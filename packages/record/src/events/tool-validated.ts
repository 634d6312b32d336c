import type { EventKind } from '../event-kind.ts';

/** A tool version is tested for a task. */
export const toolValidated = {
  kind: 'tool.validated',
  verbs: ['validate-tool'],
  meaning: 'A tool version is tested for a task.',
  scope: 'case',
  objects: [],
  basis: 'declared',
  fields: {
    tool: { type: 'text', meaning: 'Tool and version.', required: true },
    task: { type: 'text', meaning: 'What it was tested for.', required: true },
    passed: { type: 'yes-no', meaning: 'It did what it should.', required: true },
  },
} as const satisfies EventKind;
