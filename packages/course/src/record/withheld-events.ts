import type { CaseEvent, EventId } from '@tracecraft/record';

/**
 * Events about a victim, by role or status, or about somebody who may be under age: their words and pictures are
 * withheld where others watch (settled question 31).
 */
export function withheldEvents(standing: readonly CaseEvent[]): ReadonlySet<EventId> {
  const persons = standing.filter((event) => event.header.kind === 'person.recorded');
  return new Set(
    persons.flatMap(({ id }) => {
      const own = standing.filter(
        (event) => event.id === id || event.body.objects.some((one) => one.id === id),
      );
      return own.some(saysWithhold) ? own.map((event) => event.id) : [];
    }),
  );
}

/** Once said, it stays: a later status opens nothing. */
function saysWithhold({ body }: CaseEvent): boolean {
  const { role, status, minor } = body.fields;
  return role === 'victim' || status === 'victim' || minor === true;
}
