import type { FieldSpec, ObjectType } from '../event-kind.ts';
import type { FieldValue } from '../event.ts';
import { kindNamed } from '../vocabulary.ts';

/** The parts of a body a kind says something about; those of a redacted event may be missing. */
export interface JudgedBody {
  readonly fields?: Readonly<Record<string, FieldValue>> | undefined;
  readonly objects?:
    | readonly { readonly role?: string; readonly type?: string; readonly id?: string }[]
    | undefined;
}

const OBJECT_TYPES: readonly ObjectType[] = [
  'case',
  'scene',
  'search',
  'exhibit',
  'device',
  'image',
  'person',
  'officer',
];

/**
 * Where `body` differs from what the vocabulary declares for `kind`, as a JSON Pointer; undefined when nowhere or when
 * the kind is unknown. `complete` is false for a redacted event: what is missing there may be withheld.
 * Fields the kind doesn't declare are allowed: a newer vocabulary may have added them.
 */
export function kindFault(
  kind: string,
  body: JudgedBody,
  { complete }: { readonly complete: boolean },
): string | undefined {
  const declared = kindNamed(kind);
  if (declared === undefined) return undefined;
  const fields = body.fields ?? {};
  for (const [name, spec] of Object.entries<FieldSpec>(declared.fields)) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined ? spec.required === true && complete : !fieldFits(spec, value))
      return `/fields/${name}`;
  }
  const objects = body.objects ?? [];
  for (const [i, { type }] of objects.entries())
    if (type !== undefined && !OBJECT_TYPES.some((known) => known === type)) return `/objects/${i}/type`;
  for (const { role, type, required } of declared.objects)
    if (required && complete && !objects.some((object) => object.role === role && object.type === type))
      return `/objects/${role}`;
  return undefined;
}

/** Whether `value` is one the field may hold. */
export function fieldFits(spec: FieldSpec, value: FieldValue): boolean {
  switch (spec.type) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'integer':
    case 'time':
      return typeof value === 'number' && Number.isSafeInteger(value);
    case 'list':
      return Array.isArray(value);
    case 'choice':
      return typeof value === 'string' && (spec.choices ?? []).includes(value);
    case 'digest':
    case 'event':
      return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
    case 'text':
    case 'person':
      return typeof value === 'string';
  }
}
