import type { CaseEvent, EventId } from '@tracecraft/record';
import type { Exercise } from '../exercise.ts';

/** The copies a team made of one evidence item, and the devices they were made from. */
export interface EvidenceCopies {
  readonly images: readonly EventId[];
  readonly sources: readonly EventId[];
}

/** By evidence id. An image is the object its `image.acquired` event created, known by the hash it recorded. */
export function evidenceCopies(
  exercise: Exercise,
  events: readonly CaseEvent[],
): ReadonlyMap<string, EvidenceCopies> {
  const acquired = events.filter((event) => event.header.kind === 'image.acquired');
  return new Map(
    exercise.evidence.map(({ id, sha256 }) => {
      const copies = acquired.filter((event) => event.body.fields['sha256'] === sha256);
      const sources = copies.flatMap((event) =>
        event.body.objects.filter((one) => one.type === 'device').map((one) => one.id),
      );
      return [id, { images: copies.map((event) => event.id), sources }];
    }),
  );
}
