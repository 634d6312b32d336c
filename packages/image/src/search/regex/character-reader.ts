import { ImageError } from '../../image-error.ts';
import { codeSet, complement, DIGITS, property, SPACE, WORD, type CodeSet } from './code-set.ts';

const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
const CLASSES: Readonly<Record<string, CodeSet>> = {
  d: DIGITS,
  w: WORD,
  s: SPACE,
  D: complement(DIGITS),
  W: complement(WORD),
  S: complement(SPACE),
};

function one(code: number): CodeSet {
  return [[code, code]];
}

/** Reads a regular expression letter by letter. */
export class CharacterReader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  get peek(): string {
    return this.source[this.at] ?? '';
  }

  take(letter: string): boolean {
    if (this.peek !== letter) return false;
    this.at += 1;
    return true;
  }

  takeMatch(expected: RegExp): RegExpExecArray | null {
    const match = expected.exec(this.source.slice(this.at));
    this.at += match?.[0].length ?? 0;
    return match;
  }

  refuse(why: 'syntax' | 'unsupported', what: string): never {
    throw new ImageError(`search.pattern-${why}`, { pattern: this.source, position: this.at, what });
  }

  /** A letter, an escape, or a class such as `\d`. */
  letterOrClass(): CodeSet {
    if (this.take('\\')) return this.escape();
    const code = this.source.codePointAt(this.at);
    if (code === undefined) return this.refuse('syntax', '');
    this.at += code > 0xffff ? 2 : 1;
    return one(code);
  }

  private escape(): CodeSet {
    const hex = this.takeMatch(/^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/);
    if (hex !== null) return this.codePoint(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
    const named = this.takeMatch(/^([pP])\{([A-Za-z_]+(?:=[A-Za-z_]+)?)\}/);
    if (named !== null) return this.named(named[2] ?? '', named[1] === 'P');
    const letter = this.peek;
    if (/[1-9bBkcpPxu]/.test(letter)) return this.refuse('unsupported', `\\${letter}`);
    if (letter === '') return this.refuse('syntax', '\\');
    this.at += 1;
    const known = Object.hasOwn(CLASSES, letter) ? CLASSES[letter] : undefined;
    if (known !== undefined) return known;
    if (/[A-Za-z]/.test(letter) && !Object.hasOwn(CONTROLS, letter)) this.refuse('syntax', `\\${letter}`);
    return one(CONTROLS[letter] ?? letter.charCodeAt(0));
  }

  private codePoint(code: number): CodeSet {
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) this.refuse('syntax', code.toString(16));
    return one(code);
  }

  private named(name: string, negated: boolean): CodeSet {
    const set = property(name);
    if (set === null) return this.refuse('unsupported', name);
    return negated ? complement(set) : set;
  }

  /** What follows `[`, and whether it is negated. */
  charClass(): [CodeSet, boolean] {
    const negated = this.take('^');
    const runs: (readonly [number, number])[] = [];
    while (!this.take(']')) {
      if (this.done) this.refuse('syntax', '[');
      const from = this.letterOrClass();
      if (this.peek === '-' && this.source[this.at + 1] !== ']' && isOne(from)) {
        this.at += 1;
        runs.push(this.rangeTo(from[0]![0]));
      } else runs.push(...from);
    }
    return [codeSet(runs), negated];
  }

  private rangeTo(first: number): readonly [number, number] {
    const to = this.letterOrClass();
    const last = to[0]?.[1] ?? 0;
    if (!isOne(to) || last < first) this.refuse('syntax', '-');
    return [first, last];
  }
}

function isOne(set: CodeSet): boolean {
  return set.length === 1 && set[0]![0] === set[0]![1];
}
