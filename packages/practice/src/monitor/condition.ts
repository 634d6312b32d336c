import type { FieldValue } from '@tracecraft/record';
import type { Condition, Operand, Relation } from '../language/syntax.ts';
import { and, known, not, or, UNKNOWN, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import type { ObjectHistory } from './object-history.ts';

/** Truth of a condition for `fact`, given the activating fact and the history of the object. */
export type Test = (fact: Fact, activation: Fact, history: ObjectHistory) => Kleene;

/** A compiled condition. `alone`: needs neither the activation nor the history, so it is tested once per event. */
export interface CompiledCondition {
  readonly alone: boolean;
  readonly test: Test;
}

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

/** Compiles `condition` once. A field that is absent is not known, never false. */
export function compileCondition(condition: Condition): CompiledCondition {
  switch (condition.op) {
    case 'compare':
      return compileComparison(condition.field, condition.relation, condition.value);
    case 'in':
      return onField(condition.field, (found) =>
        known(condition.values.some((value) => sameValue(found, value))),
      );
    case 'recorded':
      return { alone: true, test: (fact) => known(isRecorded(fact.fields[condition.field])) };
    case 'same':
      return {
        alone: false,
        test: (fact, activation, history) => history.sameAs(condition.field, fact, activation),
      };
    case 'different':
      return {
        alone: false,
        test: (fact, activation, history) => not(history.sameAs(condition.field, fact, activation)),
      };
    case 'not': {
      const { alone, test } = compileCondition(condition.part);
      return { alone, test: (fact, activation, history) => not(test(fact, activation, history)) };
    }
    case 'includes':
      return { alone: true, test: (fact) => includes(fact.fields[condition.field], condition.value) };
    case 'measure':
    case 'member':
      return { alone: false, test: () => UNKNOWN };
    default:
      return joined(condition.parts.map(compileCondition), condition.op === 'and' ? and : or);
  }
}

function isRecorded(value: FieldValue | undefined): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** A list field that is absent says nothing; an empty one holds nothing. */
function includes(found: FieldValue | undefined, wanted: string): Kleene {
  return Array.isArray(found) ? known(found.includes(wanted)) : UNKNOWN;
}

function joined(
  parts: readonly CompiledCondition[],
  join: (a: Kleene, b: Kleene) => Kleene,
): CompiledCondition {
  return {
    alone: parts.every((part) => part.alone),
    test: (fact, activation, history) =>
      parts.map((part) => part.test(fact, activation, history)).reduce(join),
  };
}

function onField(field: string, test: (found: Scalar) => Kleene): CompiledCondition {
  return {
    alone: true,
    test: (fact) => {
      const found = scalarOf(fact.fields[field]);
      return found === undefined ? UNKNOWN : test(found);
    },
  };
}

function compileComparison(field: string, relation: Relation, operand: Operand): CompiledCondition {
  if ('literal' in operand)
    return onField(field, (found) => known(compareValues(found, relation, operand.literal)));
  if (operand.state === 'now')
    return {
      alone: false,
      test: (fact, activation) => compareWithTime(fact.fields[field], relation, activation),
    };
  return {
    alone: false,
    test: (fact, _activation, history) =>
      compareWithHolder(scalarOf(fact.fields[field]), relation, history.holdersAt(fact)),
  };
}

/** `now` is the claimed interval of the activating act. */
function compareWithTime(found: FieldValue | undefined, relation: Relation, activation: Fact): Kleene {
  if (typeof found !== 'number') return UNKNOWN;
  const ends = [activation.lo, activation.hi].map((time) => known(compareValues(found, relation, time)));
  if (relation === '=' || relation === '≠') {
    const inside = activation.lo <= found && found <= activation.hi;
    const exact = activation.lo === activation.hi;
    const equal: Kleene = !inside ? 0 : exact ? 2 : 1;
    return relation === '=' ? equal : not(equal);
  }
  return ends[0] === ends[1] ? ends[0]! : UNKNOWN;
}

/** `holders`: the persons who may hold the object; null is nobody, undefined not known. */
function compareWithHolder(
  found: Scalar | undefined,
  relation: Relation,
  holders: readonly (string | null | undefined)[],
): Kleene {
  if (found === undefined || holders.length === 0) return UNKNOWN;
  const truths = holders.map(
    (holder): Kleene => (holder === undefined ? UNKNOWN : known((holder === found) === (relation === '='))),
  );
  return truths.every((truth) => truth === truths[0]) ? truths[0]! : UNKNOWN;
}
