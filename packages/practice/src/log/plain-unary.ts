import type { PlainState } from './plain-state.ts';
import { LETTER, type RuleVerdicts } from './rule-verdicts.ts';
import type { LogRule } from './rule.ts';

const MOST = 0x7fff_ffff;

/** A template of one activity holds where a number stands between bounds. */
interface Range {
  /** The number of case `c` is at `c * stride + offset`. */
  readonly numbers: Int32Array;
  readonly stride: number;
  readonly offset: number;
  readonly least: number;
  readonly most: number;
  /** By case: the event that breaks it; null none. */
  readonly blocking: Int32Array | null;
  /** In an open case, keeping and breaking it are for good. */
  readonly keepsForGood: boolean;
  readonly breaksForGood: (number: number) => boolean;
}

function countRange({ template, n }: LogRule, state: PlainState, activity: number): Range {
  const most = template === 'existence' ? MOST : template === 'absence' ? n - 1 : n;
  return {
    numbers: state.counts,
    stride: state.activities,
    offset: activity,
    least: template === 'absence' ? 0 : n,
    most,
    blocking: template === 'existence' ? null : state.nth(activity, most + 1),
    keepsForGood: template === 'existence',
    breaksForGood: (count) => count > most,
  };
}

function edgeRange(isInit: boolean, state: PlainState, activity: number): Range {
  return {
    numbers: isInit ? state.firstActivity : state.latestActivity,
    stride: 1,
    offset: 0,
    least: activity,
    most: activity,
    blocking: isInit ? state.first : state.latest,
    keepsForGood: isInit,
    breaksForGood: () => isInit,
  };
}

/** Picked without a branch, see plain-binary.ts. */
const RANK = Uint8Array.of(LETTER.s, LETTER.v);

/** existence, absence, exactly, init and end without conditions. Create it before the first event is read. */
export class PlainUnary implements RuleVerdicts {
  readonly rule: LogRule;
  private readonly state: PlainState;
  private readonly activity: number;
  private readonly range: Range;
  private readonly open: boolean;

  constructor(rule: LogRule, state: PlainState, activity: number, open: boolean) {
    const isEdge = rule.template === 'init' || rule.template === 'end';
    this.rule = rule;
    this.state = state;
    this.activity = activity;
    this.range = isEdge
      ? edgeRange(rule.template === 'init', state, activity)
      : countRange(rule, state, activity);
    this.open = open;
  }

  letter(ofCase: number): number {
    const { numbers, stride, offset, least, most } = this.range;
    const number = numbers[ofCase * stride + offset]!;
    const letter = RANK[((number - least) | (most - number)) >>> 31]!;
    return this.open ? this.openLetter(letter, number) : letter;
  }

  private openLetter(letter: number, number: number): number {
    const { keepsForGood, breaksForGood } = this.range;
    if (letter === LETTER.s) return keepsForGood ? LETTER.S : letter;
    return breaksForGood(number) ? LETTER.V : letter;
  }

  activations(ofCase: number): number {
    return this.state.counts[ofCase * this.state.activities + this.activity]!;
  }

  forEachProof(visit: (activation: number, blocking: number) => void): void {
    const { numbers, stride, offset, least, most, blocking } = this.range;
    for (let at = 0, place = offset; at < this.state.cases; at++, place += stride)
      if (numbers[place]! < least || numbers[place]! > most)
        visit(~at, blocking === null ? -1 : blocking[at]!);
  }
}
