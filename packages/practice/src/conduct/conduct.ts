import type { Practice } from '../file/practice.ts';
import type { Localised } from '../localised.ts';

/** One sentence an officer promises to keep. */
export interface ConductSentence {
  readonly id: string;
  readonly text: Localised;
  /** Codes of the practices that make it checkable (`A5`). */
  readonly practices: readonly string[];
}

/** The code of conduct an officer signs before work begins. */
export interface Conduct {
  readonly id: string;
  readonly version: string;
  readonly status: Practice['status'];
  readonly publisher: string;
  readonly title: Localised;
  readonly sentences: readonly ConductSentence[];
  /** Markdown per language. */
  readonly prose: Localised;
  /** Languages whose text is machine-drafted: read with that mark, never signed (settled question 33). */
  readonly draftLanguages: readonly string[];
}
