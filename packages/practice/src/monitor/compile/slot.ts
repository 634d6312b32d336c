import type { ActPattern } from '../../language/syntax.ts';
import { and, known, NO, YES, type Kleene } from '../../meaning/kleene.ts';
import { touchesAs, type Fact } from '../../trace/fact.ts';
import { kindOf } from '../../trace/kinds.ts';
import { compileCondition, type Test } from '../condition.ts';
import type { ObjectHistory } from '../object-history.ts';

/** One act of a sentence, numbered within its check: what kind fills it and how well. */
export interface Slot {
  readonly number: number;
  readonly pattern: ActPattern;
  readonly kind: string;
  /** Number of the kind; see trace/kinds.ts. */
  readonly sort: number;
  readonly caseWide: boolean;
  /** Every act of the kind fills it surely, for any activation. */
  readonly plain: boolean;
  /** What can be tested on the event and the id of the bound object alone; null when nothing need be. */
  readonly alone: ((fact: Fact, object: string) => Kleene) | null;
  /** What needs the activating act or the history too; null when nothing does. */
  readonly paired: Test | null;
}

/** Conditions joined by `and` are split: what an event alone decides is tested first, the rest per activation. */
export function compileSlot(pattern: ActPattern, number: number, practice: string): Slot {
  const { condition, kind, by } = pattern;
  const parts = (condition?.op === 'and' ? condition.parts : condition === null ? [] : [condition]).map(
    compileCondition,
  );
  const alone = aloneTest(
    pattern,
    parts.filter((part) => part.alone).map((part) => part.test),
    practice,
  );
  const paired = pairedTest(
    parts.filter((part) => !part.alone).map((part) => part.test),
    by,
  );
  const { number: sort, caseWide } = kindOf(kind);
  return { number, pattern, kind, sort, caseWide, plain: alone === null && paired === null, alone, paired };
}

function aloneTest(pattern: ActPattern, tests: readonly Test[], practice: string): Slot['alone'] {
  const waives = pattern.kind === 'waiver.recorded';
  const role = pattern.as;
  if (!waives && role === null && tests.length === 0) return null;
  const [first, ...rest] = tests;
  return (fact, object) => {
    if (waives && waivesAnother(fact, practice)) return NO;
    if (role !== null && !touchesAs(fact, object, role)) return NO;
    let value: Kleene = first === undefined ? YES : first(fact, fact, NO_HISTORY);
    for (const test of rest) value = and(value, test(fact, fact, NO_HISTORY));
    return value;
  };
}

/** A waiver that names a practice waives that one only. */
function waivesAnother(fact: Fact, practice: string): boolean {
  const named = fact.fields['practice'];
  return typeof named === 'string' && named !== '' && named !== practice;
}

function pairedTest(tests: readonly Test[], by: ActPattern['by']): Test | null {
  const performer: Test = (fact, activation) =>
    known((fact.event.body.performer === activation.event.body.performer) === (by === 'same'));
  const all = by === null ? tests : [performer, ...tests];
  if (all.length === 0) return null;
  if (all.length === 1) return all[0]!;
  return (fact, activation, history) => {
    let value: Kleene = YES;
    for (const test of all) value = and(value, test(fact, activation, history));
    return value;
  };
}

/** Given to conditions that were found to need no history; reaching it is a fault of compileCondition. */
const NO_HISTORY: ObjectHistory = new Proxy({} as ObjectHistory, {
  get(): never {
    throw new Error('a condition tested alone asked for the history of its object');
  },
});
