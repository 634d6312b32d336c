import type { Advice } from '@tracecraft/practice';
import type { CaseEvent, EventKind } from '@tracecraft/record';
import { askedAct, type AskedAct } from './next-act.ts';

/** Most acts shown above the groups. */
const MOST = 6;

/**
 * The acts an officer most likely wants next, among those `offered`: what advice asks for, in its order, then what the
 * officer did last, newest first, unless it was already done to `object`.
 */
export function likelyActs(
  offered: readonly EventKind[],
  advice: readonly Advice[],
  events: readonly CaseEvent[],
  officer: string,
  object: string | null,
): readonly AskedAct[] {
  const asked = advice.flatMap(({ form, verdict, repairable }) => {
    const act = form === 'departure' && !repairable ? null : askedAct(verdict.missing);
    return act === null ? [] : [act];
  });
  const done = new Set(
    events
      .filter(({ body }) => body.objects.some(({ id }) => id === object))
      .map(({ header }) => header.kind),
  );
  const recent = events
    .filter(({ header, body }) => body.performer === officer && !done.has(header.kind))
    .toReversed()
    .flatMap(({ header }) => offered.find(({ kind }) => kind === header.kind) ?? [])
    .map((kind): AskedAct => ({ kind, prefill: {} }));
  const likely = new Map<string, AskedAct>();
  for (const act of [...asked, ...recent])
    if (offered.some(({ kind }) => kind === act.kind.kind) && !likely.has(act.kind.kind))
      likely.set(act.kind.kind, act);
  return [...likely.values()].slice(0, MOST);
}
