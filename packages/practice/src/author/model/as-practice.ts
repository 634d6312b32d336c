import type { Practice } from '../../file/practice.ts';
import { printCheck } from '../../language/print-check.ts';
import type { Check } from '../../language/syntax.ts';

/** A practice that is nothing but one sentence, so that it can be judged. */
export function asPractice(tree: Check, id: string): Practice {
  const text = { en: id };
  return {
    id,
    code: null,
    version: '0.0.0',
    history: [],
    pictures: [],
    title: text,
    status: 'draft',
    publisher: '',
    appliesTo: { scenes: [], objects: [] },
    prose: text,
    draftLanguages: [],
    steps: [
      {
        id,
        level: 'must',
        severity: 1,
        check: printCheck(tree),
        tree,
        why: text,
        science: [],
        law: [],
        lawNone: [],
        risk: text,
        weight: 0,
        exceptions: [],
        waiver: null,
        examples: [],
      },
    ],
  };
}
