import { fieldFits, type EventKind, type FieldSpec, type FieldValue } from '@tracecraft/record';
import { ActError } from '../act-error.ts';

/** Longest text of one field, in UTF-16 code units. */
const LONGEST = 32_000;

/**
 * The fields of an act of `kind` as they will be signed: texts trimmed and NFC, empty optional ones left out.
 * Throws ActError on the first field that is unknown, missing, of another type or not among the choices.
 */
export function validateFields(
  kind: EventKind,
  fields: Readonly<Record<string, FieldValue | undefined>>,
): Readonly<Record<string, FieldValue>> {
  for (const name of Object.keys(fields))
    if (!Object.hasOwn(kind.fields, name))
      throw new ActError('act.field-unknown', { kind: kind.kind, field: name });
  const valid: Record<string, FieldValue> = {};
  for (const [name, spec] of Object.entries(kind.fields)) {
    const value = clean(fields[name]);
    if (value !== undefined) valid[name] = check(kind.kind, name, spec, value);
    else if (spec.required === true)
      throw new ActError('act.field-missing', { kind: kind.kind, field: name });
  }
  return valid;
}

function clean(value: FieldValue | undefined): FieldValue | undefined {
  if (typeof value === 'string') return tidy(value);
  if (typeof value !== 'object') return value;
  const items = value.map((item) => item.normalize('NFC').trim()).filter((item) => item !== '');
  return items.length === 0 ? undefined : items;
}

function tidy(text: string): string | undefined {
  const tidied = text.normalize('NFC').trim();
  return tidied === '' ? undefined : tidied;
}

function check(kind: string, field: string, spec: FieldSpec, value: FieldValue): FieldValue {
  if (typeof value === 'string' && value.length > LONGEST)
    throw new ActError('act.text-too-long', { kind, field, most: LONGEST });
  if (spec.type === 'choice' && typeof value === 'string' && !fieldFits(spec, value))
    throw new ActError('act.choice-unknown', {
      kind,
      field,
      value,
      choices: (spec.choices ?? []).join(', '),
    });
  if (!fieldFits(spec, value) || !hasCanonicalForm(value))
    throw new ActError('act.field-type', { kind, field, type: spec.type });
  return value;
}

/** Negative zero and lone surrogates have no spelling in canonical JSON. */
function hasCanonicalForm(value: FieldValue): boolean {
  if (typeof value === 'number') return !Object.is(value, -0);
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value === 'boolean' || value.every((item) => item.isWellFormed());
}
