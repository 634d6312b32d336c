import { EventTest } from './event-test.ts';
import type { LogRun, MonitorPart } from './monitor-part.ts';
import type { Outcome } from './outcome.ts';
import type { LogRule } from './rule.ts';

const NONE = new Int32Array(0);

/** existence, absence, exactly. */
export class CountPart implements MonitorPart {
  readonly activities: readonly number[];
  readonly activated: Int32Array;
  readonly targeted: Int32Array = NONE;
  private readonly test: EventTest;
  /** The event that is one too many; and how many there must be. */
  private readonly limit: number;
  private readonly least: number;

  constructor({ log, cases }: LogRun, { template, a, n, activation }: LogRule) {
    this.test = new EventTest(log, a, activation);
    this.activities = [this.test.activity];
    this.activated = new Int32Array(cases);
    this.limit = template === 'existence' ? Number.POSITIVE_INFINITY : template === 'absence' ? n : n + 1;
    this.least = template === 'absence' ? 0 : n;
  }

  see(event: number, ofCase: number, outcome: Outcome): void {
    if (this.test.holds(event) && ++this.activated[ofCase]! === this.limit)
      outcome.violate(ofCase, ~ofCase, event);
  }

  close(outcome: Outcome): void {
    for (const [ofCase, count] of this.activated.entries()) {
      if (this.limit === 0) outcome.lack(ofCase, ~ofCase, -1, true);
      if (count < this.least) outcome.lack(ofCase, ~ofCase, -1);
    }
  }
}

/** init, end. */
export class EdgePart implements MonitorPart {
  readonly activities = null;
  readonly activated: Int32Array;
  readonly targeted: Int32Array = NONE;
  private readonly test: EventTest;
  private readonly isInit: boolean;
  private readonly latest: Int32Array;

  constructor({ log, cases }: LogRun, { template, a, activation }: LogRule) {
    this.test = new EventTest(log, a, activation);
    this.activated = new Int32Array(cases);
    this.latest = new Int32Array(cases).fill(-1);
    this.isInit = template === 'init';
  }

  see(event: number, ofCase: number, outcome: Outcome): void {
    const holds = this.test.holds(event);
    if (holds) this.activated[ofCase]!++;
    else if (this.isInit && this.latest[ofCase]! < 0) outcome.violate(ofCase, ~ofCase, event);
    this.latest[ofCase] = event;
  }

  close(outcome: Outcome): void {
    if (this.isInit) return;
    for (const [ofCase, event] of this.latest.entries())
      if (!this.test.holds(event)) outcome.lack(ofCase, ~ofCase, event);
  }
}
