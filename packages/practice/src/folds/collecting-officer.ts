import { kindOf } from '../trace/kinds.ts';
import { lastOwn, type Fold } from './fold.ts';

const COLLECTED = [kindOf('exhibit.collected')];

/** Who collected the exhibit, last before the act. */
export const collectingOfficer: Fold = {
  ofObject: ['exhibit.collected'],
  ofCase: [],
  at: (act, view) => {
    const { candidates, maybeNone } = lastOwn(act, view, COLLECTED);
    const officers = candidates.map((fact) => fact.event.body.performer);
    return { values: maybeNone ? [...officers, null] : officers };
  },
};
