import { isMap, parseDocument, type Document, type YAMLMap } from 'yaml';
import type { Problem } from '../language/problem.ts';
import type { Localised } from '../localised.ts';
import { readCode, readHistory, readPictures } from './read-about.ts';
import type { Practice } from './practice.ts';
import { readLocalised } from './read-localised.ts';
import { readId, readStep } from './read-step.ts';
import { Reader } from './reader.ts';

/** Largest practice file, UTF-16 units. */
export const MAX_PRACTICE = 65_536;

const KEYS = [
  'id',
  'code',
  'version',
  'history',
  'pictures',
  'title',
  'status',
  'publisher',
  'applies-to',
  'draft-languages',
  'steps',
];
const FRONT = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

export type ParsedPractice = { readonly practice: Practice } | { readonly errors: readonly Problem[] };

/** Reads one `NAME.practice.md`. Every problem found is returned with its place; it never throws on bad input. */
export function parsePractice(text: string): ParsedPractice {
  const reader = new Reader(text.slice(0, MAX_PRACTICE), 4);
  if (text.length > MAX_PRACTICE) return failed(reader, 'file.too-large', { limit: MAX_PRACTICE });
  const front = FRONT.exec(text);
  if (front === null) return failed(reader, 'file.no-front-matter');
  const yaml = front[1] ?? '';
  const start = front[0].indexOf(yaml);
  const inFile = new Reader(text, start);
  const document = readYaml(yaml);
  if (document === null) return failed(inFile, 'file.bad-yaml', { reason: 'TOO_DEEP' });
  for (const fault of document.errors)
    inFile.report('file.bad-yaml', start + fault.pos[0], fault.pos[1] - fault.pos[0], { reason: fault.code });
  if (inFile.problems.length > 0) return { errors: inFile.problems };
  if (!isMap(document.contents))
    return failed(inFile, 'file.wrong-type', { key: 'front matter', type: 'map' });
  const practice = readPractice(inFile, document.contents, readProse(inFile, text, front[0].length));
  return inFile.problems.length > 0 ? { errors: inFile.problems } : { practice };
}

function failed(reader: Reader, code: Problem['code'], params: Problem['params'] = {}): ParsedPractice {
  reader.report(code, 0, 1, params);
  return { errors: reader.problems };
}

function readPractice(reader: Reader, map: YAMLMap, prose: Localised): Practice {
  reader.onlyKeys(map, KEYS);
  const versionNode = reader.child(map, 'version');
  const version = versionNode === null ? '' : reader.string(versionNode, 'version');
  if (versionNode !== null && !/^\d+\.\d+\.\d+$/.test(version))
    reader.reportAt('file.wrong-type', versionNode, { key: 'version', type: '1.2.3' });
  const drafts = reader.list(reader.child(map, 'draft-languages', false), 'draft-languages');
  const nodes = reader.list(reader.child(map, 'steps'), 'steps');
  const steps = nodes.map((node) => readStep(reader, node)).filter((step) => step !== null);
  const ids = steps.map((step) => step.id);
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) !== i) reader.reportAt('file.duplicate-step', nodes[i], { step: id });
  return {
    id: readId(reader, map),
    code: readCode(reader, map),
    version,
    history: readHistory(reader, map),
    pictures: readPictures(reader, map),
    title: readLocalised(reader, reader.child(map, 'title'), 'title'),
    status: reader.oneOf(reader.child(map, 'status'), 'status', ['draft', 'published', 'withdrawn']),
    publisher: reader.string(reader.child(map, 'publisher'), 'publisher'),
    appliesTo: readScope(reader, map),
    steps,
    prose,
    draftLanguages: drafts.map((item) => reader.string(item, 'draft-languages')),
  };
}

function readScope(reader: Reader, map: YAMLMap): Practice['appliesTo'] {
  const row = reader.map(reader.child(map, 'applies-to'), 'applies-to');
  const words = (key: string): string[] =>
    row === null ? [] : reader.list(reader.child(row, key), key).map((item) => reader.string(item, key));
  if (row !== null) reader.onlyKeys(row, ['scenes', 'objects']);
  return { scenes: words('scenes'), objects: words('objects') };
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
