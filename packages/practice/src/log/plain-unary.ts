import type { Visit } from './plain-proofs.ts';
import type { PlainState } from './plain-state.ts';
import { LETTER, type RuleVerdicts } from './rule-verdicts.ts';
import type { LogRule } from './rule.ts';

const MOST = 0x7fff_ffff;

/** A template of one activity holds where a number stands between bounds. */
export interface Range {
  /** Which number of a case: how many events of the activity, or the activity of its first or last event. */
  readonly of: 'count' | 'first' | 'last';
  readonly least: number;
  readonly most: number;
  /** Letters of a number below, between and above the bounds. */
  readonly letters: readonly [number, number, number];
}

const { v, s, V, S } = LETTER;

function bounds({ template, n }: LogRule, activity: number): Pick<Range, 'of' | 'least' | 'most'> {
  switch (template) {
    case 'init':
      return { of: 'first', least: activity, most: activity };
    case 'end':
      return { of: 'last', least: activity, most: activity };
    case 'existence':
      return { of: 'count', least: n, most: MOST };
    case 'absence':
      return { of: 'count', least: 0, most: n - 1 };
    default:
      return { of: 'count', least: n, most: n };
  }
}

function openLetters(template: LogRule['template']): Range['letters'] {
  if (template === 'init') return [V, S, V];
  if (template === 'end') return [v, s, v];
  return template === 'existence' ? [v, S, S] : [v, s, V];
}

export function rangeOf(rule: LogRule, activity: number, open: boolean): Range {
  return { ...bounds(rule, activity), letters: open ? openLetters(rule.template) : [v, s, v] };
}

/** existence, absence, exactly, init and end without conditions. */
export class PlainUnary implements RuleVerdicts {
  readonly rule: LogRule;
  private readonly state: PlainState;
  private readonly activity: number;
  private readonly range: Range;

  constructor(rule: LogRule, state: PlainState, activity: number, range: Range) {
    this.rule = rule;
    this.state = state;
    this.activity = activity;
    this.range = range;
  }

  activations(ofCase: number): number {
    return this.state.counts[ofCase * this.state.activities + this.activity]!;
  }

  forEachProof(visit: Visit): void {
    const { least, most } = this.range;
    for (let ofCase = 0; ofCase < this.state.cases; ofCase++) {
      const number = this.numberOf(ofCase);
      if (number < least || number > most) visit(~ofCase, this.blocking(ofCase, number));
    }
  }

  private numberOf(ofCase: number): number {
    const { state, range } = this;
    if (range.of === 'count') return this.activations(ofCase);
    return state.activityAt((range.of === 'first' ? state.first : state.latest)[ofCase]!);
  }

  private blocking(ofCase: number, number: number): number {
    const { state, range } = this;
    if (range.of === 'first') return state.first[ofCase]!;
    if (range.of === 'last') return state.latest[ofCase]!;
    return number > range.most ? this.oneTooMany(ofCase, number) : -1;
  }

  /** Back from the last event of the activity. */
  private oneTooMany(ofCase: number, count: number): number {
    const { last, activities, nearest, event } = this.state;
    let at = last[ofCase * activities + this.activity]!;
    for (let nth = count; nth > this.range.most + 1; nth--) at = nearest[at * activities + this.activity]!;
    return at < 0 ? -1 : event[at]!;
  }
}
