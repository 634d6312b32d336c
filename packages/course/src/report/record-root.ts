import { canonicalBytes, portableHashing, toHex } from '@tracecraft/bytes';
import type { CaseEvent } from '@tracecraft/record';

/**
 * One digest for a whole record: SHA-256 of the canonical JSON of `[feed, events, id of the newest]`, by feed. An id
 * names its predecessor, so no event can be altered, left out or added without another root.
 */
export function recordRoot(events: readonly CaseEvent[]): string {
  const heads = new Map<string, CaseEvent>();
  for (const event of events) {
    const head = heads.get(event.header.feed);
    if (head === undefined || event.header.seq > head.header.seq) heads.set(event.header.feed, event);
  }
  const rows = [...heads.values()]
    .map(({ id, header }): [string, number, string] => [header.feed, header.seq + 1, id])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return toHex(portableHashing.sha256(canonicalBytes(rows)));
}
