import type { Node, YAMLMap } from 'yaml';
import { readFrontMatter } from '../file/front-matter.ts';
import { readVersion } from '../file/read-about.ts';
import { readLocalised } from '../file/read-localised.ts';
import { readId } from '../file/read-step.ts';
import type { Reader } from '../file/reader.ts';
import type { Problem } from '../language/problem.ts';
import type { Localised } from '../localised.ts';
import type { Conduct, ConductSentence } from './conduct.ts';

const KEYS = ['id', 'version', 'status', 'publisher', 'title', 'draft-languages', 'sentences'];

export type ParsedConduct = { readonly conduct: Conduct } | { readonly errors: readonly Problem[] };

/** Reads a code of conduct, front matter and prose. Every problem has its place; it never throws on bad input. */
export function parseConduct(text: string): ParsedConduct {
  const front = readFrontMatter(text);
  if ('errors' in front) return front;
  const conduct = readConduct(front.reader, front.map, front.prose);
  const { problems } = front.reader;
  return problems.length > 0 ? { errors: problems } : { conduct };
}

function readConduct(reader: Reader, map: YAMLMap, prose: Localised): Conduct {
  reader.onlyKeys(map, KEYS);
  const drafts = reader.list(reader.child(map, 'draft-languages', false), 'draft-languages');
  return {
    id: readId(reader, map),
    version: readVersion(reader, map),
    status: reader.oneOf(reader.child(map, 'status'), 'status', ['draft', 'published', 'withdrawn']),
    publisher: reader.string(reader.child(map, 'publisher'), 'publisher'),
    title: readLocalised(reader, reader.child(map, 'title'), 'title'),
    sentences: readSentences(reader, map),
    prose,
    draftLanguages: drafts.map((item) => reader.string(item, 'draft-languages')),
  };
}

function readSentences(reader: Reader, map: YAMLMap): readonly ConductSentence[] {
  const list = reader.child(map, 'sentences');
  const nodes = reader.list(list, 'sentences');
  if (list !== null && nodes.length === 0)
    reader.reportAt('file.wrong-type', list, { key: 'sentences', type: 'one or more' });
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const sentence = readSentence(reader, node);
    if (sentence === null) return [];
    if (seen.has(sentence.id))
      reader.reportAt('file.wrong-type', node, { key: 'id', type: `unique, not ${sentence.id} again` });
    seen.add(sentence.id);
    return sentence;
  });
}

function readSentence(reader: Reader, node: Node): ConductSentence | null {
  const row = reader.map(node, 'sentences');
  if (row === null) return null;
  reader.onlyKeys(row, ['id', 'text', 'practices']);
  return {
    id: readId(reader, row),
    text: readLocalised(reader, reader.child(row, 'text'), 'text'),
    practices: reader
      .list(reader.child(row, 'practices'), 'practices')
      .map((code) => readPlace(reader, code)),
  };
}

function readPlace(reader: Reader, node: Node): string {
  const code = reader.string(node, 'practices');
  if (!/^[A-K][1-9]$/.test(code))
    reader.reportAt('file.wrong-type', node, { key: 'practices', type: 'A1 … K9' });
  return code;
}
