import type { CaseEvent } from '@tracecraft/record';

/** The text of field `name`, or null when it was not recorded. */
export function textOf(event: CaseEvent, name: string): string | null {
  const value = event.body.fields[name];
  return typeof value === 'string' ? value : null;
}

/** The number of field `name`, or null when it was not recorded. */
export function numberOf(event: CaseEvent, name: string): number | null {
  const value = event.body.fields[name];
  return typeof value === 'number' ? value : null;
}

/** Id of the object the event touches in `role`, or null. */
export function objectOf(event: CaseEvent, role: string): string | null {
  return event.body.objects.find((object) => object.role === role)?.id ?? null;
}
