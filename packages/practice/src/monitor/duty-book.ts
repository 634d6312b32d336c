import type { Fact } from '../trace/fact.ts';
import { Tally } from './judge/count.ts';
import { NONE, type DutyState } from './judge/duty.ts';

/** What a state remembers between two judgings; most never need it. */
export class DutyBook {
  /** Acts that came since, and whose duty (or count) is still to be judged. */
  readonly fresh: Fact[] = [];
  /** Acts whose duty a later act may still change. */
  open: Fact[] = [];
  /** Something came that may change an open duty. */
  reopened = false;
  /** The gravest of the duties nothing can change, the first of its rank; none of them was met late. */
  worst: DutyState = NONE;
  act: Fact | null = null;
  private counts: Tally | null = null;

  /** Acts counted, of a counting form. */
  get tally(): Tally {
    return (this.counts ??= new Tally());
  }

  /** Forgets what was judged. */
  clear(): void {
    this.open.length = 0;
    this.worst = NONE;
    this.act = null;
    this.counts?.clear();
  }

  /** What was to be judged is. */
  settled(): void {
    this.fresh.length = 0;
    this.reopened = false;
  }
}
