import type { Fold } from './fold.ts';
import type { Span } from './possible.ts';

const HOUR = 3_600_000;

/** Hours of the wall clock, 0 to 23, the act may have begun in. */
export const localHour: Fold = {
  ofObject: [],
  ofCase: [],
  at: ({ event: { body } }) => {
    const { start, offsetMinutes } = body.claimed;
    const local = start + offsetMinutes * 60_000;
    const { uncertaintyMs } = body.clock;
    return {
      spans: hours(Math.floor((local - uncertaintyMs) / HOUR), Math.floor((local + uncertaintyMs) / HOUR)),
    };
  },
};

/** Hours since some midnight, as spans of one day. */
function hours(first: number, last: number): readonly Span[] {
  if (last - first >= 23) return [{ least: 0, most: 23 }];
  const [least, most] = [((first % 24) + 24) % 24, ((last % 24) + 24) % 24];
  return least <= most
    ? [{ least, most }]
    : [
        { least, most: 23 },
        { least: 0, most },
      ];
}
