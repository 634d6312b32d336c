import { ImageError } from '../../image-error.ts';
import type { Encoding } from '../encoding.ts';
import { byteSequences, type ByteSequence } from './byte-sequences.ts';
import type { CodeSet } from './code-set.ts';
import type { Pattern } from './parse.ts';

/** A step of a program: take a byte of a range, go two ways (the first preferred), or match. */
type Step =
  | { readonly kind: 'byte'; readonly first: number; readonly last: number; next: number }
  | { readonly kind: 'fork'; prefer: number; other: number }
  | { readonly kind: 'match' };

export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/** Steps of a program at most: what `{n,m}` multiplies ends here, and with it the cost of a byte. */
const MOST_STEPS = 20_000;

class Compiler {
  readonly steps: Step[] = [{ kind: 'match' }];
  private readonly source: string;
  private readonly encoding: Encoding;
  private readonly backward: boolean;
  private readonly known = new Map<CodeSet, ByteSequence[]>();

  constructor(source: string, encoding: Encoding, backward: boolean) {
    this.source = source;
    this.encoding = encoding;
    this.backward = backward;
  }

  private add(step: Step): number {
    if (this.steps.length >= MOST_STEPS)
      throw new ImageError('search.pattern-too-large', { pattern: this.source, most: MOST_STEPS });
    return this.steps.push(step) - 1;
  }

  /** `start` here or, less preferred, after any byte. */
  anywhere(start: number): number {
    const fork = this.add({ kind: 'fork', prefer: start, other: 0 });
    const skip = this.add({ kind: 'byte', first: 0, last: 255, next: fork });
    const step = this.steps[fork];
    if (step?.kind === 'fork') step.other = skip;
    return fork;
  }

  /** The step `pattern` begins with when `next` follows it. */
  compile(pattern: Pattern, next: number): number {
    switch (pattern.kind) {
      case 'set':
        return this.compileSet(pattern.set, next);
      case 'all':
        return (this.backward ? pattern.items : pattern.items.toReversed()).reduce(
          (after, item) => this.compile(item, after),
          next,
        );
      case 'any':
        return this.forks(pattern.items.map((item) => this.compile(item, next)));
      case 'repeat':
        return this.repeat(pattern, next);
    }
  }

  private forks(starts: readonly number[]): number {
    const last = starts.at(-1);
    // A set without letters in this encoding never matches: a byte below 0.
    if (last === undefined) return this.add({ kind: 'byte', first: 1, last: 0, next: 0 });
    return starts
      .slice(0, -1)
      .reduceRight((other, prefer) => this.add({ kind: 'fork', prefer, other }), last);
  }

  private repeat({ item, min, max, lazy }: Pattern & { kind: 'repeat' }, next: number): number {
    let start = max === Infinity ? this.endless(item, lazy, next) : next;
    if (max !== Infinity)
      for (let i = min; i < max; i++) start = this.fork(this.compile(item, start), next, lazy);
    for (let i = 0; i < min; i++) start = this.compile(item, start);
    return start;
  }

  private fork(inner: number, out: number, lazy: boolean): number {
    return this.add({ kind: 'fork', prefer: lazy ? out : inner, other: lazy ? inner : out });
  }

  private endless(item: Pattern, lazy: boolean, next: number): number {
    const loop = this.fork(next, next, lazy);
    const inner = this.compile(item, loop);
    const step = this.steps[loop];
    if (step?.kind === 'fork') step[lazy ? 'other' : 'prefer'] = inner;
    return loop;
  }

  private compileSet(set: CodeSet, next: number): number {
    let sequences = this.known.get(set);
    if (sequences === undefined) {
      const found = byteSequences(set, this.encoding);
      sequences = this.backward ? found.map((one) => one.toReversed()) : found;
      this.known.set(set, sequences);
    }
    return this.branches(sequences, 0, next);
  }

  /** Sequences that begin alike share their first steps. */
  private branches(sequences: readonly ByteSequence[], at: number, next: number): number {
    const byHead = Map.groupBy(sequences, (one) => String(one[at] ?? 'end'));
    const starts = [...byHead.values()].map((group) => {
      const head = group[0]![at];
      if (head === undefined) return next;
      return this.add({
        kind: 'byte',
        first: head[0],
        last: head[1],
        next: this.branches(group, at + 1, next),
      });
    });
    return this.forks(starts);
  }
}

/**
 * The program of `pattern` over the bytes of `encoding`. Forward it finds a match that begins anywhere; `backward` it reads
 * from a match's end to its start.
 */
export function compilePattern(
  pattern: Pattern,
  source: string,
  encoding: Encoding,
  backward: boolean,
): Program {
  const compiler = new Compiler(source, encoding, backward);
  const start = compiler.compile(pattern, 0);
  return { steps: compiler.steps, start: backward ? start : compiler.anywhere(start) };
}

/** Bytes of the shortest and longest match; Infinity where it has no end. */
export function matchLengths(pattern: Pattern, encoding: Encoding): readonly [number, number] {
  switch (pattern.kind) {
    case 'set': {
      const sizes = byteSequences(pattern.set, encoding).map((one) => one.length);
      return sizes.length === 0 ? [1, 1] : [Math.min(...sizes), Math.max(...sizes)];
    }
    case 'all':
      return pattern.items
        .map((item) => matchLengths(item, encoding))
        .reduce(([min, max], [least, most]) => [min + least, max + most], [0, 0]);
    case 'any': {
      const sizes = pattern.items.map((item) => matchLengths(item, encoding));
      return [Math.min(...sizes.map(([min]) => min)), Math.max(...sizes.map(([, max]) => max))];
    }
    case 'repeat': {
      const [min, max] = matchLengths(pattern.item, encoding);
      return [min * pattern.min, max === 0 ? 0 : max * pattern.max];
    }
  }
}
