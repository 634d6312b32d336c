import type { Fold } from './fold.ts';
import { exactly } from './possible.ts';

/** How long after the claimed start it was written down, milliseconds. */
export const recordingDelay: Fold = {
  ofObject: [],
  ofCase: [],
  at: ({ event: { body } }) => exactly(body.recorded - body.claimed.start),
};
