import { kindOf } from '../trace/kinds.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { latestAt } from '../trace/latest.ts';
import { ofLastOwn, type Fold, type FoldView } from './fold.ts';

const OFFERED = kindOf('custody.offered');

const KINDS = ['exhibit.collected', 'custody.offered', 'custody.accepted', 'custody.refused'];
const SORTS = KINDS.map(kindOf);

/** Who holds the exhibit just before the act. */
export const currentHolder: Fold = {
  ofObject: KINDS,
  ofCase: [],
  at: (act, view) => ofLastOwn(act, view, SORTS, holderAfter),
};

function holderAfter(fact: Fact, view: FoldView): string | undefined {
  if (fact.kind === 'custody.offered') return textOf(fact.fields['to']);
  if (fact.kind !== 'custody.refused') return fact.event.body.performer;
  const { candidates, maybeNone } = latestAt(view.own(OFFERED), fact);
  const givers = new Set(candidates.map((offer) => textOf(offer.fields['from'])));
  return givers.size === 1 && !maybeNone ? [...givers][0] : undefined;
}
