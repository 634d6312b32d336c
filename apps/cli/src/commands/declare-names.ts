/** Templates of Declare by our form, so that other tools can compare. */
const TEMPLATES: Readonly<Record<string, string>> = {
  precedence: 'Precedence',
  'alternate-precedence': 'Alternate Precedence',
  'chain-precedence': 'Chain Precedence',
  response: 'Response',
  'alternate-response': 'Alternate Response',
  'chain-response': 'Chain Response',
  'not-response': 'Not Response',
  absence: 'Absence',
  'at-most': 'Absence',
  existence: 'Existence',
  exactly: 'Exactly',
  'responded-existence': 'Responded Existence',
  'not-coexistence': 'Not Co-Existence',
};

/** Declare's template for a form; null for forms that Declare has not (`sequence`, `same-event`). */
export function declareName(form: string): string | null {
  return TEMPLATES[form] ?? null;
}
