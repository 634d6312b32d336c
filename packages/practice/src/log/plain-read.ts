import { bitOf, type PlainState } from './plain-state.ts';

/**
 * Reads every event of the log up to the limit of its case. One long function on purpose: it runs once, and split, each
 * piece is compiled alone and again inside the others, which costs more than checking a log of 300,000 events.
 */
export function readPlain(state: PlainState, limit: Int32Array): void {
  const { caseOf, activities, first, latest, seen, counts, last, since, activityOf, nearest } = state;
  const { beforeFirst, beforeLast, missedBetween, missedNext, missedPrevious, previous, next } = state;
  const left = limit.slice();
  let { named } = state;
  for (let event = 0; event < caseOf.length; event++) {
    const ofCase = caseOf[event]!;
    if (--left[ofCase]! < 0) continue;
    const here = ofCase * activities;
    const before = latest[ofCase]!;
    const activity = state.activityAt(event);
    const activityBefore = state.activityAt(before);
    const bit = bitOf(activity);
    latest[ofCase] = event;
    if (before < 0) first[ofCase] = event;
    if (activityBefore >= 0) {
      missedNext[here + activityBefore]! |= ~bit;
      next[last[here + activityBefore]!] = event;
    }
    if (activity < 0) continue;
    const place = here + activity;
    const seenBefore = seen[ofCase]!;
    if (counts[place]!++ === 0) beforeFirst[place] = seenBefore;
    else missedBetween[place]! |= ~since[place]!;
    beforeLast[place] = seenBefore;
    missedPrevious[place]! |= ~bitOf(activityBefore);
    state.event[named] = event;
    activityOf[named] = activity;
    previous[named] = before;
    next[named] = -1;
    for (let other = 0, link = named * activities; other < activities; other++, link++) {
      nearest[link] = last[here + other]!;
      since[here + other]! |= bit;
    }
    since[place] = 0;
    last[place] = named++;
    seen[ofCase] = seenBefore | bit;
  }
  state.named = named;
}
