import { compareHlc } from '../hlc.ts';
import { feedId } from '../key.ts';
import type { Hashing } from '@tracecraft/bytes';
import type { OpenedEvent } from './opened-event.ts';
import type { Problems } from './report.ts';

interface FeedState {
  readonly key: string;
  seq: number;
  id: string;
  hlc: string;
  epoch: number | undefined;
  recorded: number | undefined;
}

/** Follows every feed of a case: one key, no holes, no forks, clocks that only move on. */
export interface FeedFollower {
  follow(event: OpenedEvent, line: number): void;
  readonly feeds: number;
  /** Times a clock went back inside one epoch by more than it said it could be wrong. */
  readonly wentBack: number;
}

/** Problems: `feed.id`, `feed.hole`, `feed.fork`, `feed.chain`, `feed.order`, `feed.epoch`. */
export function followFeeds(hashing: Hashing, problems: Problems): FeedFollower {
  const states = new Map<string, FeedState>();
  let wentBack = 0;
  return {
    get feeds() {
      return states.size;
    },
    get wentBack() {
      return wentBack;
    },
    follow(event, line) {
      const { header } = event;
      const state = states.get(header.feed);
      const place = { line, seq: header.seq };
      if (state === undefined && header.feed !== feedId(hashing, header.key, header.stream))
        problems.add('feed.id', place);
      if (state !== undefined && state.key !== header.key) problems.add('feed.id', place);
      checkChain(state, event, place, problems);
      if (state !== undefined && compareHlc(header.hlc, state.hlc) <= 0) problems.add('feed.order', place);
      const { recorded, clock } = event.body;
      if (state?.epoch !== undefined && clock?.epoch !== undefined && clock.epoch < state.epoch)
        problems.add('feed.epoch', place);
      if (state !== undefined && ranBack(state, recorded, clock)) wentBack++;
      states.set(header.feed, {
        key: header.key,
        seq: Math.max(header.seq, state?.seq ?? 0),
        id: event.id,
        hlc: header.hlc,
        epoch: clock?.epoch ?? state?.epoch,
        recorded: recorded ?? state?.recorded,
      });
    },
  };
}

function checkChain(
  state: FeedState | undefined,
  { header }: OpenedEvent,
  place: { readonly line: number; readonly seq: number },
  problems: Problems,
): void {
  const expected = state === undefined ? 0 : state.seq + 1;
  if (header.seq < expected) problems.add('feed.fork', place);
  else if (header.seq > expected) problems.add('feed.hole', { ...place, expected });
  else if (header.prev !== (state?.id ?? null)) problems.add('feed.chain', place);
}

function ranBack(
  state: FeedState,
  recorded: number | undefined,
  clock: OpenedEvent['body']['clock'],
): boolean {
  if (state.recorded === undefined || recorded === undefined || clock?.epoch !== state.epoch) return false;
  return recorded < state.recorded - 2 * (clock?.uncertaintyMs ?? 0);
}
