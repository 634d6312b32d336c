import type { EventLog } from './event-log.ts';
import { EventTest } from './event-test.ts';
import type { Outcome } from './outcome.ts';
import { Pairing } from './pairing.ts';
import type { DataCondition, LogRule } from './rule.ts';

/** What monitors share of one run over a log. */
export interface LogRun {
  readonly log: EventLog;
  readonly cases: number;
  /** Latest time read, by case; only kept when a rule has a time bound. */
  readonly clock: Float64Array;
  /** No event is earlier than one read before it in its case. */
  readonly ordered: boolean;
  /** Cases are left open at the end of what is read. */
  readonly open: boolean;
}

/** One relation of a rule: which activity activates, which is looked for, under which conditions. */
export interface Watched {
  readonly relation: number;
  readonly activates: string;
  readonly other: string;
  readonly activation: readonly DataCondition[];
  readonly target: readonly DataCondition[];
}

/** Follows one relation event by event. */
export interface MonitorPart {
  /** Activity codes it wants to see; null: every event. */
  readonly activities: readonly number[] | null;
  /** Activations, and events that may be targets, by case. */
  readonly activated: Int32Array;
  readonly targeted: Int32Array;
  see(event: number, ofCase: number, outcome: Outcome): void;
  /** Every case ends here. */
  close(outcome: Outcome): void;
}

/** What parts of two activities have in common. */
export class RelationTests {
  readonly activation: EventTest;
  readonly target: EventTest;
  readonly pairing: Pairing;
  readonly activated: Int32Array;
  readonly targeted: Int32Array;
  private readonly run: LogRun;

  constructor(run: LogRun, rule: LogRule, { activates, other, activation, target }: Watched) {
    this.run = run;
    this.activation = new EventTest(run.log, activates, activation);
    this.target = new EventTest(run.log, other, target);
    this.pairing = new Pairing(run.log, rule, run.ordered);
    this.activated = new Int32Array(run.cases);
    this.targeted = new Int32Array(run.cases);
  }

  get activities(): readonly number[] {
    return [...new Set([this.activation.activity, this.target.activity])];
  }

  /** Whether `event` activates; counts it. */
  activates(event: number, ofCase: number): boolean {
    if (!this.activation.holds(event)) return false;
    this.activated[ofCase]!++;
    return true;
  }

  /** Whether `event` may be a target; counts it. */
  targets(event: number, ofCase: number): boolean {
    if (!this.target.holds(event)) return false;
    this.targeted[ofCase]!++;
    return true;
  }

  /** True when no later event can be a target of the activation. */
  tooLate(activation: number, ofCase: number): boolean {
    const { pairing, run } = this;
    if (!pairing.comparable(activation)) return true;
    return pairing.timed && run.clock[ofCase]! - run.log.timeOf[activation]! > pairing.hi;
  }
}
