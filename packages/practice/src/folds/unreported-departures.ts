import { NO, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { Departure, Fold } from './fold.ts';
import { between } from './possible.ts';

/** Departures that stood at the act and that its list `departures` does not name, as practice or practice/step. */
export const unreportedDepartures: Fold = {
  ofObject: [],
  ofCase: [],
  at: (act, view) => {
    const list = act.fields['departures'];
    const named = Array.isArray(list) ? list : [];
    let least = 0;
    let most = 0;
    for (const departure of view.departures()) {
      const stood = isNamed(departure, named) ? NO : stoodAt(departure, act);
      if (stood === YES) least++;
      if (stood !== NO) most++;
    }
    return between(least, most);
  },
};

function isNamed({ practice, step }: Departure, named: readonly string[]): boolean {
  return named.length > 0 && (named.includes(practice) || named.includes(`${practice}/${step}`));
}

function stoodAt({ since }: Departure, act: Fact): Kleene {
  return since <= act.lo ? YES : since > act.hi ? NO : UNKNOWN;
}
