import type { PlainState } from './plain-state.ts';
import { RELATION } from './relation.ts';

/** Told the events of a violated activation and of what blocks it, as RuleVerdicts tells them. */
export type Visit = (activation: number, blocking: number) => void;

/** One relation of a rule. */
export interface Pair {
  readonly activates: number;
  readonly other: number;
}

/** Visits what the event with number `at` shows; an activation is visited once over all events. */
type Shown = (state: PlainState, at: number, pair: Pair, visit: Visit) => void;

/** Only events that activate show something. */
function whenActivating(shown: Shown): Shown {
  return (state, at, pair, visit) => {
    if (state.activityOf[at] === pair.activates) shown(state, at, pair, visit);
  };
}

/** The nearest event of an activity before `at` in its case; -1 none. */
function nearest({ nearest: links, activities }: PlainState, at: number, activity: number): number {
  return links[at * activities + activity]!;
}

/** The last event of an activity in the case of `at`; -1 none. */
function lastIn({ last, caseOf, event, activities }: PlainState, at: number, activity: number): number {
  return last[caseOf[event[at]!]! * activities + activity]!;
}

/** Visits the events of the activating activity before `at` as far back as `until`, all blocked by `at`. */
function visitBack(state: PlainState, at: number, until: number, { activates }: Pair, visit: Visit): void {
  for (let one = nearest(state, at, activates); one > until; one = nearest(state, one, activates))
    visit(state.event[one]!, state.event[at]!);
}

const alternateResponse: Shown = (state, at, { activates, other }, visit) => {
  const { event } = state;
  const own = nearest(state, at, activates);
  if (own >= 0 && nearest(state, at, other) < own) visit(event[own]!, event[at]!);
  if (lastIn(state, at, activates) === at && lastIn(state, at, other) < at) visit(event[at]!, -1);
};

const alternatePrecedence: Shown = (state, at, { activates, other }, visit) => {
  const own = nearest(state, at, activates);
  if (nearest(state, at, other) <= own) visit(state.event[at]!, own < 0 ? -1 : state.event[own]!);
};

const notResponse: Shown = (state, at, pair, visit) => {
  if (state.activityOf[at] === pair.other) visitBack(state, at, nearest(state, at, pair.other), pair, visit);
};

const notBeside: Shown = (state, at, pair, visit) => {
  const found = nearest(state, at, pair.other);
  if (state.activityOf[at] === pair.activates) {
    if (found >= 0) visit(state.event[at]!, state.event[found]!);
  } else if (state.activityOf[at] === pair.other && found < 0) visitBack(state, at, -1, pair, visit);
};

/** The neighbour of an activating event must be of the other activity. */
function neighbour(side: 'previous' | 'next'): Shown {
  return whenActivating((state, at, { other }, visit) => {
    const beside = state[side][at]!;
    if (state.activityAt(beside) !== other) visit(state.event[at]!, beside);
  });
}

/** Some event of the other activity must be where `found` looks, behind number `least`. */
function lonely(found: (state: PlainState, at: number, other: number) => number, after: boolean): Shown {
  return whenActivating((state, at, { other }, visit) => {
    if (found(state, at, other) < (after ? at : 0)) visit(state.event[at]!, -1);
  });
}

const SHOWN: ReadonlyMap<number, Shown> = new Map([
  [RELATION.respondedExistence, lonely(lastIn, false)],
  [RELATION.response, lonely(lastIn, true)],
  [RELATION.alternateResponse, whenActivating(alternateResponse)],
  [RELATION.chainResponse, neighbour('next')],
  [RELATION.precedence, lonely(nearest, false)],
  [RELATION.alternatePrecedence, whenActivating(alternatePrecedence)],
  [RELATION.chainPrecedence, neighbour('previous')],
  [RELATION.notResponse, notResponse],
  [RELATION.notRespondedExistence, notBeside],
]);

/** Every violated activation of a relation, each once: the time taken grows with the events of named activities. */
export function visitProofs(state: PlainState, relation: number, pair: Pair, visit: Visit): void {
  const shown = SHOWN.get(relation)!;
  for (let at = 0; at < state.named; at++) shown(state, at, pair, visit);
}
