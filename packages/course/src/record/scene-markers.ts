import type { CaseEvent, EventId } from '@tracecraft/record';
import { normaliseAnswer } from '../answer.ts';
import type { Exercise, SceneThing } from '../exercise.ts';

/** Marker events by the scene thing they stand for. A marker that fits no single thing stands for none. */
export function sceneMarkers(
  exercise: Exercise,
  events: readonly CaseEvent[],
): ReadonlyMap<string, readonly CaseEvent[]> {
  const found = new Map<string, CaseEvent[]>();
  for (const event of events) {
    if (event.header.kind !== 'exhibit.recognised') continue;
    const thing = thingOf(exercise, event);
    if (thing !== null) found.set(thing, [...(found.get(thing) ?? []), event]);
  }
  return found;
}

/** Exhibit id → thing, the same relation read the other way. */
export function thingsByExhibit(
  markers: ReadonlyMap<string, readonly CaseEvent[]>,
): ReadonlyMap<EventId, string> {
  return new Map(
    [...markers].flatMap(([thing, events]) => events.map((event) => [event.id, thing] as const)),
  );
}

/**
 * What the marker says it stands for; failing that the only thing of its kind, or the only one whose title its
 * description shares a word with. Depends on this marker alone, so that another marker never unmakes it.
 */
function thingOf(exercise: Exercise, marker: CaseEvent): string | null {
  const things = (exercise.scene?.things ?? []).filter((thing) => thing.fixture !== true);
  const { fields } = marker.body;
  const stated = things.find((thing) => thing.id === fields['scene-object']);
  if (stated !== undefined) return stated.id;
  const kinds = new Map(exercise.truth.exhibits.map((exhibit) => [exhibit.thing, exhibit.kind]));
  const alike = things.filter((thing) => kinds.get(thing.id) === fields['kind']);
  const words = new Set(normaliseAnswer(String(fields['description'])).split(' '));
  const named =
    alike.length === 1 ? alike : alike.filter((thing) => titleWords(thing).some((word) => words.has(word)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

function titleWords(thing: SceneThing): string[] {
  return Object.values(thing.title).flatMap((title) => normaliseAnswer(title).split(' '));
}
