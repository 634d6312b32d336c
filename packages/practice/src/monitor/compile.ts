import { kindNamed, objectsTouched, type ObjectType } from '@tracecraft/record';
import type { Fold } from '../folds/fold.ts';
import { FOLD } from '../folds/folds.ts';
import type { Practice, PracticeStep } from '../file/practice.ts';
import type { ActPattern, Check, Condition, Form, Pattern, StateWord } from '../language/syntax.ts';
import { and, known, NO, YES, type Kleene } from '../meaning/kleene.ts';
import type { Fact } from '../trace/fact.ts';
import { compileCondition, type Test } from './condition.ts';
import type { ObjectHistory } from './object-history.ts';
import { RECORDED_AS } from './object-history.ts';

/** One act of a sentence, numbered within its check: what kind fills it and how well. */
export interface Slot {
  readonly number: number;
  readonly pattern: ActPattern;
  readonly kind: string;
  /** What can be tested on the event and the id of the bound object alone. */
  readonly alone: (fact: Fact, object: string) => Kleene;
  /** What needs the activating act too; null when nothing does. */
  readonly paired: Test | null;
}

/** A pattern over slots. */
export type Requirement =
  | { readonly op: 'act'; readonly slot: Slot }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Requirement[] };

/** A form whose patterns are slots. `chain` forms also watch every act of the trace. */
export interface CompiledForm {
  readonly name: Form['name'];
  readonly activation: readonly Slot[];
  readonly target: Requirement | null;
  /** `before F` of a response, `until F` of a prohibition. */
  readonly limit: readonly Slot[];
  readonly within: number | null;
  readonly count: number;
  /** Steps of `in order`, each as alternatives; the last is the activation. */
  readonly steps: readonly (readonly Slot[])[];
  /** Condition of `whenever`. */
  readonly condition: Test | null;
  readonly wholeTrace: boolean;
}

export interface CompiledCheck {
  readonly number: number;
  readonly practice: Practice;
  readonly step: PracticeStep;
  readonly object: ObjectType;
  readonly on: ObjectType | null;
  readonly where: Condition | null;
  readonly form: CompiledForm;
  readonly unless: Requirement | null;
  readonly slots: readonly Slot[];
  /** Something in it reads the history of the object (attributes, current holder, same F). */
  readonly readsHistory: boolean;
  /** Named folds it uses. */
  readonly folds: readonly Fold[];
}

/** Practices ready to run: checks, and for each event kind the slots it may fill. */
export interface CompiledPractices {
  readonly practices: readonly Practice[];
  readonly checks: readonly CompiledCheck[];
  /** Kind → checks it may fill a slot of. */
  readonly byKind: ReadonlyMap<
    string,
    readonly { readonly check: CompiledCheck; readonly slots: readonly Slot[] }[]
  >;
  /** Checks that watch every act of the trace. */
  readonly wholeTrace: readonly CompiledCheck[];
  readonly watchedFields: readonly string[];
  /** Kinds that folds in use read. */
  readonly foldKinds: ReadonlySet<string>;
  /** Kind → checks whose folds read it of the whole case. */
  readonly readers: ReadonlyMap<string, readonly CompiledCheck[]>;
  /** Some check binds pairs of objects. */
  readonly hasPairs: boolean;
}

/** Compiles parsed practices: conditions become closures once, acts a dispatch table by event kind. */
export function compilePractices(practices: readonly Practice[]): CompiledPractices {
  const steps = practices.flatMap((practice) => practice.steps.map((step) => ({ practice, step })));
  const checks = steps.map(({ practice, step }, number) => compileStep(practice, step, number));
  const byKind = new Map<string, { check: CompiledCheck; slots: Slot[] }[]>();
  for (const check of checks)
    for (const kind of new Set(check.slots.map((slot) => slot.kind))) {
      const entry = { check, slots: check.slots.filter((slot) => slot.kind === kind) };
      byKind.set(kind, [...(byKind.get(kind) ?? []), entry]);
    }
  const watched = new Set(
    checks
      .flatMap((check) => correlatedFields(check.step.tree))
      .flatMap((field) => RECORDED_AS[field] ?? [field]),
  );
  return {
    practices,
    checks,
    byKind,
    wholeTrace: checks.filter((check) => check.form.wholeTrace),
    watchedFields: [...watched],
    foldKinds: new Set(checks.flatMap(kindsRead)),
    readers: readersOf(checks),
    hasPairs: checks.some((check) => check.on !== null),
  };
}

function kindsRead(check: CompiledCheck): readonly string[] {
  return check.folds.flatMap((fold) => [...fold.ofObject, ...fold.ofCase]);
}

function readersOf(checks: readonly CompiledCheck[]): ReadonlyMap<string, readonly CompiledCheck[]> {
  const kinds = new Set(checks.flatMap((check) => check.folds.flatMap((fold) => fold.ofCase)));
  const reads = (check: CompiledCheck, kind: string): boolean =>
    check.folds.some((fold) => fold.ofCase.includes(kind));
  return new Map([...kinds].map((kind) => [kind, checks.filter((check) => reads(check, kind))]));
}

function compileStep(practice: Practice, step: PracticeStep, number: number): CompiledCheck {
  const slots: Slot[] = [];
  const slotOf = (pattern: ActPattern): Slot => {
    const slot = compileSlot(pattern, slots.length, practice.id);
    slots.push(slot);
    return slot;
  };
  const form = compileForm(step.tree.form, slotOf);
  const unless = step.tree.unless === null ? null : requirement(step.tree.unless, slotOf);
  const { object, where, on } = step.tree;
  const folds = foldsUsed(step.tree);
  const readsHistory =
    where !== null || form.condition !== null || slots.some((slot) => slot.paired !== null);
  return { number, practice, step, object, on, where, form, unless, slots, readsHistory, folds };
}

