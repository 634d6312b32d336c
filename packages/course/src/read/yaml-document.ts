import { parseDocument } from 'yaml';
import type { ContentFault } from '../content-fault.ts';

/** Characters a content file may have. */
const MOST_TEXT = 512 * 1024;
const DEEPEST = 32;

type Document = ContentFault['document'];

/**
 * The plain value of a YAML 1.2 (core schema) text: no aliases, no duplicate keys, no custom tags, bounded in size and
 * depth, so that a hostile file costs no more than an honest one.
 */
export function yamlValue(
  text: string,
  document: Document,
): { value: unknown } | { faults: readonly ContentFault[] } {
  const fault = (
    code: ContentFault['code'],
    params: ContentFault['params'],
    path = '',
  ): { faults: ContentFault[] } => ({
    faults: [{ code, document, path, params }],
  });
  if (text.length > MOST_TEXT) return fault('too-large', { most: MOST_TEXT, found: text.length });
  const deep = deepestIndent(text);
  if (deep > DEEPEST) return fault('too-deep', { most: DEEPEST });
  const parsed = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    strict: true,
    prettyErrors: true,
  });
  const error = parsed.errors[0] ?? parsed.warnings[0];
  if (error !== undefined) {
    return fault('yaml-syntax', {
      line: error.linePos?.[0].line ?? 0,
      message: error.message.split('\n')[0] ?? '',
    });
  }
  try {
    return { value: parsed.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (cause) {
    return fault('yaml-syntax', { line: 0, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** Upper bound of nesting: flow brackets open at once, and block indents. The YAML parser recurses on both. */
function deepestIndent(text: string): number {
  let open = 0;
  let deepest = 0;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    deepest = Math.max(deepest, Math.floor(indent / 2), leadingDashes(line.trimStart()));
    for (const letter of line) {
      if (letter === '[' || letter === '{') open++;
      else if (letter === ']' || letter === '}') open = Math.max(0, open - 1);
      deepest = Math.max(deepest, open);
    }
  }
  return deepest;
}

/** `- - - x` nests without indentation. */
function leadingDashes(line: string): number {
  return /^(?:[-?] )*/.exec(line)?.[0].length ?? 0;
}
