import { kindNamed, type CaseEvent, type EventId, type FieldSpec, type FieldValue } from '@tracecraft/record';

/** The event a correction or retraction is about, or null for any other event. */
export function amendedBy(event: CaseEvent): EventId | null {
  if (event.header.kind !== 'record.corrected' && event.header.kind !== 'record.retracted') return null;
  const target = event.body.fields['target'];
  return typeof target === 'string' && target !== event.id ? target : null;
}

/**
 * Corrections and retractions of a case. A retracted event no longer counts, a corrected field has its newest value;
 * an amendment may itself be retracted or corrected.
 */
export class Amendments {
  private readonly byTarget = new Map<EventId, CaseEvent[]>();

  get isEmpty(): boolean {
    return this.byTarget.size === 0;
  }

  /** `event` must be an amendment; later calls in record order win. */
  add(target: EventId, event: CaseEvent): void {
    const list = this.byTarget.get(target);
    if (list === undefined) this.byTarget.set(target, [event]);
    else list.push(event);
  }

  sort(compare: (a: CaseEvent, b: CaseEvent) => number): void {
    for (const list of this.byTarget.values()) list.sort(compare);
  }

  /** False when a retraction that itself counts withdraws it. `path` stops events that retract each other. */
  counts(event: CaseEvent, path: readonly EventId[] = []): boolean {
    if (path.includes(event.id)) return false;
    return !this.of(event.id, 'record.retracted').some((amendment) =>
      this.counts(amendment, [...path, event.id]),
    );
  }

  /** Fields of `event` with corrections that count applied. */
  fieldsOf(event: CaseEvent, path: readonly EventId[] = []): Readonly<Record<string, FieldValue>> {
    const corrections = this.of(event.id, 'record.corrected').filter(
      (amendment) => !path.includes(amendment.id) && this.counts(amendment),
    );
    if (corrections.length === 0) return event.body.fields;
    const fields = { ...event.body.fields };
    for (const correction of corrections) {
      const { path: place, value } = this.fieldsOf(correction, [...path, event.id]);
      const name = String(place).replace(/^\/?(fields\/)?/, '');
      const spec = kindNamed(event.header.kind)?.fields[name];
      if (spec !== undefined) fields[name] = typed(String(value), spec);
    }
    return fields;
  }

  private of(id: EventId, kind: string): readonly CaseEvent[] {
    return (this.byTarget.get(id) ?? []).filter((event) => event.header.kind === kind);
  }
}

/** A correction holds its value as text; the field says what it means. */
function typed(value: string, spec: FieldSpec): FieldValue {
  if (spec.type === 'yes-no') return value === 'yes' || value === 'true';
  if (spec.type === 'list') return value === '' ? [] : value.split(',').map((item) => item.trim());
  if ((spec.type === 'integer' || spec.type === 'time') && /^-?\d+$/.test(value)) return Number(value);
  return value;
}
