import type { FieldValue } from '@tracecraft/record';
import type { Relation } from '../language/syntax.ts';
import { known, UNKNOWN, type Kleene } from './kleene.ts';

/** Values a field of a sentence and a field of a record are compared as. */
export type Scalar = string | number | boolean;

export function scalarOf(value: FieldValue | undefined): Scalar | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

export function compareValues(found: Scalar, relation: Relation, wanted: Scalar): boolean {
  switch (relation) {
    case '=':
      return sameValue(found, wanted);
    case '≠':
      return !sameValue(found, wanted);
    case '<':
      return found < wanted;
    case '≤':
      return found <= wanted;
    case '>':
      return found > wanted;
    case '≥':
      return found >= wanted;
  }
}

/** `yes` and `true` are one value: act scripts write the word. */
export function sameValue(a: Scalar, b: Scalar): boolean {
  return (
    a === b ||
    (typeof a === 'boolean' && b === (a ? 'yes' : 'no')) ||
    (typeof b === 'boolean' && a === (b ? 'yes' : 'no'))
  );
}

/** Something is written there: empty text and an empty list are nothing. */
export function isRecorded(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** A list field that is absent says nothing; an empty one holds nothing. */
export function includes(found: FieldValue | undefined, wanted: string): Kleene {
  return Array.isArray(found) ? known(found.includes(wanted)) : UNKNOWN;
}

/** A text that says something, or undefined. */
export function textOf(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
