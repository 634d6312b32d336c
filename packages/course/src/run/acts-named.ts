import { kindOfVerb, type CaseEvent } from '@tracecraft/record';
import type { ActNamed } from '../exercise.ts';

/** The acts of a record that are what `act` names; `markers`: marker events by scene thing. */
export function actsNamed(
  standing: readonly CaseEvent[],
  markers: ReadonlyMap<string, readonly CaseEvent[]>,
  { verb, thing }: ActNamed,
): readonly CaseEvent[] {
  const kind = kindOfVerb(verb)?.kind;
  const done = standing.filter((event) => event.header.kind === kind);
  if (thing === undefined) return done;
  const ids = new Set((markers.get(thing) ?? []).map((marker) => marker.id));
  return done.filter((event) => ids.has(event.id) || event.body.objects.some((one) => ids.has(one.id)));
}
