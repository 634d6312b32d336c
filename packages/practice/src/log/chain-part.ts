import type { MonitorPart, RelationTests } from './monitor-part.ts';
import type { Outcome } from './outcome.ts';

/** chain response (`forward`): the next event is a target; chain precedence: the event before is one. */
export class ChainPart implements MonitorPart {
  readonly activities = null;
  readonly activated: Int32Array;
  readonly targeted: Int32Array;
  private readonly tests: RelationTests;
  private readonly forward: boolean;
  private readonly latest: Int32Array;

  constructor(tests: RelationTests, cases: number, forward: boolean) {
    this.tests = tests;
    ({ activated: this.activated, targeted: this.targeted } = tests);
    this.forward = forward;
    this.latest = new Int32Array(cases).fill(-1);
  }

  see(event: number, ofCase: number, outcome: Outcome): void {
    const { tests, forward, latest } = this;
    const before = latest[ofCase]!;
    latest[ofCase] = event;
    const activates = tests.activates(event, ofCase);
    if (forward && before >= 0 && tests.activation.holds(before) && !this.isPair(before, event))
      outcome.violate(ofCase, before, event);
    if (!forward && activates && !(before >= 0 && this.isPair(event, before)))
      outcome.violate(ofCase, event, before);
  }

  private isPair(activation: number, target: number): boolean {
    return this.tests.target.holds(target) && this.tests.pairing.agree(activation, target);
  }

  close(outcome: Outcome): void {
    if (!this.forward) return;
    for (const [ofCase, event] of this.latest.entries())
      if (this.tests.activation.holds(event))
        outcome.lack(ofCase, event, -1, this.tests.tooLate(event, ofCase));
  }
}
