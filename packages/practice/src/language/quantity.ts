import type { FieldSpec } from '@tracecraft/record';
import type { Cursor } from './cursor.ts';
import { UNITS, printDuration } from './duration.ts';
import type { Token } from './token.ts';

const MASSES: Readonly<Record<string, number>> = { mg: 1, g: 1000, kg: 1_000_000 };

function unitsOf(spec: FieldSpec): Readonly<Record<string, number>> {
  return spec.unit === 'ms' ? UNITS : spec.unit === 'mg' ? MASSES : {};
}

/** A whole number, already taken as `token`, with a unit where the field has one: `15 min`, `500 mg`. */
export function parseQuantity(cursor: Cursor, token: Token, field: string, spec: FieldSpec): number {
  const units = unitsOf(spec);
  const unit = cursor.peek();
  const size = unit.kind === 'word' && Object.hasOwn(units, unit.text) ? units[unit.text]! : null;
  const value = Number(token.text) * (size ?? 1);
  if (token.kind !== 'number' || !Number.isSafeInteger(value))
    cursor.fail('sentence.wrong-type', token, { field, type: 'integer', found: token.text });
  if (size !== null) cursor.next();
  return value;
}

/** The shortest exact spelling of a quantity in the unit of its field. */
export function printQuantity(value: number, spec: FieldSpec | undefined): string {
  if (value > 0 && spec?.unit === 'ms' && value % 1000 === 0) return printDuration(value);
  if (value > 0 && spec?.unit === 'mg') {
    const [unit, size] =
      value % 1_000_000 === 0 ? ['kg', 1_000_000] : value % 1000 === 0 ? ['g', 1000] : ['mg', 1];
    return `${value / (size as number)} ${unit}`;
  }
  return String(value);
}
