import type { ScoreComponent } from '../score-contract.ts';

/**
 * What each component that takes away really took: first what takes from the whole part, in order, never below zero of
 * the part; then, the newest first, what takes only from some components and no more than they have left. So a part
 * grows with what is earned in it whatever is taken (settled question 20).
 */
export function settleCosts(components: readonly ScoreComponent[]): readonly ScoreComponent[] {
  const parts = new Set(components.map((one) => one.part));
  const took = new Map([...parts].flatMap((part) => costsOf(components.filter((one) => one.part === part))));
  return components.map((one) =>
    one.takes === undefined ? one : { ...one, points: -(took.get(one) ?? 0) || 0 },
  );
}

type Cost = readonly [component: ScoreComponent, took: number];

function costsOf(part: readonly ScoreComponent[]): readonly Cost[] {
  const earning = part.filter((one) => one.takes === undefined);
  let left = earning.reduce((sum, one) => sum + Math.max(0, one.points), 0);
  // What a person set is what it is: a hint takes nothing from it.
  const own = earning.filter((one) => one.changed === undefined);
  const remaining = new Map(own.map((one) => [one.id, Math.max(0, one.points)]));
  const whole = part.filter((one) => one.takes?.from === null);
  const narrow = part.filter((one) => one.takes !== undefined && one.takes.from !== null).toReversed();
  return [...whole, ...narrow].map((one): Cost => {
    const cost = Math.min(left, takenFrom(remaining, one));
    left -= cost;
    return [one, cost];
  });
}

/** What `component` may take, marked as gone in `remaining` where it names its sources. */
function takenFrom(remaining: Map<string, number>, { takes }: ScoreComponent): number {
  const full = takes?.full ?? 0;
  if (takes === undefined || takes.from === null) return full;
  let due = full;
  for (const id of takes.from) {
    const there = remaining.get(id) ?? 0;
    const part = Math.min(due, there);
    remaining.set(id, there - part);
    due -= part;
  }
  return full - due;
}
