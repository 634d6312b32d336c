import type { Fold } from './fold.ts';

/** The claimed interval of the act. */
export const now: Fold = {
  ofObject: [],
  ofCase: [],
  at: (act) => ({ spans: [{ least: act.lo, most: act.hi }] }),
};
