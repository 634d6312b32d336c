import { isNode, type Document } from 'yaml';
import { readFrontMatter } from '../../file/front-matter.ts';
import { parsePractice } from '../../file/parse-practice.ts';
import type { Practice } from '../../file/practice.ts';
import type { Reader } from '../../file/reader.ts';
import type { Place, Problem } from '../../language/problem.ts';
import { parseProfile } from '../../profile/parse-profile.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Finding, SourceText } from './finding.ts';

/** Where something stands in the front matter: `['steps', 0, 'check']`. */
export type Path = readonly (string | number)[];

/** A parsed file that can say where its parts stand. */
export interface Source<T> {
  readonly file: string;
  readonly parsed: T;
  readonly whereIs: (path: Path) => Place;
  /** Place of the first `words` inside the text at `path`, or of the whole when they are not there. */
  readonly wordsIn: (path: Path, words: string) => Place;
}

/** Files that could be read, and what is wrong with the others. */
export interface Sources<T> {
  readonly sources: readonly Source<T>[];
  readonly findings: readonly Finding[];
}

export function practiceSources(files: readonly SourceText[]): Sources<Practice> {
  return sourcesOf(files, (text) => {
    const read = parsePractice(text);
    return 'errors' in read ? read : { parsed: read.practice };
  });
}

export function profileSources(files: readonly SourceText[]): Sources<Profile> {
  return sourcesOf(files, (text) => {
    const read = parseProfile(text);
    return 'errors' in read ? read : { parsed: read.profile };
  });
}

function sourcesOf<T>(
  files: readonly SourceText[],
  parse: (text: string) => { readonly parsed: T } | { readonly errors: readonly Problem[] },
): Sources<T> {
  const sources: Source<T>[] = [];
  const findings: Finding[] = [];
  for (const { file, text } of files) {
    const read = parse(text);
    if ('errors' in read) findings.push(...read.errors.map((problem) => asFinding(problem, file)));
    else sources.push({ file, parsed: read.parsed, ...placesIn(text) });
  }
  return { sources, findings };
}

export function asFinding(problem: Problem, file: string): Finding {
  return { ...problem, severity: 'error', file, record: null };
}

const START: Place = { line: 1, column: 1, length: 1 };

function placesIn(text: string): Pick<Source<unknown>, 'whereIs' | 'wordsIn'> {
  const front = readFrontMatter(text);
  if ('errors' in front) return { whereIs: () => START, wordsIn: () => START };
  const { document, reader } = front;
  return {
    whereIs: (path) => reader.whereIs(nodeAt(document, path)),
    wordsIn: (path, words) => wordsAt(text, document, reader, path, words),
  };
}

/** The node at `path`, or the nearest above it. */
function nodeAt(document: Document.Parsed, path: Path): Parameters<Reader['whereIs']>[0] {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return document.contents;
}

function wordsAt(text: string, document: Document.Parsed, reader: Reader, path: Path, words: string): Place {
  const node = nodeAt(document, path);
  const start = reader.placeOf(node);
  const end = start + (node?.range?.[1] ?? 0) - (node?.range?.[0] ?? 0);
  const at = text.slice(start, end).indexOf(words);
  return at === -1 || words === '' ? reader.whereIs(node) : reader.lineAndColumn(start + at, words.length);
}
