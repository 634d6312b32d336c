import type { Side } from './plain-binary.ts';
import { bitOf, type PlainState } from './plain-state.ts';
import { RELATION, RELATIONS } from './relation.ts';

/** Not response is told by what stood before the other activity, so it is found under that one; the rest under who activates. */
function isTurned({ relation }: Side): boolean {
  return relation === RELATION.notResponse;
}

/** Where the word stands that tells of a side, and its bit in it. */
export function wordOf(side: Side): number {
  return side.relation + RELATIONS * (isTurned(side) ? side.other : side.activates);
}
export function maskOf(side: Side): number {
  return bitOf(isTurned(side) ? side.activates : side.other);
}

/**
 * What one case says of every relation for all pairs of activities: `broken` for good and `lacking` as it stands at the end,
 * a number with one bit for each other activity.
 */
export class PlainWords {
  readonly broken: Int32Array;
  /** The same array as `broken` where cases are closed: what lacks at the end is as good as broken. */
  readonly lacking: Int32Array;
  private readonly state: PlainState;

  constructor(state: PlainState, open: boolean) {
    this.state = state;
    this.broken = new Int32Array(RELATIONS * state.activities);
    this.lacking = open ? new Int32Array(RELATIONS * state.activities) : this.broken;
  }

  turnTo(ofCase: number): void {
    const { activities, latest, counts } = this.state;
    const here = ofCase * activities;
    const activityLast = this.state.activityAt(latest[ofCase]!);
    this.broken.fill(0);
    this.lacking.fill(0);
    for (let activity = 0; activity < activities; activity++)
      if (counts[here + activity]! > 0)
        this.tell(RELATIONS * activity, here + activity, this.state.seen[ofCase]!, activity === activityLast);
  }

  private tell(word: number, place: number, seen: number, isLast: boolean): void {
    const { broken, lacking, state } = this;
    const missedAfter = ~state.since[place]!;
    const missedBefore = ~state.beforeFirst[place]!;
    const missedBetween = state.missedBetween[place]!;
    broken[word + RELATION.alternateResponse] = missedBetween;
    broken[word + RELATION.chainResponse] = state.missedNext[place]!;
    broken[word + RELATION.precedence] = missedBefore;
    broken[word + RELATION.alternatePrecedence] = missedBefore | missedBetween;
    broken[word + RELATION.chainPrecedence] = state.missedPrevious[place]!;
    broken[word + RELATION.notResponse] = state.beforeLast[place]!;
    broken[word + RELATION.notRespondedExistence] = seen;
    lacking[word + RELATION.respondedExistence] = ~seen;
    lacking[word + RELATION.response] = missedAfter;
    lacking[word + RELATION.alternateResponse]! |= missedAfter;
    if (isLast) lacking[word + RELATION.chainResponse] = -1;
  }
}
