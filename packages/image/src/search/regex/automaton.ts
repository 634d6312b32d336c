import { ImageError } from '../../image-error.ts';
import type { Program } from './program.ts';

/** States kept; beyond, all are forgotten and made anew. */
const MOST_STATES = 2000;
/** Steps of a program that may be walked to make states: at first, and for every byte read. Beyond, a pattern is refused. */
const FREE_WORK = 10_000_000;
const WORK_A_BYTE = 32;

const UNKNOWN = -1;
const DEAD = -2;
/** A state that matches is noted as this less its number. */
const MATCH = -3;

interface State {
  /** Steps that take a byte, most preferred first. */
  readonly steps: readonly number[];
  readonly matches: boolean;
}

/**
 * A program run as states made when first needed (Thompson 1968; RE2): each byte is looked at once, whatever the pattern,
 * in bounded memory. Order in a state keeps what backtracking would prefer.
 */
export class Automaton {
  private readonly program: Program;
  private readonly source: string;
  /** Go on past a match for the longest one, instead of the one the pattern prefers. */
  private readonly longest: boolean;
  private table = new Int32Array(64 << 8).fill(UNKNOWN);
  private states: State[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly seen: Uint32Array;
  private round = 0;
  private work = 0;
  /** Bytes looked at so far. */
  looks = 0;

  constructor(program: Program, source: string, longest: boolean) {
    this.program = program;
    this.source = source;
    this.longest = longest;
    this.seen = new Uint32Array(program.steps.length);
  }

  /** End of the first match that begins at or after `from`; -1 for none. A match longer than `most` bytes is cut. */
  endFrom(bytes: Uint8Array, from: number, most: number): number {
    return this.run(bytes, from, bytes.length, 1, most);
  }

  /** Start of the longest match that ends at `to`, not before `from`, when run backward; -1 for none. */
  startTo(bytes: Uint8Array, to: number, from: number): number {
    const start = this.run(bytes, to - 1, from - 1, -1, Infinity);
    return start < 0 ? -1 : start;
  }

  private run(bytes: Uint8Array, from: number, to: number, by: 1 | -1, most: number): number {
    let state = this.startState() << 8;
    let found = -1;
    let limit = to;
    let at = from;
    while (at !== limit) {
      let next = this.table[state + bytes[at]!]!;
      while (next >= 0) {
        state = next;
        at += by;
        if (at === limit) break;
        next = this.table[state + bytes[at]!]!;
      }
      if (at === limit) break;
      if (next === UNKNOWN) next = this.make(state >> 8, bytes[at]!);
      if (next === DEAD) break;
      at += by;
      if (next >= 0) state = next;
      else {
        state = (MATCH - next) << 8;
        if (found < 0 && by === 1 && at + most < limit) limit = at + most;
        found = by === 1 ? at : at + 1;
      }
    }
    this.looks += Math.abs(at - from);
    return found;
  }

  private startState(): number {
    return this.numberOf(this.close([this.program.start]));
  }

  /** The state after `state` on `byte`, noted in the table: a state × 256, one that matches, or DEAD. */
  private make(state: number, byte: number): number {
    const { steps } = this.states[state]!;
    const after: number[] = [];
    for (const number of steps) {
      const step = this.program.steps[number]!;
      if (step.kind === 'byte' && byte >= step.first && byte <= step.last) after.push(step.next);
    }
    this.spend(steps.length);
    const closed = this.close(after);
    const forgets = this.states.length >= MOST_STATES;
    if (forgets) this.forget();
    const number = this.numberOf(closed);
    const next =
      closed.steps.length === 0 && !closed.matches ? DEAD : closed.matches ? MATCH - number : number << 8;
    if (!forgets) this.table[(state << 8) + byte] = next;
    return next;
  }

  private forget(): void {
    this.states = [];
    this.numbers.clear();
    this.table.fill(UNKNOWN);
  }

  private spend(steps: number): void {
    this.work += steps + 1;
    if (this.work > FREE_WORK + WORK_A_BYTE * this.looks)
      throw new ImageError('search.pattern-too-costly', { pattern: this.source });
  }

  /** What can be reached without a byte, in order of preference; nothing after a match unless the longest is wanted. */
  private close(starts: readonly number[]): State {
    const steps: number[] = [];
    const open = starts.toReversed();
    let matches = false;
    this.round += 1;
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (this.seen[number] === this.round) continue;
      this.seen[number] = this.round;
      this.spend(1);
      const step = this.program.steps[number]!;
      if (step.kind === 'byte') steps.push(number);
      else if (step.kind === 'fork') open.push(step.other, step.prefer);
      else {
        matches = true;
        if (!this.longest) break;
      }
    }
    return { steps, matches };
  }

  private numberOf(state: State): number {
    const key = `${state.matches ? 'm' : ''}${state.steps.join(',')}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(state) - 1;
    this.numbers.set(key, number);
    if (this.states.length << 8 > this.table.length) {
      const wider = new Int32Array(this.table.length * 2).fill(UNKNOWN);
      wider.set(this.table);
      this.table = wider;
    }
    return number;
  }
}
