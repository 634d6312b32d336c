import type { Outcome } from './outcome.ts';
import type { PlainState } from './plain-state.ts';
import type { ActivityWatches, Watch } from './plain-watch.ts';

/**
 * Rules on activities alone, all together, one event at a time. What an event breaks is written when it is read; what only
 * the end of the case shows is in plain-close.ts. Every event is walked back over at most once a rule, so the cost of an
 * event and a rule it touches is constant in the long run.
 */
export class PlainMonitors {
  private readonly state: PlainState;
  private readonly watches: readonly ActivityWatches[];
  private readonly inits: readonly Watch[];

  constructor(state: PlainState, watches: readonly ActivityWatches[], inits: readonly Watch[]) {
    this.state = state;
    this.watches = watches;
    this.inits = inits;
  }

  /** Reads one event. `activity` is -1 where no rule names it. */
  see(event: number, ofCase: number, activity: number): void {
    const { latest, latestActivity } = this.state;
    const before = latest[ofCase]!;
    const activityBefore = latestActivity[ofCase]!;
    latest[ofCase] = event;
    latestActivity[ofCase] = activity;
    if (before < 0) this.first(event, ofCase, activity);
    else if (activityBefore >= 0)
      for (const { other, outcome } of this.watches[activityBefore]!.chainResponse)
        if (other !== activity) outcome.violate(ofCase, before, event);
    if (activity < 0) return;
    const { chainPrecedence } = this.watches[activity]!;
    for (const { other, outcome } of chainPrecedence)
      if (other !== activityBefore) outcome.violate(ofCase, event, before);
    this.known(event, ofCase, activity);
  }

  private first(event: number, ofCase: number, activity: number): void {
    for (const { other, outcome } of this.inits)
      if (other !== activity) outcome.violate(ofCase, ~ofCase, event);
  }

  private known(event: number, ofCase: number, activity: number): void {
    const { counts, last, earlier } = this.state;
    const watches = this.watches[activity]!;
    const own = last[activity]![ofCase]!;
    const count = ++counts[activity]![ofCase]!;
    for (const { at, outcome } of watches.limits) if (count === at) outcome.violate(ofCase, ~ofCase, event);
    this.needs(watches, event, ofCase, own);
    this.forbids(watches, event, ofCase, own);
    earlier[event] = own;
    last[activity]![ofCase] = event;
  }

  private needs(watches: ActivityWatches, event: number, ofCase: number, own: number): void {
    for (const { last, outcome } of watches.precedence)
      if (last[ofCase]! < 0) outcome.violate(ofCase, event, -1);
    for (const { last, outcome } of watches.alternatePrecedence)
      if (last[ofCase]! <= own) outcome.violate(ofCase, event, own);
    for (const { last, outcome } of watches.alternateResponse)
      if (last[ofCase]! < own) outcome.violate(ofCase, own, event);
  }

  private forbids(watches: ActivityWatches, event: number, ofCase: number, own: number): void {
    for (const { last, outcome } of watches.notResponse)
      this.back(outcome, last[ofCase]!, own, event, ofCase);
    for (const { last, outcome } of watches.forbids)
      if (last[ofCase]! >= 0) outcome.violate(ofCase, event, last[ofCase]!);
    if (own < 0)
      for (const { last, outcome } of watches.forbidden) this.back(outcome, last[ofCase]!, -1, event, ofCase);
  }

  /** Violates the activations from `from` back to the one after `until`. */
  private back(outcome: Outcome, from: number, until: number, blocking: number, ofCase: number): void {
    const { earlier } = this.state;
    for (let at = from; at > until; at = earlier[at]!) outcome.violate(ofCase, at, blocking);
  }
}
