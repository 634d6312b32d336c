import { parse } from 'yaml';
import type { FieldValue } from '@tracecraft/record';
import type { Mutation } from './mutation.ts';

/** One row of content/records/faults.yaml. */
export interface FaultRow {
  readonly code: string;
  readonly record: string;
  readonly mutation: Mutation;
  /** `practice/step object from to`, in order. */
  readonly changes: readonly string[];
}

type Written = Readonly<Record<string, unknown>>;

/** Rows of the table. Throws where a row is not one mutation with its changes. */
export function faultRows(text: string): readonly FaultRow[] {
  const rows: unknown = parse(text);
  if (!Array.isArray(rows)) throw new TypeError('faults.yaml is not a list');
  return rows.map((row: Written) => {
    const changes = row['changes'];
    if (!Array.isArray(changes) || changes.length === 0)
      throw new TypeError(`${String(row['code'])}: a fault changes something`);
    return {
      code: String(row['code']),
      record: String(row['record']),
      mutation: mutationOf(row),
      changes: changes.map(String).toSorted(),
    };
  });
}

function mutationOf(row: Written): Mutation {
  const [kind, ...others] = ['drop', 'delay', 'swap', 'alter'].filter((name) => row[name] !== undefined);
  if (kind === undefined || others.length > 0)
    throw new TypeError(`${String(row['code'])}: one mutation a row`);
  const line = String(row[kind]);
  if (kind === 'drop') return { kind, line };
  if (kind === 'delay') return { kind, line, byMs: duration(String(row['by'])) };
  if (kind === 'swap') return { kind, line, with: String(row['with']) };
  return { kind: 'alter', line, field: String(row['field']), value: valueOf(row['value']) };
}

function valueOf(value: unknown): FieldValue | null {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
    return value as FieldValue | null;
  if (Array.isArray(value)) return value.map(String);
  throw new TypeError(`not a value: ${JSON.stringify(value)}`);
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

function duration(text: string): number {
  const [, count = '', unit = ''] = /^(\d+) (s|min|h|d)$/.exec(text) ?? [];
  const ms = UNITS[unit];
  if (ms === undefined) throw new TypeError(`not a duration: ${text}`);
  return Number(count) * ms;
}
