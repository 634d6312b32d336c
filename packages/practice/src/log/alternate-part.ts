import type { MonitorPart, RelationTests } from './monitor-part.ts';
import type { Outcome } from './outcome.ts';

/** alternate response: a target after each activation before the next one. */
export class AlternateResponsePart implements MonitorPart {
  readonly activities: readonly number[];
  readonly activated: Int32Array;
  readonly targeted: Int32Array;
  private readonly tests: RelationTests;
  /** The activation that waits, by case; -1 none. */
  private readonly open: Int32Array;

  constructor(tests: RelationTests, cases: number) {
    this.tests = tests;
    ({ activities: this.activities, activated: this.activated, targeted: this.targeted } = tests);
    this.open = new Int32Array(cases).fill(-1);
  }

  see(event: number, ofCase: number, outcome: Outcome): void {
    const { tests, open } = this;
    const waiting = open[ofCase]!;
    if (tests.activates(event, ofCase)) {
      if (waiting >= 0) outcome.violate(ofCase, waiting, event);
      open[ofCase] = event;
    } else if (waiting >= 0 && tests.targets(event, ofCase) && tests.pairing.agree(waiting, event))
      open[ofCase] = -1;
  }

  close(outcome: Outcome): void {
    for (const [ofCase, waiting] of this.open.entries())
      if (waiting >= 0) outcome.lack(ofCase, waiting, -1, this.tests.tooLate(waiting, ofCase));
  }
}

/** alternate precedence: a target before each activation after the previous one. */
export class AlternatePrecedencePart implements MonitorPart {
  readonly activities: readonly number[];
  readonly activated: Int32Array;
  readonly targeted: Int32Array;
  private readonly tests: RelationTests;
  private readonly previous: Int32Array;
  /** Targets since the previous activation, by case: each is looked at by the next activation alone. */
  private readonly since = new Map<number, number[]>();

  constructor(tests: RelationTests, cases: number) {
    this.tests = tests;
    ({ activities: this.activities, activated: this.activated, targeted: this.targeted } = tests);
    this.previous = new Int32Array(cases).fill(-1);
  }

  see(event: number, ofCase: number, outcome: Outcome): void {
    const { tests, since, previous } = this;
    const targets = since.get(ofCase) ?? [];
    if (tests.activates(event, ofCase)) {
      if (!targets.some((target) => tests.pairing.agree(target, event)))
        outcome.violate(ofCase, event, previous[ofCase]!);
      since.delete(ofCase);
      previous[ofCase] = event;
    } else if (tests.targets(event, ofCase)) {
      targets.push(event);
      since.set(ofCase, targets);
    }
  }

  /** Nothing is left open. */
  close(): void {}
}
