import type { Problem, ProblemCode } from './problem.ts';
import { nearest } from './suggest.ts';
import { SentenceFault, type Token } from './token.ts';

/** Reads tokens left to right with one place of look-ahead and errors that point at the word. */
export class Cursor {
  private readonly list: readonly Token[];
  private place = 0;

  constructor(list: readonly Token[]) {
    this.list = list;
  }

  /** The token `ahead` places from here; the end token past the last. */
  peek(ahead = 0): Token {
    return this.list[Math.min(this.place + ahead, this.list.length - 1)]!;
  }

  /** True when the coming tokens are exactly `texts`. Quoted text is never a keyword. */
  sees(...texts: readonly string[]): boolean {
    return texts.every((text, i) => this.peek(i).kind !== 'text' && this.peek(i).text === text);
  }

  next(): Token {
    const token = this.peek();
    if (token.kind === 'end') throw new SentenceFault('sentence.unfinished', token);
    this.place++;
    return token;
  }

  /** Takes `texts` if they come; says whether they did. */
  take(...texts: readonly string[]): boolean {
    if (!this.sees(...texts)) return false;
    this.place += texts.length;
    return true;
  }

  /** Takes one of `texts` or fails, suggesting the nearest. */
  expect(...texts: readonly string[]): string {
    const token = this.peek();
    if (token.kind !== 'text' && texts.includes(token.text)) return this.next().text;
    throw this.unexpected(texts);
  }

  unexpected(expected: readonly string[]): SentenceFault {
    const token = this.peek();
    const wanted = expected.join(' | ');
    if (token.kind === 'end') return new SentenceFault('sentence.unfinished', token, { expected: wanted });
    const suggestion = nearest(token.text, expected) ?? '';
    return new SentenceFault('sentence.unexpected-word', token, {
      found: token.text,
      expected: wanted,
      suggestion,
    });
  }

  fail(code: ProblemCode, token: Token, params: Problem['params']): never {
    throw new SentenceFault(code, token, params);
  }
}
