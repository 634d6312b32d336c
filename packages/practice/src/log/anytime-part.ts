import type { MonitorPart } from './monitor-part.ts';
import { RelationTests } from './monitor-part.ts';
import { OpenActivations } from './open-activations.ts';
import type { Outcome } from './outcome.ts';
import { RELATION } from './relation.ts';
import { SeenTargets } from './seen-targets.ts';

/** Where a target counts, and whether it is asked for or forbidden. */
export interface Sides {
  readonly before: boolean;
  readonly after: boolean;
  readonly forbidden: boolean;
}

const SIDES: ReadonlyMap<number, Sides> = new Map([
  [RELATION.response, { before: false, after: true, forbidden: false }],
  [RELATION.notResponse, { before: false, after: true, forbidden: true }],
  [RELATION.precedence, { before: true, after: false, forbidden: false }],
  [RELATION.respondedExistence, { before: true, after: true, forbidden: false }],
  [RELATION.notRespondedExistence, { before: true, after: true, forbidden: true }],
]);

/** Undefined for relations in which what stands between matters. */
export function sidesOf(relation: number): Sides | undefined {
  return SIDES.get(relation);
}

/** Forms in which any target before or after an activation counts, whatever stands between them. */
export class AnytimePart implements MonitorPart {
  readonly activities: readonly number[];
  readonly activated: Int32Array;
  readonly targeted: Int32Array;
  private readonly tests: RelationTests;
  private readonly sides: Sides;
  private readonly open: OpenActivations;
  private readonly seen: SeenTargets;

  constructor(tests: RelationTests, cases: number, sides: Sides, outcome: Outcome) {
    this.tests = tests;
    ({ activities: this.activities, activated: this.activated, targeted: this.targeted } = tests);
    this.sides = sides;
    this.seen = new SeenTargets(tests.pairing, cases);
    this.open = new OpenActivations(tests.pairing, cases, {
      met: (ofCase, activation, target) => {
        if (sides.forbidden) outcome.violate(ofCase, activation, target);
      },
      expired: (ofCase, activation) => {
        if (!sides.forbidden) outcome.violate(ofCase, activation, -1);
      },
    });
  }

  see(event: number, ofCase: number, outcome: Outcome): void {
    const { tests, sides } = this;
    const target = tests.targets(event, ofCase) && tests.pairing.comparable(event);
    if (target && sides.after) this.open.target(event, ofCase);
    if (tests.activates(event, ofCase)) this.activate(event, ofCase, outcome);
    if (target && sides.before) this.seen.add(event, ofCase);
  }

  private activate(event: number, ofCase: number, outcome: Outcome): void {
    const { before, after, forbidden } = this.sides;
    const comparable = this.tests.pairing.comparable(event);
    const found = before && comparable ? this.seen.find(event, ofCase) : -1;
    if (found >= 0) {
      if (forbidden) outcome.violate(ofCase, event, found);
    } else if (after && comparable) this.open.add(event, ofCase);
    else if (!forbidden) outcome.violate(ofCase, event, -1);
  }

  close(outcome: Outcome): void {
    if (!this.sides.forbidden)
      this.open.forEach((ofCase, activation) =>
        outcome.lack(ofCase, activation, -1, this.tests.tooLate(activation, ofCase)),
      );
  }
}
