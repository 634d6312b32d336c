import { kindOf } from '../trace/kinds.ts';
import { textOf } from '../meaning/value.ts';
import { lastOwn, type Fold } from './fold.ts';

const KINDS = ['exhibit.sealed', 'seal.opened'];
const SORTS = KINDS.map(kindOf);

/** Number of the seal on the exhibit just before the act; none once it was opened. */
export const currentSeal: Fold = {
  ofObject: KINDS,
  ofCase: [],
  at: (act, view) => {
    const { candidates, maybeNone } = lastOwn(act, view, SORTS);
    const seals = candidates.map((fact) =>
      fact.kind === 'seal.opened' ? null : textOf(fact.fields['seal-number']),
    );
    return { values: maybeNone ? [...seals, null] : seals };
  },
};
