import { kindOf } from '../trace/kinds.ts';
import { textOf } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import { ofLastOwn, type Fold } from './fold.ts';

const KINDS = ['exhibit.sealed', 'seal.opened'];
const SORTS = KINDS.map(kindOf);

/** Number of the seal on the exhibit just before the act; none once it was opened. */
export const currentSeal: Fold = {
  ofObject: KINDS,
  ofCase: [],
  at: (act, view) => ofLastOwn(act, view, SORTS, sealAfter),
};

function sealAfter(fact: Fact): string | null | undefined {
  return fact.kind === 'seal.opened' ? null : textOf(fact.fields['seal-number']);
}
