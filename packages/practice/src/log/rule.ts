/** Declare's templates by their usual names, and whether one activity is named or two. */
const TEMPLATES = {
  existence: 'unary',
  absence: 'unary',
  exactly: 'unary',
  init: 'unary',
  end: 'unary',
  'responded existence': 'binary',
  response: 'binary',
  'alternate response': 'binary',
  'chain response': 'binary',
  precedence: 'binary',
  'alternate precedence': 'binary',
  'chain precedence': 'binary',
  'not response': 'binary',
  'not responded existence': 'binary',
  'not coexistence': 'binary',
  coexistence: 'binary',
  succession: 'binary',
} as const;

export type Template = keyof typeof TEMPLATES;
export const templateNames: readonly Template[] = Object.keys(TEMPLATES) as Template[];

export function isUnary(template: Template): boolean {
  return TEMPLATES[template] === 'unary';
}

export type Operator = 'is' | 'is not' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'istrue' | 'isfalse';
export type Scalar = string | number | boolean;

/** A test of one attribute of one event; false where the attribute is absent. `values` is one value, or the list of `in`. */
export interface DataCondition {
  readonly attr: string;
  readonly op: Operator;
  readonly values: readonly Scalar[];
}

/** A comparison of one attribute of the activation and of the target; false where either lacks it. */
export interface Correlation {
  readonly attr: string;
  readonly op: 'same' | 'different';
}

/** Bounds in seconds, both included, on the distance in time between activation and target. */
export interface TimeBound {
  readonly lo: number;
  readonly hi: number;
}

export interface LogRule {
  readonly id: string;
  readonly template: Template;
  readonly a: string;
  /** Empty for templates of one activity. */
  readonly b: string;
  readonly n: number;
  readonly activation: readonly DataCondition[];
  readonly target: readonly DataCondition[];
  readonly correlation: readonly Correlation[];
  readonly time: TimeBound | null;
}

/** Templates that nothing can break any more once every activity looked for was seen, without correlation and time. */
export const LASTING: ReadonlySet<Template> = new Set(['precedence', 'responded existence', 'coexistence']);

/** True when only activities decide, so that rules of one pair can share their state. */
export function isPlain(rule: LogRule): boolean {
  return (
    rule.activation.length + rule.target.length + rule.correlation.length === 0 &&
    rule.time === null &&
    rule.a !== rule.b
  );
}

export type SetName = 'A' | 'B';
export interface RuleSet {
  readonly name: SetName;
  readonly rules: readonly LogRule[];
}
