import type { FieldSpec } from '@tracecraft/record';
import { and, known, NO, not, or, UNKNOWN, YES, type Kleene } from '../../meaning/kleene.ts';
import type { Condition } from '../../language/syntax.ts';
import { compareValues, sameValue, type Scalar } from '../../meaning/value.ts';
import type { Atom } from './atoms.ts';

/** A field as a mini-record writes it; null leaves it out. */
export type Written = string | null;

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  'seal-number': ['S1', 'S2'],
  'package-number': ['P1', 'P2'],
  label: ['exhibit-1', 'exhibit-2'],
  tool: ['tool-1', 'tool-2'],
  zone: ['Z1', 'Z2'],
  zones: ['Z1', 'Z2'],
  reason: ['stated', 'other'],
  purpose: ['stated', 'other'],
  topic: ['disks', 'documents'],
  competence: ['disks', 'documents'],
  finding: ['F1', 'F2'],
  value: ['aa01', 'bb02'],
};
const OFFICERS = ['budi', 'chanda'];

/** Two plausible values of a field, when the sentence names none. */
export function plainValues(field: string, spec: FieldSpec): readonly string[] {
  switch (spec.type) {
    case 'choice':
      return (spec.choices ?? []).slice(0, 2);
    case 'yes-no':
      return ['yes', 'no'];
    case 'integer':
      return ['1', '2'];
    case 'time':
      return ['9d 23:00', '08:00'];
    case 'person':
      return OFFICERS.toReversed();
    case 'digest':
      return ['aa01', 'bb02'];
    default:
      return PLAIN[field] ?? ['noted', 'other'];
  }
}

/**
 * Values of a field worth telling apart: one for each way the conditions on it can turn out, those that keep most of
 * them first; left out as well where the field is not compulsory.
 */
export function telling(field: string, spec: FieldSpec, atoms: readonly Atom[]): readonly Written[] {
  const candidates: Written[] = [...mentioned(spec, atoms), ...plainValues(field, spec), ...beside(spec)];
  if (spec.required !== true) candidates.push(null);
  const kept = new Map<string, { value: Written; kept: number }>();
  for (const value of candidates) {
    const truths = atoms.map((atom) => truthOf(atom, spec, value));
    // What depends on other acts is told apart by the value itself.
    const own = truths.includes(null) && value !== null ? `=${value}` : '';
    const key = `${truths.join()}${own}${value === null ? '-' : ''}`;
    const yes = truths.filter((truth) => truth === YES).length;
    if (!kept.has(key)) kept.set(key, { value, kept: yes });
  }
  const rank = ({ value, kept: yes }: { value: Written; kept: number }): number =>
    value === null ? -1 : yes;
  return [...kept.values()].toSorted((a, b) => rank(b) - rank(a)).map(({ value }) => value);
}

/** A value no sentence mentions, where the plain ones may all be mentioned. */
function beside(spec: FieldSpec): readonly string[] {
  return spec.type === 'choice' ? (spec.choices ?? []) : [];
}

function mentioned(spec: FieldSpec, atoms: readonly Atom[]): readonly string[] {
  const literals = atoms.flatMap((atom) => {
    if (atom.op === 'in') return atom.values;
    if (atom.op === 'includes') return [atom.value];
    return atom.op === 'compare' && 'literal' in atom.value ? [atom.value.literal] : [];
  });
  if (spec.type === 'list') return [...literals.map(String), ...both(literals.map(String))].map(quoted);
  return literals.flatMap((literal) => {
    if (typeof literal === 'boolean') return [literal ? 'yes' : 'no'];
    if (typeof literal === 'number')
      return [literal, literal + 1, Math.max(0, literal - 1)].map((value) => String(value));
    return [quoted(literal)];
  });
}

function both(words: readonly string[]): readonly string[] {
  return words.length > 1 ? [words.join(',')] : [];
}

function quoted(text: string): string {
  return /^[\w:.,-]+$/.test(text) ? text : `"${text}"`;
}

/** Truth of a whole condition for an act written so; null when other acts decide. */
export function truthWritten(
  condition: Condition,
  specs: Readonly<Record<string, FieldSpec>>,
  written: Readonly<Record<string, Written>>,
): Kleene | null {
  if (condition.op === 'not') {
    const part = truthWritten(condition.part, specs, written);
    return part === null ? null : not(part);
  }
  if (condition.op === 'and' || condition.op === 'or') {
    const parts = condition.parts.map((part) => truthWritten(part, specs, written));
    const sure = parts.filter((part) => part !== null);
    const settling = condition.op === 'and' ? NO : YES;
    if (sure.length < parts.length && !sure.includes(settling)) return null;
    return sure.reduce(condition.op === 'and' ? and : or);
  }
  const spec = 'field' in condition ? specs[condition.field] : undefined;
  return spec === undefined || !('field' in condition)
    ? null
    : truthOf(condition, spec, written[condition.field] ?? null);
}

/** Truth of `atom` for a field written so; null when other acts decide. */
function truthOf(atom: Atom, spec: FieldSpec, value: Written): Kleene | null {
  const found = value === null ? undefined : readValue(spec, value);
  switch (atom.op) {
    case 'recorded':
      return known(found !== undefined);
    case 'includes':
      return found === undefined ? UNKNOWN : known(Array.isArray(found) && found.includes(atom.value));
    case 'in':
      return isScalar(found) ? known(atom.values.some((wanted) => sameValue(found, wanted))) : UNKNOWN;
    case 'compare':
      if (!('literal' in atom.value)) return null;
      return isScalar(found) ? known(compareValues(found, atom.relation, atom.value.literal)) : UNKNOWN;
    default:
      return null;
  }
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function readValue(spec: FieldSpec, written: string): Scalar | readonly string[] {
  const text = written.replaceAll(/^"|"$/g, '');
  if (spec.type === 'yes-no') return text === 'yes';
  if (spec.type === 'integer') return Number(text);
  return spec.type === 'list' ? text.split(',') : text;
}
