import { kindNamed, objectsTouched, type CaseEvent, type FieldValue } from '@tracecraft/record';
import type { ActPattern, Condition, Operand, Relation } from '../language/syntax.ts';
import { and, known, NO, not, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { foldAt, latest, UNKNOWN_VALUE, type NaiveFold } from './naive-folds.ts';
import { every, some } from './naive-logic.ts';
import { touches, type NaiveRecord } from './naive-record.ts';

/** Does `event` match `act`, seen from the activating event, for `object` and a check of `practice`? */
export function matches(
  record: NaiveRecord,
  act: ActPattern,
  event: CaseEvent,
  about: { activation: CaseEvent; object: string; practice: string },
): Kleene {
  if (event.header.kind !== act.kind) return NO;
  const named = record.field(event, 'practice');
  if (act.kind === 'waiver.recorded' && typeof named === 'string' && named !== '' && named !== about.practice)
    return NO;
  const { as } = act;
  if (as !== null && !objectsTouched(event).some(({ id, role }) => id === about.object && role === as))
    return NO;
  const same = event.body.performer === about.activation.body.performer;
  if (act.by !== null && same !== (act.by === 'same')) return NO;
  return act.condition === null ? YES : holds(record, act.condition, event, about);
}

/** Truth of a condition on `event`. */
export function holds(
  record: NaiveRecord,
  condition: Condition,
  event: CaseEvent,
  about: { activation: CaseEvent; object: string },
): Kleene {
  if (condition.op === 'not') return not(holds(record, condition.part, event, about));
  if ('parts' in condition) {
    const join = condition.op === 'and' ? every : some;
    return join(condition.parts, (part) => holds(record, part, event, about));
  }
  return simple(record, condition, event, about);
}

function simple(
  record: NaiveRecord,
  condition: Exclude<Condition, { readonly parts: readonly Condition[] } | { readonly op: 'not' }>,
  event: CaseEvent,
  about: About,
): Kleene {
  const value = 'field' in condition ? record.field(event, condition.field) : undefined;
  switch (condition.op) {
    case 'recorded':
      return known(value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0));
    case 'same':
      return sameAs(record, condition.field, event, about);
    case 'different':
      return not(sameAs(record, condition.field, event, about));
    case 'in':
      return value === undefined ? UNKNOWN : some(condition.values, (wanted) => known(equal(value, wanted)));
    case 'includes':
      return Array.isArray(value) ? some(value, (one) => known(one === condition.value)) : UNKNOWN;
    case 'measure':
      return measured(record, condition, event, about);
    case 'member':
      return isMember(record, condition, event, about.object);
    case 'compare':
      return compare(record, condition, event, about);
  }
}

type About = { readonly activation: CaseEvent; readonly object: string };

/** What a fold says at the event, against a literal or another fold. */
function measured(
  record: NaiveRecord,
  { state, relation, value }: Condition & { op: 'measure' },
  event: CaseEvent,
  about: About,
): Kleene {
  const found = foldAt(record, state, event, about.object);
  if (relation !== 'includes') return inEveryWorld(found, relation, operand(record, value, event, about));
  return typeof found === 'function' && 'literal' in value ? found(String(value.literal)) : UNKNOWN;
}

function isMember(
  record: NaiveRecord,
  { field, state }: Condition & { op: 'member' },
  event: CaseEvent,
  object: string,
): Kleene {
  const value = record.field(event, field);
  const list = foldAt(record, state, event, object);
  return typeof list === 'function' && typeof value === 'string' && value !== '' ? list(value) : UNKNOWN;
}

/** A field against a literal or a fold: yes or no only when it is so in every world. */
function compare(
  record: NaiveRecord,
  condition: Condition & { op: 'compare' },
  event: CaseEvent,
  about: { activation: CaseEvent; object: string },
): Kleene {
  const value = record.field(event, condition.field);
  if (value === undefined || Array.isArray(value)) return UNKNOWN;
  if ('literal' in condition.value) return known(related(value, condition.relation, condition.value.literal));
  return inEveryWorld(
    worldOf(value as string),
    condition.relation,
    operand(record, condition.value, event, about),
  );
}

function worldOf(value: string | number | boolean): NaiveFold {
  return typeof value === 'number' ? [{ from: value, to: value }] : { worlds: [value] };
}

function operand(
  record: NaiveRecord,
  value: Operand,
  event: CaseEvent,
  { activation, object }: { activation: CaseEvent; object: string },
): NaiveFold {
  if ('literal' in value) return worldOf(value.literal);
  return foldAt(record, value.state, value.state === 'now' ? activation : event, object);
}

