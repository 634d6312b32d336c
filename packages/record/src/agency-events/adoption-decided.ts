import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** An agency says whether it follows a practice. */
export const adoptionDecided = {
  kind: 'adoption.decided',
  verbs: [],
  meaning: 'An agency says whether it follows a practice.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    practice: { type: 'text', meaning: 'Practice.', required: true },
    version: { type: 'text', meaning: 'Version that was decided on.', required: true },
    source: { type: 'digest', meaning: 'SHA-256 of the text that was decided on.', required: true },
    decision: {
      type: 'choice',
      meaning: 'Decision.',
      choices: ['adopt', 'adapt', 'reserve', 'undecided'],
      required: true,
    },
    reason: { type: 'text', meaning: 'Why; required unless it adopts as it is or has not decided.' },
    overlay: { type: 'text', meaning: 'Steps the agency changes, in the practice language of overlays.' },
    loosens: { type: 'yes-no', meaning: 'Whether the adaptation asks for less than the shared practice.' },
    criteria: {
      type: 'list',
      meaning: '`criterion=judgement` for benefit, resources, legal-basis, feasibility and acceptability.',
    },
    previous: { type: 'list', meaning: 'Decisions it stands in place of, as the steward saw them.' },
  },
} as const satisfies EventKind;
