import { kindNamed, type CaseEvent, type FieldValue } from '@tracecraft/record';
import type { ActPattern, Condition, Relation } from '../language/syntax.ts';
import { and, known, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { endOf, startOf, touches, type NaiveRecord } from './naive-record.ts';

/** `every` and `some` of three-valued logic. */
export function every<T>(items: readonly T[], test: (item: T) => Kleene): Kleene {
  return items.map(test).reduce<Kleene>(and, YES);
}

export function some<T>(items: readonly T[], test: (item: T) => Kleene): Kleene {
  return items.map(test).reduce<Kleene>(or, NO);
}

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
  const value = 'field' in condition ? record.field(event, condition.field) : undefined;
  switch (condition.op) {
    case 'and':
      return every(condition.parts, (part) => holds(record, part, event, about));
    case 'or':
      return some(condition.parts, (part) => holds(record, part, event, about));
    case 'not':
      return not(holds(record, condition.part, event, about));
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
    case 'member':
      return UNKNOWN;
    case 'compare':
      return compare(record, condition, event, about);
  }
}

function compare(
  record: NaiveRecord,
  condition: Condition & { op: 'compare' },
  event: CaseEvent,
  about: { activation: CaseEvent; object: string },
): Kleene {
  const value = record.field(event, condition.field);
  if (value === undefined) return UNKNOWN;
  if ('literal' in condition.value) return known(related(value, condition.relation, condition.value.literal));
  if (condition.value.state === 'current holder')
    return agree(
      holders(record, event, about.object).map((holder) =>
        holder === undefined ? UNKNOWN : known((holder === value) === (condition.relation === '=')),
      ),
    );
  // The activating act was at some instant of its interval: true or false only if it is so at every instant.
  const instants = [startOf(about.activation), endOf(about.activation)];
  if (typeof value === 'number' && value > instants[0]! && value < instants[1]!) instants.push(value);
  return agree(instants.map((instant) => known(related(value, condition.relation, instant))));
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

/** Facts that may be the last at or before `at` (null: the end of the record); `none`: perhaps there is none. */
function latest(
  record: NaiveRecord,
  facts: readonly CaseEvent[],
  at: CaseEvent | null,
): { facts: readonly CaseEvent[]; none: boolean } {
  const reached = (fact: CaseEvent): Kleene =>
    at === null || fact.id === at.id ? YES : record.before(fact, at);
  const superseded = (fact: CaseEvent): boolean =>
    facts.some((other) => record.before(fact, other) === YES && reached(other) === YES);
  return {
    facts: facts.filter((fact) => reached(fact) !== NO && !superseded(fact)),
    none: !facts.some((fact) => reached(fact) === YES),
  };
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

/** Who may hold `object` just before `event`: null is nobody, undefined not known. */
function holders(
  record: NaiveRecord,
  event: CaseEvent,
  object: string,
): readonly (string | null | undefined)[] {
  const kinds = ['exhibit.collected', 'custody.offered', 'custody.accepted', 'custody.refused'];
  const changes = record.events.filter(
    (other) => other.id !== event.id && kinds.includes(other.header.kind) && touches(other, object),
  );
  const found = latest(record, changes, event);
  const names = found.facts.map((change) => holderAfter(record, change, changes));
  return found.none ? [...names, null] : names;
}

function holderAfter(
  record: NaiveRecord,
  change: CaseEvent,
  changes: readonly CaseEvent[],
): string | undefined {
  const name = (value: FieldValue | undefined): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  if (change.header.kind === 'custody.offered') return name(record.field(change, 'to'));
  if (change.header.kind !== 'custody.refused') return change.body.performer;
  const offers = changes.filter((other) => other.header.kind === 'custody.offered');
  const refused = latest(record, offers, change);
  const givers = refused.facts.map((offer) => name(record.field(offer, 'from')));
  return !refused.none && givers.every((giver) => giver === givers[0]) ? givers[0] : undefined;
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
    .filter(({ found }) => found !== undefined);
  return pairs.length === 0
    ? UNKNOWN
    : some(pairs, ({ other, found }) => and(record.before(other, event), known(found === value)));
}
