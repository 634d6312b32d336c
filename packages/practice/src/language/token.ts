import type { Problem, ProblemCode } from './problem.ts';

/** A word, number, quoted text or sign of a sentence, with its place. `at` is the offset in the sentence. */
export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** Where a fault lies in the sentence; the file parser turns it into line and column. */
export class SentenceFault extends Error {
  readonly code: ProblemCode;
  readonly params: Problem['params'];
  readonly at: number;
  readonly length: number;

  constructor(
    code: ProblemCode,
    place: { readonly at: number; readonly length: number },
    params: Problem['params'] = {},
  ) {
    super(code);
    this.code = code;
    this.params = params;
    this.at = place.at;
    this.length = place.length;
  }
}

/** Longest sentence accepted, UTF-16 units: bounds the time of every later step. */
export const MAX_SENTENCE = 2000;

const SPACE = /[\s\u00a0]+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+/y;
const TEXT = /"([^"\\\n]*)"/y;
const SIGN = /<=|>=|!=|[=≠<≤>≥:;,()]/y;
const SPELLING: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '!=': '≠' };

/** Words of `sentence`, ending with one `end` token. Throws SentenceFault on a character no sentence can hold. */
export function tokens(sentence: string): readonly Token[] {
  if (sentence.length > MAX_SENTENCE)
    throw new SentenceFault('sentence.too-long', { at: MAX_SENTENCE, length: 1 }, { limit: MAX_SENTENCE });
  const found: Token[] = [];
  let at = 0;
  while (at < sentence.length) {
    const space = match(SPACE, sentence, at);
    if (space !== null) at += space[0].length;
    else {
      const token = tokenAt(sentence, at);
      found.push(token);
      at += token.length;
    }
  }
  return [...found, { kind: 'end', text: '', at: sentence.length, length: 1 }];
}

function tokenAt(sentence: string, at: number): Token {
  const word = match(WORD, sentence, at);
  if (word !== null) return { kind: 'word', text: word[0], at, length: word[0].length };
  const number = match(NUMBER, sentence, at);
  if (number !== null) return { kind: 'number', text: number[0], at, length: number[0].length };
  const text = match(TEXT, sentence, at);
  if (text !== null) return { kind: 'text', text: text[1] ?? '', at, length: text[0].length };
  const sign = match(SIGN, sentence, at);
  if (sign !== null) return { kind: 'sign', text: SPELLING[sign[0]] ?? sign[0], at, length: sign[0].length };
  throw new SentenceFault('sentence.bad-character', { at, length: 1 }, { found: sentence[at]! });
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
