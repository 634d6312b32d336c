import type { ObjectType } from '@tracecraft/record';
import type { Practice, PracticeStep } from '../../file/practice.ts';
import type { Fold } from '../../folds/fold.ts';
import type { Condition } from '../../language/syntax.ts';
import type { CompiledForm, Requirement } from './form.ts';
import type { Slot } from './slot.ts';

/** One sentence of a practice, ready to run. */
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
  /** Some of these must have an act of its kind, lest the check be not applicable whatever its conditions say. */
  readonly waking: readonly Slot[];
  /** Named folds it uses. */
  readonly folds: readonly Fold[];
  /** `same F` or `different F` reads the history of the object. */
  readonly correlates: boolean;
  readonly readsDepartures: boolean;
  /** Numbers of the case-wide kinds among its slots. */
  readonly caseKinds: readonly number[];
  /** Kept once is kept for good: nothing in it compares with the activating act and no time bound runs. */
  readonly permanent: boolean;
  /** What is required stands before every activating act if it stands before the first. */
  readonly alike: boolean;
}
