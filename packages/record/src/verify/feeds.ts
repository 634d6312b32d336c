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
      checkChain(state, event, place, problems);
      if (state === undefined) {
        if (header.feed !== feedId(hashing, header.key, header.stream)) problems.add('feed.id', place);
        states.set(header.feed, startOf(event));
        return;
      }
      if (state.key !== header.key) problems.add('feed.id', place);
      checkClocks(state, event, place, problems);
      if (ranBack(state, event.body)) wentBack++;
      moveOn(state, event);
    },
  };
}

function startOf({ id, header, body }: OpenedEvent): FeedState {
  const { key, seq, hlc } = header;
  return { key, seq, id, hlc, epoch: body.clock?.epoch, recorded: body.recorded };
}

function moveOn(state: FeedState, { id, header, body }: OpenedEvent): void {
  state.seq = Math.max(header.seq, state.seq);
  state.id = id;
  state.hlc = header.hlc;
  state.epoch = body.clock?.epoch ?? state.epoch;
  state.recorded = body.recorded ?? state.recorded;
}

type Place = { readonly line: number; readonly seq: number };

function checkClocks(
  state: FeedState,
  { header, body }: OpenedEvent,
  place: Place,
  problems: Problems,
): void {
  if (compareHlc(header.hlc, state.hlc) <= 0) problems.add('feed.order', place);
  const epoch = body.clock?.epoch;
  if (epoch !== undefined && state.epoch !== undefined && epoch < state.epoch)
    problems.add('feed.epoch', place);
}

function checkChain(
  state: FeedState | undefined,
  { header }: OpenedEvent,
  place: Place,
  problems: Problems,
): void {
  const expected = state === undefined ? 0 : state.seq + 1;
  if (header.seq < expected) problems.add('feed.fork', place);
  else if (header.seq > expected) problems.add('feed.hole', { ...place, expected });
  else if (header.prev !== (state?.id ?? null)) problems.add('feed.chain', place);
}

function ranBack(state: FeedState, { recorded, clock }: OpenedEvent['body']): boolean {
  if (state.recorded === undefined || recorded === undefined || clock?.epoch !== state.epoch) return false;
  return recorded < state.recorded - 2 * (clock?.uncertaintyMs ?? 0);
}
