import type { Practice, PracticeStep } from '../file/practice.ts';
import { FOLD } from '../folds/folds.ts';
import type { ActPattern } from '../language/syntax.ts';
import type { CompiledCheck } from './compile/check.ts';
import { compileForm, requirement, type CompiledForm } from './compile/form.ts';
import { groupsOf, readersOf, type CheckGroup } from './compile/group.ts';
import { comparesWithAct, correlatedFields, foldsUsed } from './compile/reads.ts';
import { compileSlot, type Slot } from './compile/slot.ts';
import { kindOf } from '../trace/kinds.ts';
import { RECORDED_AS } from './object-history.ts';

export { patternsOf } from './compile/reads.ts';

/** Practices ready to run. */
export interface CompiledPractices {
  readonly practices: readonly Practice[];
  readonly checks: readonly CompiledCheck[];
  /** Checks by what they bind. */
  readonly groups: readonly CheckGroup[];
  /** Fields that `same F` compares, under every name a record holds them. */
  readonly watchedFields: readonly string[];
  /** Kinds that folds in use read of the whole case → checks that use them. */
  readonly readers: ReadonlyMap<string, readonly CompiledCheck[]>;
  /** Some check binds pairs of objects. */
  readonly hasPairs: boolean;
  /** Some check watches every act of a trace. */
  readonly hasChains: boolean;
}

const PERMANENT: ReadonlySet<string> = new Set(['precedence', 'sequence', 'responded-existence']);

/** Compiles parsed practices: conditions become closures once, acts a dispatch table by what is bound and event kind. */
export function compilePractices(practices: readonly Practice[]): CompiledPractices {
  const steps = practices.flatMap((practice) => practice.steps.map((step) => ({ practice, step })));
  const checks = steps.map(({ practice, step }, number) => compileStep(practice, step, number));
  const watched = checks
    .flatMap((check) => correlatedFields(check.step.tree))
    .flatMap((field) => RECORDED_AS[field] ?? [field]);
  return {
    practices,
    checks,
    groups: groupsOf(checks),
    watchedFields: [...new Set(watched)],
    readers: readersOf(checks),
    hasPairs: checks.some((check) => check.on !== null),
    hasChains: checks.some((check) => check.form.wholeTrace),
  };
}

function compileStep(practice: Practice, step: PracticeStep, number: number): CompiledCheck {
  const slots: Slot[] = [];
  const slotOf = (pattern: ActPattern): Slot => {
    const slot = compileSlot(pattern, slots.length, practice.id);
    slots.push(slot);
    return slot;
  };
  const { object, where, on, form: tree } = step.tree;
  const form = compileForm(tree, slotOf);
  const unless = step.tree.unless === null ? null : requirement(step.tree.unless, slotOf);
  const folds = foldsUsed(step.tree);
  const permanent =
    PERMANENT.has(form.name) && form.within === null && slots.every((slot) => slot.paired === null);
  return {
    number,
    practice,
    step,
    object,
    on,
    where,
    form,
    unless,
    slots,
    waking: [...form.occasions, ...(permanent ? beginnings(form) : [])],
    folds,
    correlates: correlatedFields(step.tree).length > 0,
    readsDepartures: folds.includes(FOLD['unreported departures']),
    caseKinds: [...new Set(slots.filter((slot) => slot.caseWide).map((slot) => slot.sort))],
    permanent,
    alike: isAlike(form, slots),
  };
}

function isAlike({ name, within, activation }: CompiledForm, slots: readonly Slot[]): boolean {
  if ((name !== 'precedence' && name !== 'sequence') || within !== null) return false;
  const kinds = activation.map(({ kind }) => kind);
  return !slots.some(({ pattern }) => comparesWithAct(pattern, kinds));
}

/** Acts that may satisfy a permanent form ahead of what activates it. */
function beginnings(form: CompiledForm): readonly Slot[] {
  return form.name === 'sequence' ? form.steps[0]! : form.answers;
}

/** True for acts of the work itself; the record's own book-keeping is never an event of a trace. */
export function isAct(kind: string): boolean {
  return kindOf(kind).isAct;
}
