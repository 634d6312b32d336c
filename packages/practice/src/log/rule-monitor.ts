import { AlternatePrecedencePart, AlternateResponsePart } from './alternate-part.ts';
import { AnytimePart, sidesOf } from './anytime-part.ts';
import { ChainPart } from './chain-part.ts';
import { CountPart, EdgePart } from './count-part.ts';
import { RelationTests, type LogRun, type MonitorPart, type Watched } from './monitor-part.ts';
import { Outcome, type Threshold } from './outcome.ts';
import { RELATION, relationsOf } from './relation.ts';
import { isUnary, LASTING, type LogRule } from './rule.ts';

/** A rule with conditions, correlation or time, followed by itself. */
export interface RuleMonitor {
  readonly outcome: Outcome;
  readonly parts: readonly MonitorPart[];
}

/** Templates that look both ways swap the conditions with the sides; succession reads `activation` as each of its halves does. */
function watchedBy(rule: LogRule): readonly Watched[] {
  const { a, b, activation, target, template } = rule;
  const swaps = template === 'coexistence' || template === 'not coexistence';
  return relationsOf(rule).map(({ relation, turned }) => {
    const sides = turned ? { activates: b, other: a } : { activates: a, other: b };
    const conditions = turned && swaps ? { activation: target, target: activation } : { activation, target };
    return { relation, ...sides, ...conditions };
  });
}

function partOf(relation: number, tests: RelationTests, cases: number, outcome: Outcome): MonitorPart {
  const sides = sidesOf(relation);
  if (sides !== undefined) return new AnytimePart(tests, cases, sides, outcome);
  if (relation === RELATION.alternateResponse) return new AlternateResponsePart(tests, cases);
  if (relation === RELATION.alternatePrecedence) return new AlternatePrecedencePart(tests, cases);
  return new ChainPart(tests, cases, relation === RELATION.chainResponse);
}

function unaryMonitor(run: LogRun, rule: LogRule): RuleMonitor {
  const isEdge = rule.template === 'init' || rule.template === 'end';
  const part = isEdge ? new EdgePart(run, rule) : new CountPart(run, rule);
  const settled: Readonly<Record<string, readonly Threshold[]>> = {
    init: [],
    existence: [{ counts: part.activated, least: rule.n }],
  };
  const counted = { activations: [part.activated], settledBy: settled[rule.template] ?? null };
  return { outcome: new Outcome(rule, run.cases, counted, run.open), parts: [part] };
}

export function ruleMonitor(run: LogRun, rule: LogRule): RuleMonitor {
  if (isUnary(rule.template)) return unaryMonitor(run, rule);
  const watched = watchedBy(rule);
  const tests = watched.map((one) => new RelationTests(run, rule, one));
  const lasts = LASTING.has(rule.template) && tests[0]!.pairing.free;
  const counted = {
    activations: tests.map(({ activated }) => activated),
    settledBy: lasts ? tests.map(({ targeted }) => ({ counts: targeted, least: 1 })) : null,
  };
  const outcome = new Outcome(rule, run.cases, counted, run.open);
  return {
    outcome,
    parts: watched.map(({ relation }, at) => partOf(relation, tests[at]!, run.cases, outcome)),
  };
}
