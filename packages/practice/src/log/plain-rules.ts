import { Outcome, type Threshold } from './outcome.ts';
import { closePlain } from './plain-close.ts';
import { PlainMonitors } from './plain-monitors.ts';
import { plainState, type PlainState } from './plain-state.ts';
import { noWatches, type ActivityWatches, type Watch } from './plain-watch.ts';
import { isUnary, type LogRule } from './rule.ts';

/** Counts of `a` and `b` whose sum is the rule's activations. */
function activationsOf({ template, b }: LogRule, ofA: Int32Array, ofB: Int32Array): readonly Int32Array[] {
  if (b === '') return [ofA];
  if (template.endsWith('precedence')) return [ofB];
  return ['succession', 'coexistence', 'not coexistence'].includes(template) ? [ofA, ofB] : [ofA];
}

function settledBy({ template, n }: LogRule, ofA: Int32Array, ofB: Int32Array): readonly Threshold[] | null {
  switch (template) {
    case 'existence':
      return [{ counts: ofA, least: n }];
    case 'init':
      return [];
    case 'responded existence':
      return [{ counts: ofB, least: 1 }];
    case 'precedence':
      return [{ counts: ofA, least: 1 }];
    case 'coexistence':
      return [ofA, ofB].map((counts) => ({ counts, least: 1 }));
    default:
      return null;
  }
}

/** Says which events of `a` and `b` a rule has to hear of. */
function enlist(outcome: Outcome, ofA: ActivityWatches, ofB: ActivityWatches, toA: Watch, toB: Watch): void {
  switch (outcome.rule.template) {
    case 'absence':
      return void ofA.limits.push({ outcome, at: outcome.rule.n });
    case 'exactly':
      return void ofA.limits.push({ outcome, at: outcome.rule.n + 1 });
    case 'alternate response':
      return void ofA.alternateResponse.push(toB);
    case 'chain response':
      return void ofA.chainResponse.push(toB);
    case 'precedence':
    case 'succession':
      return void ofB.precedence.push(toA);
    case 'alternate precedence':
      return void ofB.alternatePrecedence.push(toA);
    case 'chain precedence':
      return void ofB.chainPrecedence.push(toA);
    case 'not response':
      return void ofB.notResponse.push(toA);
    case 'not coexistence':
      forbid(ofA, ofB, toA, toB);
      return forbid(ofB, ofA, toB, toA);
    case 'not responded existence':
      return forbid(ofA, ofB, toA, toB);
  }
}

/** Events of `one` activate, those of `other` are forbidden to them. */
function forbid(one: ActivityWatches, other: ActivityWatches, toOne: Watch, toOther: Watch): void {
  one.forbids.push(toOther);
  other.forbidden.push(toOne);
}

/** Rules on activities alone, compiled together. */
export class PlainRules {
  readonly outcomes: readonly Outcome[];
  readonly monitors: PlainMonitors;
  private readonly state: PlainState;
  /** Number of each activity the rules name. */
  readonly activities: ReadonlyMap<string, number>;

  constructor(
    rules: readonly LogRule[],
    activities: ReadonlyMap<string, number>,
    cases: number,
    events: number,
  ) {
    this.activities = activities;
    this.state = plainState(activities.size, cases, events);
    const watches = Array.from(activities, noWatches);
    this.outcomes = rules.map((rule) => this.enlisted(rule, watches));
    const inits = this.outcomes.filter(({ rule }) => rule.template === 'init');
    this.monitors = new PlainMonitors(
      this.state,
      watches,
      inits.map((outcome) => this.watch(outcome, outcome.rule.a)),
    );
  }

  private number(activity: string): number {
    return this.activities.get(activity)!;
  }

  private watch(outcome: Outcome, activity: string): Watch {
    const other = this.number(activity);
    return { outcome, other, last: this.state.last[other]! };
  }

  private enlisted(rule: LogRule, watches: readonly ActivityWatches[]): Outcome {
    const a = this.number(rule.a);
    const b = isUnary(rule.template) ? a : this.number(rule.b);
    const [ofA, ofB] = [this.state.counts[a]!, this.state.counts[b]!];
    const outcome = new Outcome(
      rule,
      this.state.cases,
      activationsOf(rule, ofA, ofB),
      settledBy(rule, ofA, ofB),
    );
    const [toA, toB] = [rule.a, isUnary(rule.template) ? rule.a : rule.b].map((name) =>
      this.watch(outcome, name),
    );
    enlist(outcome, watches[a]!, watches[b]!, toA!, toB!);
    return outcome;
  }

  /** Every case ends here. */
  close(): void {
    for (const outcome of this.outcomes) {
      const a = this.number(outcome.rule.a);
      closePlain(outcome, this.state, a, isUnary(outcome.rule.template) ? a : this.number(outcome.rule.b));
    }
  }
}
