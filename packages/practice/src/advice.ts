import type { CheckVerdict } from './verdict.ts';

/** One card beside the act it is about. `next`: not yet done, do it now; `departure`: done against the practice. */
export interface Advice {
  /** Stable while the situation lasts: practice, step, object, form. */
  readonly id: string;
  readonly form: 'next' | 'at-risk' | 'departure';
  /** It can still be put right. */
  readonly repairable: boolean;
  readonly verdict: CheckVerdict;
}
