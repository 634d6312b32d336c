import type { CaseEvent } from './event.ts';
import { compareHlc } from './hlc.ts';

/** The one display and fold order: (hlc, feed, seq) (settled question 11). */
export function compareEvents(a: CaseEvent, b: CaseEvent): number {
  const clock = compareHlc(a.header.hlc, b.header.hlc);
  if (clock !== 0) return clock;
  if (a.header.feed !== b.header.feed) return a.header.feed < b.header.feed ? -1 : 1;
  return a.header.seq - b.header.seq;
}
