import type { FieldSpec } from '@tracecraft/record';
import { LineFault } from './script-error.ts';

type Unit = NonNullable<FieldSpec['unit']>;

/** Written unit → how many of the recorded unit it is. */
const UNITS: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  mg: { mg: 1, g: 1000, kg: 1_000_000 },
  mm: { mm: 1, cm: 10, m: 1000 },
  ms: { ms: 1, s: 1000, min: 60_000, h: 3_600_000 },
  bytes: { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 },
  count: {},
  mdegC: {},
};

/** Units a field with `unit` accepts. */
export function unitsOf(unit: FieldSpec['unit']): readonly string[] {
  return unit === undefined ? [] : Object.keys(UNITS[unit]);
}

/**
 * An integer in the recorded unit, from `350`, `350mg`, `1.2g`, `2m` …: exact decimal arithmetic, and a value
 * smaller than the recorded unit is an error rather than rounded.
 */
export function quantity(text: string, unit: FieldSpec['unit'], column: number): number {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?([A-Za-z]*)$/.exec(text);
  if (match === null) throw new LineFault('script.number', column, { text });
  const [, sign = '', whole = '', fraction = '', written = ''] = match;
  const factor = written === '' ? 1 : unit === undefined ? undefined : UNITS[unit][written];
  if (factor === undefined)
    throw new LineFault('script.unit', column, { unit: written, units: unitsOf(unit).join(', ') || '–' });
  const scaled = BigInt(whole + fraction) * BigInt(factor);
  const divisor = 10n ** BigInt(fraction.length);
  const value = Number(scaled / divisor);
  if (scaled % divisor !== 0n) throw new LineFault('script.fraction', column, { text, unit: unit ?? '' });
  if (!Number.isSafeInteger(value)) throw new LineFault('script.number', column, { text });
  return sign === '-' && value !== 0 ? -value : value;
}
