import { kindNamed, objectsTouched, type CaseEvent } from '@tracecraft/record';

/** Ids of what an officer is busy with: the objects of the newest act of that officer, and the officer. */
export function inHand(events: readonly CaseEvent[], officer: string): readonly string[] {
  const newest = events.findLast(
    ({ header, body }) => body.performer === officer && (kindNamed(header.kind)?.verbs ?? []).length > 0,
  );
  return newest === undefined ? [officer] : [...new Set(objectsTouched(newest).map(({ id }) => id))];
}
