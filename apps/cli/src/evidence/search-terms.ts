import { readFileSync } from 'node:fs';
import {
  ImageError,
  prepareSearch,
  type EncodingName,
  type Search,
  type SearchTerm,
} from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { EXIT } from '../exit-codes.ts';

/** What the options of `image search` say to look for. */
export interface TermOptions {
  readonly text?: readonly string[];
  readonly regex?: readonly string[];
  readonly words?: string;
  readonly matchCase?: true;
  readonly wholeWord?: true;
}

function wordsIn(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    throw new CommandError('search.words-missing', { path, code }, EXIT.notFound);
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const words = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (words.length === 0) throw new CommandError('search.words-empty', { path }, EXIT.badInput);
  return words;
}

/** The terms in order: texts, words of the list, regular expressions. Throws CommandError `search.…`. */
export function termsOf(options: TermOptions): SearchTerm[] {
  const { matchCase, wholeWord } = options;
  const term = (kind: SearchTerm['kind'], pattern: string): SearchTerm => ({
    kind,
    pattern,
    matchCase,
    wholeWord,
  });
  const texts = [...(options.text ?? []), ...(options.words === undefined ? [] : wordsIn(options.words))];
  const terms = [
    ...[...new Set(texts)].map((text) => term('text', text)),
    ...(options.regex ?? []).map((pattern) => term('regex', pattern)),
  ];
  if (terms.length === 0) throw new CommandError('search.nothing-asked', {}, EXIT.usage);
  return terms;
}

/** Makes the terms ready; what is wrong with one is wrong use, told before the image is opened. */
export function ready(terms: readonly SearchTerm[], encodings: readonly EncodingName[]): Search {
  try {
    return prepareSearch(terms, encodings);
  } catch (problem) {
    if (!(problem instanceof ImageError)) throw problem;
    throw new CommandError(problem.code, problem.params, EXIT.usage);
  }
}
