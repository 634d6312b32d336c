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
   * Reads one event. `activity` is -1 where no rule names it. One long function: split, it runs as fast, but each piece is
   * compiled alone and again inside the others, which took longer than a log of 300,000 events.
   */
  see(event: number, ofCase: number, activity: number): void {
    const { latest, latestActivity, seen, since, last, activities } = this.state;
    const here = ofCase * activities;
    const before = latest[ofCase]!;
    const activityBefore = latestActivity[ofCase]!;
    latest[ofCase] = event;
    latestActivity[ofCase] = activity;
    if (before < 0) this.first(event, ofCase, activity);
    if (activityBefore >= 0) {
      const next = this.chainResponse.asked[activityBefore]! & ~bitOf(activity);
      if (next !== 0) this.chainResponse.violate(here + activityBefore, next, before, event);
    }
    if (activity < 0) return;
    const place = here + activity;
    const own = last[place]!;
    const lacking = ~since[place]!;
    const never = this.precedence.asked[activity]! & ~seen[ofCase]!;
    if (never !== 0) this.precedence.violate(place, never, event, -1);
    const between = this.alternatePrecedence.asked[activity]! & lacking;
    if (between !== 0) this.alternatePrecedence.violate(place, between, event, own);
    const previous = this.chainPrecedence.asked[activity]! & ~bitOf(activityBefore);
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
    this.note(event, ofCase, activity);
  }

  private first(event: number, ofCase: number, activity: number): void {
    this.state.first[ofCase] = event;
    this.state.firstActivity[ofCase] = activity;
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

  private note(event: number, ofCase: number, activity: number): void {
    const { seen, since, last, counts, earlier, latestNamed, activityOf, activities, nths } = this.state;
    const here = ofCase * activities;
    const bit = 1 << activity;
    const count = ++counts[here + activity]!;
    for (const { at, events } of nths[activity]!) if (at === count) events[ofCase] = event;
    for (let other = here; other < here + activities; other++) since[other]! |= bit;
    since[here + activity] = 0;
    last[here + activity] = event;
    seen[ofCase]! |= bit;
    earlier[event] = latestNamed[ofCase]!;
    latestNamed[ofCase] = event;
    activityOf[event] = activity;
  }
}
