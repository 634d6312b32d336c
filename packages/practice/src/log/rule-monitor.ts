import { AlternatePrecedencePart, AlternateResponsePart } from './alternate-part.ts';
import { AnytimePart, SIDES } from './anytime-part.ts';
import { ChainPart } from './chain-part.ts';
import { CountPart, EdgePart } from './count-part.ts';
import { RelationTests, type LogRun, type MonitorPart, type Relation } from './monitor-part.ts';
import { Outcome, type Threshold } from './outcome.ts';
import { isUnary, type LogRule } from './rule.ts';

/** A rule with conditions, correlation or time, followed by itself. */
export interface RuleMonitor {
  readonly outcome: Outcome;
  readonly parts: readonly MonitorPart[];
}

/** The relations a rule of two activities stands for; all must hold. */
function relationsOf({ template, a, b, activation, target }: LogRule): readonly Relation[] {
  const from = (form: string): Relation => ({ form, activates: a, other: b, activation, target });
  const to = (form: string): Relation => ({ form, activates: b, other: a, activation, target });
  const both = (form: string): readonly Relation[] => [
    from(form),
    { ...to(form), activation: target, target: activation },
  ];
  switch (template) {
    case 'succession':
      return [from('response'), to('precedence')];
    case 'coexistence':
      return both('responded existence');
    case 'not coexistence':
      return both('not responded existence');
    case 'precedence':
    case 'alternate precedence':
    case 'chain precedence':
      return [to(template)];
    default:
      return [from(template)];
  }
}

function partOf(form: string, tests: RelationTests, cases: number, outcome: Outcome): MonitorPart {
  const sides = SIDES[form];
  if (sides !== undefined) return new AnytimePart(tests, cases, sides, outcome);
  if (form === 'alternate response') return new AlternateResponsePart(tests, cases);
  if (form === 'alternate precedence') return new AlternatePrecedencePart(tests, cases);
  return new ChainPart(tests, cases, form === 'chain response');
}

const LASTING: ReadonlySet<string> = new Set(['precedence', 'responded existence', 'coexistence']);

function unaryMonitor(run: LogRun, rule: LogRule): RuleMonitor {
  const isEdge = rule.template === 'init' || rule.template === 'end';
  const part = isEdge ? new EdgePart(run, rule) : new CountPart(run, rule);
  const settled: Readonly<Record<string, readonly Threshold[]>> = {
    init: [],
    existence: [{ counts: part.activated, least: rule.n }],
  };
  const outcome = new Outcome(rule, run.cases, [part.activated], settled[rule.template] ?? null);
  return { outcome, parts: [part] };
}

export function ruleMonitor(run: LogRun, rule: LogRule): RuleMonitor {
  if (isUnary(rule.template)) return unaryMonitor(run, rule);
  const relations = relationsOf(rule);
  const tests = relations.map((relation) => new RelationTests(run, rule, relation));
  const lasts = LASTING.has(rule.template) && tests[0]!.pairing.free;
  const outcome = new Outcome(
    rule,
    run.cases,
    tests.map(({ activated }) => activated),
    lasts ? tests.map(({ targeted }) => ({ counts: targeted, least: 1 })) : null,
  );
  const parts = relations.map(({ form }, at) => partOf(form, tests[at]!, run.cases, outcome));
  return { outcome, parts };
}
