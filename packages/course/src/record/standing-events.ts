import { compareEvents, kindNamed, type CaseEvent, type FieldValue } from '@tracecraft/record';

/** The record in its one order, without withdrawn acts, each with the fields its last correction left it. */
export function standingEvents(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const ordered = events.toSorted(compareEvents);
  const withdrawn = new Set(targets(ordered, 'record.retracted'));
  const corrections = ordered.filter(
    (event) => event.header.kind === 'record.corrected' && !withdrawn.has(event.id),
  );
  return ordered
    .filter((event) => !withdrawn.has(event.id))
    .map((event) =>
      corrections.filter((one) => one.body.fields['target'] === event.id).reduce(corrected, event),
    );
}

function targets(events: readonly CaseEvent[], kind: string): string[] {
  return events
    .filter((event) => event.header.kind === kind)
    .map((event) => String(event.body.fields['target']));
}

/** `path` names a field, as `/fields/answer` or just `answer`; a value that does not fit its type changes nothing. */
function corrected(event: CaseEvent, correction: CaseEvent): CaseEvent {
  const name = String(correction.body.fields['path']).split('/').at(-1) ?? '';
  const type = kindNamed(event.header.kind)?.fields[name]?.type;
  const value = type === undefined ? undefined : typed(String(correction.body.fields['value']), type);
  if (value === undefined) return event;
  return { ...event, body: { ...event.body, fields: { ...event.body.fields, [name]: value } } };
}

function typed(value: string, type: string): FieldValue | undefined {
  if (type === 'yes-no')
    return value === 'yes' || value === 'true'
      ? true
      : value === 'no' || value === 'false'
        ? false
        : undefined;
  if (type !== 'integer' && type !== 'time') return type === 'list' ? undefined : value;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}
