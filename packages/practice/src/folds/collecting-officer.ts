import { kindOf } from '../trace/kinds.ts';
import { ofLastOwn, type Fold } from './fold.ts';

const COLLECTED = [kindOf('exhibit.collected')];

/** Who collected the exhibit, last before the act. */
export const collectingOfficer: Fold = {
  ofObject: ['exhibit.collected'],
  ofCase: [],
  at: (act, view) => ofLastOwn(act, view, COLLECTED, (fact) => fact.event.body.performer),
};
