import type { Outcome } from './outcome.ts';
import type { PlainState } from './plain-state.ts';
import type { Template } from './rule.ts';

type Close = (outcome: Outcome, state: PlainState, a: number, b: number) => void;

/** The events of `a` after the last one of `b`, each still without a `b` after it. */
function afterLast(outcome: Outcome, { last, earlier, cases }: PlainState, a: number, b: number): void {
  const [lastA, lastB] = [last[a]!, last[b]!];
  for (let at = 0; at < cases; at++)
    for (let event = lastA[at]!; event > lastB[at]!; event = earlier[event]!) outcome.lack(at, event, -1);
}

/** Every event of `a` where there is no `b`. */
function without(outcome: Outcome, { last, earlier, cases }: PlainState, a: number, b: number): void {
  const [lastA, lastB] = [last[a]!, last[b]!];
  for (let at = 0; at < cases; at++)
    if (lastB[at]! < 0)
      for (let event = lastA[at]!; event >= 0; event = earlier[event]!) outcome.lack(at, event, -1);
}

function lastAlternate(outcome: Outcome, { last, cases }: PlainState, a: number, b: number): void {
  const [lastA, lastB] = [last[a]!, last[b]!];
  for (let at = 0; at < cases; at++) if (lastA[at]! > lastB[at]!) outcome.lack(at, lastA[at]!, -1);
}

function lastEvent(outcome: Outcome, { latest, latestActivity, cases }: PlainState, a: number): void {
  for (let at = 0; at < cases; at++) if (latestActivity[at] === a) outcome.lack(at, latest[at]!, -1);
}

function otherEnd(outcome: Outcome, { latest, latestActivity, cases }: PlainState, a: number): void {
  for (let at = 0; at < cases; at++) if (latestActivity[at] !== a) outcome.lack(at, ~at, latest[at]!);
}

function tooFew(outcome: Outcome, { counts, cases }: PlainState, a: number): void {
  const { n } = outcome.rule;
  for (let at = 0; at < cases; at++) if (counts[a]![at]! < n) outcome.lack(at, ~at, -1);
}

/** Fewer than none can't be. */
function fewerThanNone(outcome: Outcome, { cases }: PlainState): void {
  if (outcome.rule.n === 0) for (let at = 0; at < cases; at++) outcome.lack(at, ~at, -1, true);
}

const CLOSE: Readonly<Partial<Record<Template, Close>>> = {
  existence: tooFew,
  exactly: tooFew,
  absence: fewerThanNone,
  end: otherEnd,
  'responded existence': without,
  response: afterLast,
  succession: afterLast,
  'alternate response': lastAlternate,
  'chain response': lastEvent,
  coexistence: (outcome, state, a, b) => {
    without(outcome, state, a, b);
    without(outcome, state, b, a);
  },
};

/** What a rule still lacks where every case ends with the last event read. */
export function closePlain(outcome: Outcome, state: PlainState, a: number, b: number): void {
  CLOSE[outcome.rule.template]?.(outcome, state, a, b);
}