function compileForm(form: Form, slotOf: (pattern: ActPattern) => Slot): CompiledForm {
  const alternatives = (pattern: Pattern | null): readonly Slot[] =>
    pattern === null ? [] : actsOf(pattern).map(slotOf);
  const steps = form.name === 'sequence' ? form.steps.map(alternatives) : [];
  const condition = form.name === 'same-event' ? compileCondition(form.condition).test : null;
  return {
    name: form.name,
    activation:
      form.name === 'sequence'
        ? (steps.at(-1) ?? [])
        : 'activation' in form
          ? alternatives(form.activation)
          : [],
    target: 'target' in form ? requirement(form.target, slotOf) : null,
    limit: alternatives(
      form.name === 'response' ? form.before : form.name === 'not-response' ? form.until : null,
    ),
    within: 'within' in form ? form.within : 'lasting' in form ? form.lasting : null,
    count: 'count' in form ? form.count : 0,
    steps,
    condition,
    wholeTrace: form.name === 'chain-precedence' || form.name === 'chain-response',
  };
}

/** Acts of a pattern, left to right. */
function actsOf(pattern: Pattern): readonly ActPattern[] {
  return pattern.op === 'act' ? [pattern] : pattern.parts.flatMap(actsOf);
}

function requirement(pattern: Pattern, slotOf: (pattern: ActPattern) => Slot): Requirement {
  if (pattern.op === 'act') return { op: 'act', slot: slotOf(pattern) };
  return { op: pattern.op, parts: pattern.parts.map((part) => requirement(part, slotOf)) };
}

/** Conditions joined by `and` are split: what an event alone decides is tested once, the rest per activation. */
function compileSlot(pattern: ActPattern, number: number, practice: string): Slot {
  const { condition } = pattern;
  const parts = (condition?.op === 'and' ? condition.parts : condition === null ? [] : [condition]).map(
    compileCondition,
  );
  const alone = (fact: Fact, object: string): Kleene => {
    if (pattern.kind === 'waiver.recorded' && waivesAnother(fact, practice)) return NO;
    if (pattern.as !== null && !touchesAs(fact, object, pattern.as)) return NO;
    let value: Kleene = YES;
    for (const part of parts) if (part.alone) value = and(value, part.test(fact, fact, NO_HISTORY));
    return value;
  };
  const tests = parts.filter((part) => !part.alone).map((part) => part.test);
  return { number, pattern, kind: pattern.kind, alone, paired: pairedTest(tests, pattern.by) };
}

/** `fact` touches the object in this role. */
function touchesAs(fact: Fact, object: string, role: string): boolean {
  return objectsTouched(fact.event).some((touched) => touched.id === object && touched.role === role);
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
  return (fact, activation, history) => all.map((test) => test(fact, activation, history)).reduce(and);
}

/** Given to conditions that were found to need no history; reaching it is a fault of compileCondition. */
const NO_HISTORY: ObjectHistory = new Proxy({} as ObjectHistory, {
  get(): never {
    throw new Error('a condition tested alone asked for the history of its object');
  },
});

function conditionsOf(check: Check): readonly Condition[] {
  const conditions = [
    ...patternsOf(check)
      .flatMap(actsOf)
      .map((act) => act.condition),
    check.form.name === 'same-event' ? check.form.condition : null,
  ];
  return conditions.filter((condition) => condition !== null);
}

function correlatedFields(check: Check): readonly string[] {
  return conditionsOf(check).flatMap(fieldsCompared);
}

/** Folds of a sentence, each once. */
function foldsUsed(check: Check): readonly Fold[] {
  return [...new Set(conditionsOf(check).flatMap(statesOf))].map((state) => FOLD[state]);
}

function statesOf(condition: Condition): readonly StateWord[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.parts.flatMap(statesOf);
    case 'not':
      return statesOf(condition.part);
    case 'member':
      return [condition.state];
    case 'measure':
      return [condition.state, ...('state' in condition.value ? [condition.value.state] : [])];
    case 'compare':
      return 'state' in condition.value ? [condition.value.state] : [];
    default:
      return [];
  }
}

function fieldsCompared(condition: Condition): readonly string[] {
  if (condition.op === 'same' || condition.op === 'different') return [condition.field];
  if (condition.op === 'not') return fieldsCompared(condition.part);
  return condition.op === 'and' || condition.op === 'or' ? condition.parts.flatMap(fieldsCompared) : [];
}

/** Every pattern of a check: activation, target, limits, steps, exception. */
export function patternsOf(check: Check): readonly Pattern[] {
  const { form } = check;
  const limits = form.name === 'response' ? form.before : form.name === 'not-response' ? form.until : null;
  return [
    ...('activation' in form ? [form.activation] : []),
    ...('target' in form ? [form.target] : []),
    ...(form.name === 'sequence' ? form.steps : []),
    ...(limits === null ? [] : [limits]),
    ...(check.unless === null ? [] : [check.unless]),
  ];
}

/** True for acts of the work itself; the record's own book-keeping is never an event of a trace. */
export function isAct(kind: string): boolean {
  const verbs = kindNamed(kind)?.verbs ?? [];
  return verbs.length > 0 && !BOOK_KEEPING.has(kind);
}

const BOOK_KEEPING: ReadonlySet<string> = new Set([
  'record.corrected',
  'record.retracted',
  'departure.explained',
  'waiver.requested',
  'practices.in-force',
  'case.opened',
  'case.handed-in',
]);
