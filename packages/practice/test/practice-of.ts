import type { Check, Practice } from '@tracecraft/practice';
import { parseCheck, printCheck } from '@tracecraft/practice';

/** A practice `p` of one step with this sentence; nothing else of it matters to a verdict. */
export function practiceOf(check: Check | string, id = 'p'): Practice {
  const tree = typeof check === 'string' ? parseCheck(check) : check;
  const text = { en: id };
  return {
    id,
    code: null,
    version: '1.0.0',
    history: [],
    pictures: [],
    title: text,
    status: 'draft',
    publisher: 'test',
    appliesTo: { scenes: [], objects: [] },
    prose: text,
    draftLanguages: [],
    steps: [
      {
        id,
        level: 'must',
        severity: 3,
        check: printCheck(tree),
        tree,
        why: text,
        science: [],
        law: [],
        lawNone: [],
        risk: text,
        weight: 1,
        exceptions: [],
        waiver: null,
        examples: [],
      },
    ],
  };
}
