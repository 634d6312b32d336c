import { FOLD } from '../folds/folds.ts';
import { exactly, related, type Possible } from '../folds/possible.ts';
import { FOLDS } from '../language/fold-words.ts';
import type { Condition, Operand, Relation } from '../language/syntax.ts';
import { and, known, NO, not, or, UNKNOWN, YES, type Kleene } from '../meaning/kleene.ts';
import { compareValues, includes, isRecorded, sameValue, scalarOf, type Scalar } from '../meaning/value.ts';
import type { Fact } from '../trace/fact.ts';
import type { ObjectHistory } from './object-history.ts';

/** Truth of a condition for `fact`, given the activating fact and the history of the object. */
export type Test = (fact: Fact, activation: Fact, history: ObjectHistory) => Kleene;

/** A compiled condition. `alone`: needs neither the activation nor the history, so it is tested once per event. */
export interface CompiledCondition {
  readonly alone: boolean;
  readonly test: Test;
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
      return { alone: false, test: compileMeasure(condition) };
    case 'member':
      return { alone: false, test: compileMember(condition.field, condition.state) };
    default:
      return joined(condition.parts.map(compileCondition), condition.op);
  }
}

/** Parts are tested until what the rest says no longer matters. */
function joined(parts: readonly CompiledCondition[], op: 'and' | 'or'): CompiledCondition {
  const join = op === 'and' ? and : or;
  const decided: Kleene = op === 'and' ? NO : YES;
  return {
    alone: parts.every((part) => part.alone),
    test: (fact, activation, history) => {
      let value = parts[0]!.test(fact, activation, history);
      for (let i = 1; i < parts.length && value !== decided; i++)
        value = join(value, parts[i]!.test(fact, activation, history));
      return value;
    },
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
  const { type } = FOLDS[operand.state];
  const number = type === 'integer' || type === 'time';
  const operandAt = compileOperand(operand);
  return {
    alone: false,
    test: (fact, activation, history) => {
      const found = scalarOf(fact.fields[field]);
      if (found === undefined || (typeof found === 'number') !== number) return UNKNOWN;
      return related(exactly(found), relation, operandAt(fact, activation, history));
    },
  };
}

function compileMeasure({ state, relation, value }: Condition & { op: 'measure' }): Test {
  const fold = FOLD[state];
  const operandAt = compileOperand(value);
  return (fact, activation, history) =>
    related(fold.at(fact, history), relation, operandAt(fact, activation, history));
}

function compileMember(field: string, state: (Condition & { op: 'member' })['state']): Test {
  const fold = FOLD[state];
  return (fact, _activation, history) => {
    const found = fact.fields[field];
    const list = fold.at(fact, history);
    return typeof found === 'string' && found !== '' && 'holds' in list ? list.holds(found) : UNKNOWN;
  };
}

/** A fold is read at the act that bears the condition; `now` is the time of the activating act. */
function compileOperand(
  operand: Operand,
): (fact: Fact, activation: Fact, history: ObjectHistory) => Possible {
  if ('literal' in operand) {
    const literal = exactly(operand.literal);
    return () => literal;
  }
  const fold = FOLD[operand.state];
  if (operand.state === 'now') return (_fact, activation, history) => fold.at(activation, history);
  return (fact, _activation, history) => fold.at(fact, history);
}
