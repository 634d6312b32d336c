import { bitOf, type PlainState } from './plain-state.ts';
import { RELATION } from './relation.ts';
import type { SharedRelation } from './shared-relation.ts';

/** By activity: those that ask about it. */
function askers({ asked }: SharedRelation): Int32Array {
  return asked.map((_, activity) =>
    asked.reduce(
      (found, others, asker) => ((others & bitOf(activity)) === 0 ? found : found | bitOf(asker)),
      0,
    ),
  );
}

/**
 * Rules on activities alone, all together, one event at a time. What an event breaks is written when it is read; what only
 * the end of a case shows is in plain-close.ts. Two events that break several rules of one relation make one entry.
 */
export class PlainMonitors {
  private readonly state: PlainState;
  private readonly alternateResponse: SharedRelation;
  private readonly chainResponse: SharedRelation;
  private readonly precedence: SharedRelation;
  private readonly alternatePrecedence: SharedRelation;
  private readonly chainPrecedence: SharedRelation;
  private readonly notResponse: SharedRelation;
  private readonly notBeside: SharedRelation;
  /** By activity: those it must not follow, and those it must not stand beside. */
  private readonly followers: Int32Array;
  private readonly neighbours: Int32Array;

  constructor(state: PlainState) {
    const { relations } = state;
    this.state = state;
    this.alternateResponse = relations[RELATION.alternateResponse]!;
    this.chainResponse = relations[RELATION.chainResponse]!;
    this.precedence = relations[RELATION.precedence]!;
    this.alternatePrecedence = relations[RELATION.alternatePrecedence]!;
    this.chainPrecedence = relations[RELATION.chainPrecedence]!;
    this.notResponse = relations[RELATION.notResponse]!;
    this.notBeside = relations[RELATION.notRespondedExistence]!;
    this.followers = askers(this.notResponse);
    this.neighbours = askers(this.notBeside);
  }

  /**
   * Reads one event. `activity` is -1 where no rule names it. One long function on purpose: split, each piece is compiled
   * alone and again inside the others, which costs more than checking a log of 300,000 events.
   */
  see(event: number, ofCase: number, activity: number): void {
    const { latest, latestActivity, seen, since, last, counts, activities } = this.state;
    const here = ofCase * activities;
    const before = latest[ofCase]!;
    const activityBefore = latestActivity[ofCase]!;
    const bitBefore = bitOf(activityBefore);
    const bit = bitOf(activity);
    latest[ofCase] = event;
    latestActivity[ofCase] = activity;
    if (before < 0) {
      this.state.first[ofCase] = event;
      this.state.firstActivity[ofCase] = activity;
    }
    if (bitBefore !== 0) {
      const next = this.chainResponse.asked[activityBefore]! & ~bit;
      if (next !== 0) this.chainResponse.violate(here + activityBefore, next, before, event);
    }
    if (bit === 0) return;
    const place = here + activity;
    const own = last[place]!;
    const lacking = ~since[place]!;
    const never = this.precedence.asked[activity]! & ~seen[ofCase]!;
    if (never !== 0) this.precedence.violate(place, never, event, -1);
    const between = this.alternatePrecedence.asked[activity]! & lacking;
    if (between !== 0) this.alternatePrecedence.violate(place, between, event, own);
    const previous = this.chainPrecedence.asked[activity]! & ~bitBefore;
    if (previous !== 0) this.chainPrecedence.violate(place, previous, event, before);
    const waiting = this.alternateResponse.asked[activity]! & lacking;
    if (waiting !== 0 && own >= 0) this.alternateResponse.violate(place, waiting, own, event);
    let beside = this.notBeside.asked[activity]! & seen[ofCase]!;
    while (beside !== 0) {
      const other = 31 - Math.clz32(beside);
      this.notBeside.violate(place, 1 << other, event, last[here + other]!);
      beside ^= 1 << other;
    }
    const neighbours = own < 0 ? this.neighbours[activity]! : 0;
    if (((this.followers[activity]! | neighbours) & ~lacking) !== 0)
      this.lookBack(event, ofCase, activity, neighbours);
    const count = ++counts[place]!;
    if (count <= this.state.mostCounted) this.state.reached(activity, count, ofCase, event);
    for (let other = here; other < here + activities; other++) since[other]! |= bit;
    since[place] = 0;
    last[place] = event;
    seen[ofCase]! |= bit;
    this.state.link(event, ofCase, activity);
  }

  /** Back to the event of the same activity: each event is looked at once for each activity that may be forbidden to it. */
  private lookBack(event: number, ofCase: number, activity: number, neighbours: number): void {
    const { latestNamed, earlier, activityOf, last, activities } = this.state;
    const here = ofCase * activities;
    const own = last[here + activity]!;
    const followers = this.followers[activity]!;
    for (let at = latestNamed[ofCase]!; at > own; at = earlier[at]!) {
      const asker = activityOf[at]!;
      if ((followers & (1 << asker)) !== 0) this.notResponse.violate(here + asker, 1 << activity, at, event);
      if ((neighbours & (1 << asker)) !== 0) this.notBeside.violate(here + asker, 1 << activity, at, event);
    }
  }
}
