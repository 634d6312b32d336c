import type { Params } from '@tracecraft/phrases';
import type { EventId } from '@tracecraft/record';
import type { LawRow, Science } from '../file/practice.ts';
import type { CheckVerdict } from '../verdict.ts';

/** One sentence of an explanation: a phrase, its parameters, and the events of the record it speaks of. */
export interface ExplanationPart {
  readonly role:
    | 'headline'
    | 'activation'
    | 'missing'
    | 'since'
    | 'until'
    | 'nearest-miss'
    | 'order'
    | 'uncertain'
    | 'late'
    | 'explained'
    | 'waived'
    | 'revised'
    | 'basis'
    | 'remedy'
    | 'why'
    | 'risk';
  readonly phrase: string;
  readonly params: Params;
  readonly events: readonly EventId[];
}

/** Law of the reader's country. It informs; it creates or excuses no departure until reviewed (settled question 16). */
export interface ExplainedLaw {
  readonly country: string | null;
  readonly rows: readonly LawRow[];
  /** Looked at and no basis found; false when the country was not looked at. */
  readonly none: boolean;
  /** Rows are listed, but none was in force on the day of the act. */
  readonly notThen: boolean;
}

/** Why a verdict is what it is, piece by piece; every event id leads into the record. */
export interface Explanation {
  readonly verdict: CheckVerdict;
  /** The check as one would say it to a colleague, in the reader's language. */
  readonly plain: string;
  /** The sentence checked, in the reader's language: it reads back to the tree that was computed. */
  readonly sentence: string;
  /** True when that sentence and the practice's texts are machine-drafted in this language. */
  readonly draft: boolean;
  readonly parts: readonly ExplanationPart[];
  readonly science: readonly Science[];
  readonly law: ExplainedLaw;
}
