import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { Departure, Fold } from './fold.ts';
import { counted } from './possible.ts';

/** Departures that stood at the act and that its list `departures` does not name, as practice or practice/step. */
export const unreportedDepartures: Fold = {
  ofObject: [],
  ofCase: [],
  at: (act, view) => {
    const list = act.fields['departures'];
    const named = Array.isArray(list) ? list : [];
    return counted(
      view
        .departures()
        .filter(({ practice, step }) => !named.includes(practice) && !named.includes(`${practice}/${step}`))
        .map((departure) => stoodAt(departure, act)),
    );
  },
};

function stoodAt({ since }: Departure, act: Fact): Kleene {
  return since <= act.lo ? YES : since > act.hi ? NO : UNKNOWN;
}
