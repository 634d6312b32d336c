import type { Side } from './plain-binary.ts';
import { bitOf, type PlainState } from './plain-state.ts';
import type { Range } from './plain-unary.ts';
import { maskOf, PlainWords, wordOf } from './plain-words.ts';
import { LETTER } from './rule-verdicts.ts';
import { LASTING, type LogRule } from './rule.ts';

/** Numbers a row takes, see `rowOfPair` and `rowOfRange`. */
const PAIR = 8;
const RANGE = 7;

/** Column of the letter; word and bit of two relations; who activates them; activities after which it can't be broken. */
export function rowOfPair(column: number, { template }: LogRule, sides: readonly Side[]): readonly number[] {
  const one = sides[0]!;
  const two = sides[1] ?? one;
  const settledBy = LASTING.has(template) ? bitOf(one.other) | bitOf(two.other) : 0;
  const words = [wordOf(one), maskOf(one), wordOf(two), maskOf(two)];
  return [column, ...words, one.activates, two.activates, settledBy];
}

/** Column of the letter; place among the numbers of a case; least, most; letters below, between and above. */
export function rowOfRange(
  column: number,
  activity: number,
  range: Range,
  activities: number,
): readonly number[] {
  const { of, least, most, letters } = range;
  const at = of === 'count' ? activity : activities + (of === 'first' ? 0 : 1);
  return [column, at, least, most, ...letters];
}

/** Whatever is broken was activated. A table and no branch: which way a case goes can't be foretold, and that costs most. */
const RANK = Uint8Array.of(LETTER.o, LETTER.s, LETTER.v);

/** 1 for any number but 0. */
function signOf(number: number): number {
  return (number | -number) >>> 31;
}

/** Writes the letters of one group's rules; `width` letters stand between those of two cases. */
export class PlainLetters {
  private readonly state: PlainState;
  private readonly words: PlainWords;
  private readonly open: boolean;
  private readonly pairs: Int32Array;
  private readonly ranges: Int32Array;

  constructor(state: PlainState, open: boolean, pairs: readonly number[], ranges: readonly number[]) {
    this.state = state;
    this.open = open;
    this.words = new PlainWords(state, open);
    this.pairs = Int32Array.from(pairs);
    this.ranges = Int32Array.from(ranges);
  }

  write(letters: Uint8Array, width: number): void {
    for (let ofCase = 0, at = 0; ofCase < this.state.cases; ofCase++, at += width) {
      this.words.turnTo(ofCase);
      if (this.open) this.writeOpen(letters, at, ofCase);
      else this.writeClosed(letters, at, ofCase);
      this.writeRanges(letters, at, ofCase);
    }
  }

  private writeClosed(letters: Uint8Array, at: number, ofCase: number): void {
    const { pairs, state } = this;
    const { broken } = this.words;
    const { counts } = state;
    const here = ofCase * state.activities;
    for (let row = 0; row < pairs.length; row += PAIR) {
      const wrong =
        (broken[pairs[row + 1]!]! & pairs[row + 2]!) | (broken[pairs[row + 3]!]! & pairs[row + 4]!);
      const active = counts[here + pairs[row + 5]!]! | counts[here + pairs[row + 6]!]!;
      letters[at + pairs[row]!] = RANK[signOf(wrong) + signOf(active)]!;
    }
  }

  private writeOpen(letters: Uint8Array, at: number, ofCase: number): void {
    const { pairs, words } = this;
    const seen = this.state.seen[ofCase]!;
    const wrong = (found: Int32Array, row: number): boolean =>
      ((found[pairs[row + 1]!]! & pairs[row + 2]!) | (found[pairs[row + 3]!]! & pairs[row + 4]!)) !== 0;
    for (let row = 0; row < pairs.length; row += PAIR) {
      const settledBy = pairs[row + 7]!;
      const kept = settledBy !== 0 && (seen & settledBy) === settledBy ? LETTER.S : LETTER.s;
      const asItStands = wrong(words.lacking, row) ? LETTER.v : kept;
      letters[at + pairs[row]!] = wrong(words.broken, row) ? LETTER.V : asItStands;
    }
  }

  private writeRanges(letters: Uint8Array, at: number, ofCase: number): void {
    const { ranges, state } = this;
    const { activities } = state;
    const here = ofCase * activities;
    const first = state.activityAt(state.first[ofCase]!);
    const last = state.activityAt(state.latest[ofCase]!);
    for (let row = 0; row < ranges.length; row += RANGE) {
      const of = ranges[row + 1]!;
      const number = of < activities ? state.counts[here + of]! : of === activities ? first : last;
      const side = number < ranges[row + 2]! ? 4 : number > ranges[row + 3]! ? 6 : 5;
      letters[at + ranges[row]!] = ranges[row + side]!;
    }
  }
}
