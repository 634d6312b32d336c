import { ImageError } from '../../image-error.ts';
import { CharacterReader } from './character-reader.ts';
import { complement, NO_LINE_END, withCases, type CodeSet } from './code-set.ts';

/** A regular expression as a tree. */
export type Pattern =
  | { readonly kind: 'set'; readonly set: CodeSet }
  | { readonly kind: 'all'; readonly items: readonly Pattern[] }
  | { readonly kind: 'any'; readonly items: readonly Pattern[] }
  | {
      readonly kind: 'repeat';
      readonly item: Pattern;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

export interface ParsedPattern {
  readonly pattern: Pattern;
  /** `\b` at the beginning or the end: the hit must begin, or end, a word. */
  readonly wordStart: boolean;
  readonly wordEnd: boolean;
}

/** Groups inside groups; deeper is refused, so that no stack runs out. */
const MOST_DEPTH = 100;
const MOST_COUNT = 1000;

class Parser {
  private readonly read: CharacterReader;
  private readonly matchCase: boolean;
  private depth = 0;

  constructor(source: string, matchCase: boolean) {
    this.read = new CharacterReader(source);
    this.matchCase = matchCase;
  }

  whole(): Pattern {
    const pattern = this.any();
    if (!this.read.done) this.read.refuse('syntax', this.read.peek);
    return pattern;
  }

  private any(): Pattern {
    const items = [this.all()];
    while (this.read.take('|')) items.push(this.all());
    return items.length === 1 ? items[0]! : { kind: 'any', items };
  }

  private all(): Pattern {
    const items: Pattern[] = [];
    while (!this.read.done && this.read.peek !== '|' && this.read.peek !== ')') items.push(this.repeated());
    return items.length === 1 ? items[0]! : { kind: 'all', items };
  }

  private repeated(): Pattern {
    const item = this.single();
    const counts = this.counts();
    if (counts === null) return item;
    const lazy = this.read.take('?');
    if (this.counts() !== null) this.read.refuse('syntax', this.read.peek);
    return { kind: 'repeat', item, ...counts, lazy };
  }

  private counts(): { min: number; max: number } | null {
    if (this.read.take('*')) return { min: 0, max: Infinity };
    if (this.read.take('+')) return { min: 1, max: Infinity };
    if (this.read.take('?')) return { min: 0, max: 1 };
    const text = this.read.takeMatch(/^\{(\d+)(,(\d*))?\}/);
    if (text === null) return null;
    const min = Number(text[1]);
    const max = text[2] === undefined ? min : text[3] === '' ? Infinity : Number(text[3]);
    if (max < min || min > MOST_COUNT || (max !== Infinity && max > MOST_COUNT))
      this.read.refuse('syntax', text[0]);
    return { min, max };
  }

  private single(): Pattern {
    if (this.read.take('(')) return this.group();
    if (this.read.take('.')) return { kind: 'set', set: NO_LINE_END };
    if (this.read.take('[')) return this.ofSet(...this.read.charClass());
    const odd = this.read.takeMatch(/^(?:[*+?]|\{\d+(?:,\d*)?\})/);
    if (odd !== null) this.read.refuse('syntax', odd[0]);
    if (this.read.peek === '^' || this.read.peek === '$') this.read.refuse('unsupported', this.read.peek);
    return this.ofSet(this.read.letterOrClass(), false);
  }

  private ofSet(set: CodeSet, negated: boolean): Pattern {
    const cased = this.matchCase ? set : withCases(set);
    return { kind: 'set', set: negated ? complement(cased) : cased };
  }

  private group(): Pattern {
    const head = this.read.takeMatch(/^\?(?::|<[A-Za-z_]\w*>)/);
    if (head === null && this.read.peek === '?') this.read.refuse('unsupported', '(?');
    if (++this.depth > MOST_DEPTH) this.read.refuse('unsupported', '(');
    const inner = this.any();
    this.depth--;
    if (!this.read.take(')')) this.read.refuse('syntax', '(');
    return inner;
  }
}

/**
 * The regular expression `source`, in ECMAScript's notation without what looks around or back: letters, `.`, classes,
 * `\d \w \s \p{…} \xHH \u{H}`, groups, `|`, `* + ? {n,m}` greedy or lazy, `\b` at its two ends. Throws ImageError
 * `search.pattern-…` that names the place.
 */
export function parsePattern(source: string, matchCase: boolean): ParsedPattern {
  const wordStart = source.startsWith('\\b');
  const wordEnd = /(?:^|[^\\])(?:\\\\)*\\b$/.test(source.slice(wordStart ? 2 : 0));
  const inner = source.slice(wordStart ? 2 : 0, wordEnd ? -2 : undefined);
  if (inner === '') throw new ImageError('search.pattern-empty', { pattern: source });
  return { pattern: new Parser(inner, matchCase).whole(), wordStart, wordEnd };
}
