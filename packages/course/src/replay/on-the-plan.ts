import type { CaseEvent, EventId } from '@tracecraft/record';
import type { Exercise, SceneThing } from '../exercise.ts';
import { sceneMarkers, thingsByExhibit } from '../record/scene-markers.ts';
import type { ReplayExhibit, ReplayPhotograph } from './replay.ts';

/** Exhibits in the order they were recognised, each where its marker or its thing stands on the plan. */
export function exhibitsOf(
  exercise: Exercise,
  standing: readonly CaseEvent[],
  started: number,
): readonly ReplayExhibit[] {
  const thingOf = thingsOf(exercise, standing);
  return standing
    .filter((event) => event.header.kind === 'exhibit.recognised')
    .map(({ id, body }) => {
      const thing = thingOf(id);
      return {
        exhibit: id,
        number: numberOf(body.fields['number']) ?? 0,
        thing: thing?.id ?? null,
        x: numberOf(body.fields['x-mm']) ?? middle(thing, 'x', 'width'),
        y: numberOf(body.fields['y-mm']) ?? middle(thing, 'y', 'height'),
        at: body.claimed.start - started,
      };
    });
}

/** Photographs in record order, with the picture attached or the drawing of what they show. */
export function photographsOf(
  exercise: Exercise,
  standing: readonly CaseEvent[],
  started: number,
): readonly ReplayPhotograph[] {
  const thingOf = thingsOf(exercise, standing);
  return standing
    .filter((event) => event.header.kind.endsWith('.photographed'))
    .map(({ id, body }) => {
      const exhibit = body.objects.find((one) => one.role === 'exhibit' || one.role === 'device')?.id ?? null;
      return {
        event: id,
        at: body.claimed.start - started,
        exhibit,
        picture: body.attachments.find((one) => one.mediaType.startsWith('image/')) ?? null,
        view: exhibit === null ? null : (thingOf(exhibit)?.view ?? null),
      };
    });
}

function thingsOf(
  exercise: Exercise,
  standing: readonly CaseEvent[],
): (exhibit: EventId) => SceneThing | undefined {
  const names = thingsByExhibit(sceneMarkers(exercise, standing));
  const things = new Map((exercise.scene?.things ?? []).map((thing) => [thing.id, thing]));
  return (exhibit) => things.get(names.get(exhibit) ?? '');
}

function middle(thing: SceneThing | undefined, at: 'x' | 'y', size: 'width' | 'height'): number | null {
  return thing === undefined ? null : thing[at] + Math.round(thing[size] / 2);
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
