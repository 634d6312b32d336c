import { isMap, parseDocument } from 'yaml';
import type { Localised } from '../localised.ts';
import { readLocalised } from './read-localised.ts';
import { Reader } from './reader.ts';

/** `title` and the lines set in below it. */
const TITLE = /^title:[^\n]*\n(?:[ \t][^\n]*\n)*/m;

/**
 * The title of a practice file, and nothing else of it: a list of many names them without reading them. Null where it
 * can't be read; `parsePractice` says why.
 */
export function practiceTitle(text: string): Localised | null {
  const [block] = TITLE.exec(text.split(/^---[ \t]*\r?$/m, 2)[1] ?? '') ?? [];
  if (block === undefined) return null;
  const { contents, errors } = parseDocument(block, { uniqueKeys: true, schema: 'core' });
  if (errors.length > 0 || !isMap(contents)) return null;
  const reader = new Reader(block, 0);
  const title = readLocalised(reader, reader.child(contents, 'title'), 'title');
  return reader.problems.length > 0 ? null : title;
}
