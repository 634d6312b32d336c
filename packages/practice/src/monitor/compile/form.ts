import type { ActPattern, Form, Pattern } from '../../language/syntax.ts';
import { compileCondition, type Test } from '../condition.ts';
import { actsOf } from './reads.ts';
import type { Slot } from './slot.ts';

/** A pattern over slots. */
export type Requirement =
  | { readonly op: 'act'; readonly slot: Slot }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Requirement[] };

/** A form whose patterns are slots. `chain` forms also watch every act of the trace. */
export interface CompiledForm {
  readonly name: Form['name'];
  readonly activation: readonly Slot[];
  /** One of them for each kind that may activate. */
  readonly occasions: readonly Slot[];
  readonly target: Requirement | null;
  /** Every slot of the target. */
  readonly answers: readonly Slot[];
  /** `before F` of a response, `until F` of a prohibition. */
  readonly limit: readonly Slot[];
  readonly within: number | null;
  readonly count: number;
  /** Steps of `in order`, each as alternatives; the last is the activation. */
  readonly steps: readonly (readonly Slot[])[];
  /** Condition of `whenever`. */
  readonly condition: Test | null;
  readonly wholeTrace: boolean;
  /** It has no activating act: acts are counted. */
  readonly counts: boolean;
  /** Another act, the clock or a count may break its duty; else the activating act alone is the departure. */
  readonly breakable: boolean;
  /** An act surely after everything seen cannot change what is judged. */
  readonly looksBack: boolean;
  /** Done with an activation once its duty is met. */
  readonly doneWhenMet: boolean;
}

const LOOKS_BACK: ReadonlySet<Form['name']> = new Set([
  'precedence',
  'alternate-precedence',
  'chain-precedence',
  'sequence',
  'same-event',
] as const);
const BREAKABLE: ReadonlySet<Form['name']> = new Set([
  'response',
  'alternate-response',
  'chain-response',
  'not-response',
  'not-coexistence',
] as const);
const DONE_WHEN_MET: ReadonlySet<Form['name']> = new Set([
  'response',
  'alternate-response',
  'chain-response',
  'responded-existence',
] as const);

type SlotOf = (pattern: ActPattern) => Slot;

/** Makes slots of the acts of `form`, in the order of the sentence. */
export function compileForm(form: Form, slotOf: SlotOf): CompiledForm {
  const alternatives = (pattern: Pattern | null): readonly Slot[] =>
    pattern === null ? [] : actsOf(pattern).map(slotOf);
  const steps = form.name === 'sequence' ? form.steps.map(alternatives) : [];
  const activation = 'activation' in form ? alternatives(form.activation) : (steps.at(-1) ?? []);
  const target = 'target' in form ? requirement(form.target, slotOf) : null;
  const limits = form.name === 'response' ? form.before : form.name === 'not-response' ? form.until : null;
  return {
    name: form.name,
    activation,
    occasions: activation.filter((slot, i) => activation.findIndex(({ sort }) => sort === slot.sort) === i),
    target,
    answers: slotsOf(target),
    limit: alternatives(limits),
    within: 'within' in form ? form.within : 'lasting' in form ? form.lasting : null,
    count: 'count' in form ? form.count : 0,
    steps,
    condition: form.name === 'same-event' ? compileCondition(form.condition).test : null,
    wholeTrace: form.name === 'chain-precedence' || form.name === 'chain-response',
    counts: activation.length === 0,
    breakable: activation.length === 0 || BREAKABLE.has(form.name),
    looksBack: LOOKS_BACK.has(form.name),
    doneWhenMet: DONE_WHEN_MET.has(form.name),
  };
}

export function requirement(pattern: Pattern, slotOf: SlotOf): Requirement {
  if (pattern.op === 'act') return { op: 'act', slot: slotOf(pattern) };
  return { op: pattern.op, parts: pattern.parts.map((part) => requirement(part, slotOf)) };
}

/** Slots of a requirement, left to right. */
export function slotsOf(required: Requirement | null): readonly Slot[] {
  if (required === null) return [];
  return required.op === 'act' ? [required.slot] : required.parts.flatMap(slotsOf);
}
