import { vocabulary, type EventKind, type FieldSpec, type ObjectType } from '@tracecraft/record';

/** One question of an act's form, read from the vocabulary. */
export interface FormField {
  readonly name: string;
  readonly spec: FieldSpec;
}

/** Kinds an officer performs by hand: they have a verb and are not written by the machine. */
export function actsByHand(): readonly EventKind[] {
  return vocabulary.filter(({ verbs, basis }) => verbs.length > 0 && basis === 'declared');
}

/** Acts by hand that are about an object of `type`; `case` gives those about the case or scene as a whole. */
export function actsAbout(type: ObjectType): readonly EventKind[] {
  return actsByHand().filter(({ objects }) =>
    type === 'case' ? !objects.some(({ required }) => required) : objects.some((role) => role.type === type),
  );
}

/** Fields of `kind`, required ones first: a form needs no other knowledge of the act. */
export function actForm(kind: EventKind): readonly FormField[] {
  const fields = Object.entries(kind.fields).map(([name, spec]) => ({ name, spec }));
  return fields.toSorted((a, b) => Number(b.spec.required ?? false) - Number(a.spec.required ?? false));
}
