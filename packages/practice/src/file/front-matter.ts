import { parseDocument, isMap, type Document, type YAMLMap } from 'yaml';
import type { Problem, ProblemCode } from '../language/problem.ts';
import type { Localised } from '../localised.ts';
import { Reader } from './reader.ts';

/** Largest practice or profile file, UTF-16 units. */
export const MAX_PRACTICE = 65_536;

const FRONT = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** A file split into its YAML tree and prose; problems found while reading it go to `reader`. */
export interface FrontMatter {
  readonly reader: Reader;
  readonly document: Document.Parsed;
  readonly map: YAMLMap;
  readonly prose: Localised;
  /** Where the YAML begins in the file, and where the prose does. */
  readonly yamlAt: number;
  readonly proseAt: number;
}

/** Splits and reads a file; every problem has its place, and a file too large is refused before anything is read. */
export function readFrontMatter(text: string): FrontMatter | { readonly errors: readonly Problem[] } {
  const reader = new Reader(text.slice(0, MAX_PRACTICE), 4);
  if (text.length > MAX_PRACTICE) return failed(reader, 'file.too-large', { limit: MAX_PRACTICE });
  const front = FRONT.exec(text);
  if (front === null) return failed(reader, 'file.no-front-matter');
  const yaml = front[1] ?? '';
  const yamlAt = front[0].indexOf(yaml);
  const inFile = new Reader(text, yamlAt);
  const document = readYaml(yaml);
  if (document === null) return failed(inFile, 'file.bad-yaml', { reason: 'TOO_DEEP' });
  for (const fault of document.errors)
    inFile.report('file.bad-yaml', yamlAt + fault.pos[0], fault.pos[1] - fault.pos[0], {
      reason: fault.code,
    });
  if (inFile.problems.length > 0) return { errors: inFile.problems };
  if (!isMap(document.contents))
    return failed(inFile, 'file.wrong-type', { key: 'front matter', type: 'map' });
  const proseAt = front[0].length;
  const prose = readProse(inFile, text, proseAt);
  return { reader: inFile, document, map: document.contents, prose, yamlAt, proseAt };
}

function failed(
  reader: Reader,
  code: ProblemCode,
  params: Problem['params'] = {},
): { readonly errors: readonly Problem[] } {
  reader.report(code, 0, 1, params);
  return { errors: reader.problems };
}

/** Sections `## en`, `## vi` … below the front matter. */
function readProse(reader: Reader, text: string, from: number): Localised {
  const sections = text.slice(from).split(/^## ([a-z]{2,3})[ \t]*$/m);
  const prose: Record<string, string> = {};
  for (let i = 1; i + 1 < sections.length; i += 2)
    prose[sections[i]!] = sections[i + 1]!.trim().normalize('NFC');
  if ((prose['en'] ?? '') === '') reader.report('file.no-prose', from, 1, { language: 'en' });
  if (/<[a-zA-Z/!]/.test(text.slice(from))) reader.report('file.markup', from, 1, { key: 'prose' });
  return { en: '', ...prose };
}

/** The YAML tree; null when nesting exhausts the stack. Aliases are never expanded: the reader refuses their nodes. */
function readYaml(yaml: string): Document.Parsed | null {
  try {
    return parseDocument(yaml, { uniqueKeys: true, schema: 'core' });
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}
