import { kindNamed, type CaseEvent, type FieldSpec, type FieldValue } from '@tracecraft/record';

/** Events as they stand now: retracted ones left out, corrected fields showing their latest value. Order is kept. */
export function inEffect(events: readonly CaseEvent[]): readonly CaseEvent[] {
  const retracted = new Set(targetsOf(events, 'record.retracted'));
  const corrections = events.filter(
    ({ header, id }) => header.kind === 'record.corrected' && !retracted.has(id),
  );
  return events.filter(({ id }) => !retracted.has(id)).map((event) => corrected(event, corrections));
}

function targetsOf(events: readonly CaseEvent[], kind: string): readonly string[] {
  return events.filter(({ header }) => header.kind === kind).map(({ body }) => String(body.fields['target']));
}

function corrected(event: CaseEvent, corrections: readonly CaseEvent[]): CaseEvent {
  const own = corrections.filter(({ body }) => body.fields['target'] === event.id);
  if (own.length === 0) return event;
  const specs = kindNamed(event.header.kind)?.fields ?? {};
  const fields: Record<string, FieldValue> = { ...event.body.fields };
  for (const { body } of own) {
    const name = String(body.fields['path']).replace(/^\/?(fields\/)?/, '');
    const value = valueOf(specs[name], String(body.fields['value']));
    if (value !== undefined) fields[name] = value;
  }
  return { ...event, body: { ...event.body, fields } };
}

/** A correction is written as text; undefined when the text is no value of that field. */
function valueOf(spec: FieldSpec | undefined, text: string): FieldValue | undefined {
  switch (spec?.type) {
    case undefined:
      return undefined;
    case 'integer':
    case 'time':
      return /^-?[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'list':
      return text.split(',').map((item) => item.trim());
    default:
      return text;
  }
}
