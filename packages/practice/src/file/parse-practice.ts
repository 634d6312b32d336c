import type { YAMLMap } from 'yaml';
import type { Problem } from '../language/problem.ts';
import type { Localised } from '../localised.ts';
import { readFrontMatter } from './front-matter.ts';
import { readCode, readHistory, readPictures, readVersion } from './read-about.ts';
import type { Practice } from './practice.ts';
import { readLocalised } from './read-localised.ts';
import { readId, readStep } from './read-step.ts';
import type { Reader } from './reader.ts';

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

export type ParsedPractice = { readonly practice: Practice } | { readonly errors: readonly Problem[] };

/** Reads one `NAME.practice.md`. Every problem found is returned with its place; it never throws on bad input. */
export function parsePractice(text: string): ParsedPractice {
  const front = readFrontMatter(text);
  if ('errors' in front) return front;
  const practice = readPractice(front.reader, front.map, front.prose);
  return front.reader.problems.length > 0 ? { errors: front.reader.problems } : { practice };
}

function readPractice(reader: Reader, map: YAMLMap, prose: Localised): Practice {
  reader.onlyKeys(map, KEYS);
  const drafts = reader.list(reader.child(map, 'draft-languages', false), 'draft-languages');
  const nodes = reader.list(reader.child(map, 'steps'), 'steps');
  const steps = nodes.map((node) => readStep(reader, node)).filter((step) => step !== null);
  const ids = steps.map((step) => step.id);
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) !== i) reader.reportAt('file.duplicate-step', nodes[i], { step: id });
  return {
    id: readId(reader, map),
    code: readCode(reader, map),
    version: readVersion(reader, map),
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
