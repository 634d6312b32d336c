import type { FieldSpec } from '../event-kind.ts';

/** Labels of the Traffic Light Protocol, version 2.0 (FIRST), from the narrowest to the widest. */
export const TLP_LABELS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;

/** What every shared entry says first: for whom it speaks, how it may be handled and who may read it. */
export const sharedFields = {
  agency: { type: 'text', meaning: 'Agency on whose behalf it is said.', required: true },
  handling: { type: 'choice', meaning: 'Handling label.', choices: TLP_LABELS, required: true },
  audience: {
    type: 'list',
    meaning: 'Who may read it: `agency:<id>`, `team:<course>/<id>`, `members`, `public`. Empty: nobody.',
    required: true,
  },
} as const satisfies Record<string, FieldSpec>;
