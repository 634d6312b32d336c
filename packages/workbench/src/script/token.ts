import { LineFault } from './script-error.ts';

/** One word of a line. */
export interface Token {
  readonly text: string;
  readonly quoted: boolean;
  /** From 1, in characters. */
  readonly column: number;
  /** Column after its last character. */
  readonly end: number;
}

const WORD = /[^\s"#][^\s"]*/y;
const QUOTED = /"((?:[^"\\]|\\["\\])*)"/y;

/** The words of one line; `#` at the start of a word begins a comment, `\"` and `\\` stand inside quotes. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at]!)) at++;
    else if (line[at] === '#') break;
    else at = readToken(line, at, tokens);
  }
  return tokens;
}

function readToken(line: string, at: number, tokens: Token[]): number {
  const quoted = line[at] === '"';
  const pattern = quoted ? QUOTED : WORD;
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  if (match === null) throw new LineFault('script.quote-open', at + 1);
  const text = quoted ? match[1]!.replaceAll(/\\(["\\])/g, '$1') : match[0];
  tokens.push({ text, quoted, column: at + 1, end: at + match[0].length + 1 });
  return at + match[0].length;
}

/** Reads the tokens of one line from left to right. */
export class Words {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #at = 0;

  constructor(tokens: readonly Token[], lineLength: number) {
    this.#tokens = tokens;
    this.#end = lineLength + 1;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** The next word; `what` names it in the error when the line ends. */
  next(what: string): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new LineFault('script.word-missing', this.#end, { what });
    this.#at++;
    return token;
  }

  get done(): boolean {
    return this.#at >= this.#tokens.length;
  }
}
