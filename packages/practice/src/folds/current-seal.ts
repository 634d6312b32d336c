import { textOf } from '../meaning/value.ts';
import { lastBefore, type Fold } from './fold.ts';

const KINDS = ['exhibit.sealed', 'seal.opened'];

/** Number of the seal on the exhibit just before the act; none once it was opened. */
export const currentSeal: Fold = {
  ofObject: KINDS,
  ofCase: [],
  at: (act, view) => {
    const changes = KINDS.map((kind) => view.touching(view.object, kind));
    const { candidates, maybeNone } = lastBefore(act, ...changes);
    const seals = candidates.map((fact) =>
      fact.kind === 'seal.opened' ? null : textOf(fact.fields['seal-number']),
    );
    return { values: maybeNone ? [...seals, null] : seals };
  },
};