function inEveryWorld(a: NaiveFold, relation: Relation, b: NaiveFold): Kleene {
  if (typeof a === 'function' || typeof b === 'function') return UNKNOWN;
  if (Array.isArray(a) && Array.isArray(b))
    return agree(a.flatMap((one) => b.map((other) => betweenNumbers(one, relation, other))));
  if (Array.isArray(a) || Array.isArray(b)) return UNKNOWN;
  return agree(
    a.worlds.flatMap((one) =>
      b.worlds.map((other) =>
        one === UNKNOWN_VALUE || other === UNKNOWN_VALUE
          ? UNKNOWN
          : one === null || other === null
            ? known(relation === '≠')
            : known(related(one, relation, other)),
      ),
    ),
  );
}

/** Every number of one range against every number of the other: the ends and, where they meet, a common one. */
function betweenNumbers(
  a: { from: number; to: number },
  relation: Relation,
  b: { from: number; to: number },
): Kleene {
  const ends = (range: { from: number; to: number }, other: { from: number; to: number }): number[] => [
    range.from,
    range.to,
    ...[other.from, other.to].filter((end) => range.from < end && end < range.to),
  ];
  return agree(ends(a, b).flatMap((one) => ends(b, a).map((other) => known(related(one, relation, other)))));
}

function related(found: FieldValue, relation: Relation, wanted: string | number | boolean): boolean {
  if (relation === '=') return equal(found, wanted);
  if (relation === '≠') return !equal(found, wanted);
  if (relation === '<') return found < wanted;
  if (relation === '≤') return found <= wanted;
  return relation === '>' ? found > wanted : found >= wanted;
}

function equal(a: FieldValue, b: string | number | boolean): boolean {
  const plain = (value: FieldValue): FieldValue => (value === true ? 'yes' : value === false ? 'no' : value);
  return plain(a) === plain(b);
}

function agree(truths: readonly Kleene[]): Kleene {
  if (truths.length === 0) return UNKNOWN;
  return truths.every((truth) => truth === truths[0]) ? truths[0]! : UNKNOWN;
}

/** Truth of `where` for `object` at or before `at`. */
export function where(
  record: NaiveRecord,
  condition: Condition | null,
  object: string,
  at: CaseEvent | null,
): Kleene {
  if (condition === null) return YES;
  if (condition.op === 'and') return every(condition.parts, (part) => where(record, part, object, at));
  if (condition.op === 'or') return some(condition.parts, (part) => where(record, part, object, at));
  if (condition.op === 'not') return not(where(record, condition.part, object, at));
  if (condition.op === 'measure') return UNKNOWN;
  const { field } = condition as Extract<Condition, { field: string }>;
  const describing = record.events.filter(
    (event) =>
      kindNamed(event.header.kind)?.describes === true &&
      touches(event, object) &&
      record.field(event, field) !== undefined,
  );
  const found = latest(record, describing, at);
  if (condition.op === 'recorded') return found.facts.length === 0 ? NO : found.none ? UNKNOWN : YES;
  const anyActivation = found.facts[0];
  const truths = found.facts.map((event) =>
    holds(record, condition, event, { activation: anyActivation ?? event, object }),
  );
  return agree(found.none ? [...truths, UNKNOWN] : truths);
}

/** `same F`: docs/spec/practice.md §same. */
function sameAs(
  record: NaiveRecord,
  field: string,
  event: CaseEvent,
  { activation, object }: { activation: CaseEvent; object: string },
): Kleene {
  const value = record.field(event, field);
  if (value === undefined || Array.isArray(value)) return UNKNOWN;
  if (kindNamed(activation.header.kind)?.fields[field] !== undefined) {
    const wanted = record.field(activation, field);
    return wanted === undefined || Array.isArray(wanted) ? UNKNOWN : known(equal(value, wanted as string));
  }
  const names = field === 'value' ? ['value', 'sha256'] : [field];
  const earlier = record.events.filter(
    (other) =>
      other.header.kind !== event.header.kind && touches(other, object) && record.before(other, event) !== NO,
  );
  const pairs = earlier
    .flatMap((other) => names.map((name) => ({ other, found: record.field(other, name) })))
    .filter(({ found }) => found !== undefined && !Array.isArray(found));
  return pairs.length === 0
    ? UNKNOWN
    : some(pairs, ({ other, found }) => and(record.before(other, event), known(found === value)));
}
