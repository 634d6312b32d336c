import { isMap, isScalar, Scalar, type Node, type YAMLMap } from 'yaml';
import { parseCheck } from '../language/parse-check.ts';
import type { Check } from '../language/syntax.ts';
import { SentenceFault } from '../language/token.ts';
import { miniRecord, MiniRecordError } from '../mini-record.ts';
import type { Verdict } from '../verdict.ts';
import { readDay } from './read-about.ts';
import { readLocalised } from './read-localised.ts';
import type { Example, LawRow, PracticeStep, Science, Waiver } from './practice.ts';
import type { Reader } from './reader.ts';

const KEYS = [
  'id',
  'level',
  'severity',
  'check',
  'why',
  'science',
  'law',
  'risk',
  'weight',
  'exceptions',
  'waiver',
  'examples',
];
const VERDICTS: readonly Verdict[] = [
  'satisfied',
  'violated',
  'pending',
  'holding',
  'not-applicable',
  'uncertain',
];
const SEEN = ['read', 'secondary', 'memory'] as const;

/** One step of the front matter, or null when its sentence cannot be read. Problems go to `reader`. */
export function readStep(reader: Reader, node: Node): PracticeStep | null {
  const map = reader.map(node, 'steps');
  if (map === null) return null;
  reader.onlyKeys(map, KEYS);
  const checkNode = reader.child(map, 'check');
  const check = checkNode === null ? '' : reader.string(checkNode, 'check');
  const tree = checkNode === null ? null : readSentence(reader, checkNode, check);
  const step = {
    id: readId(reader, map),
    level: reader.oneOf(reader.child(map, 'level'), 'level', ['must', 'should', 'may']),
    severity: reader.integer(reader.child(map, 'severity'), 'severity', 1, 4) as 1 | 2 | 3 | 4,
    check,
    why: readLocalised(reader, reader.child(map, 'why'), 'why'),
    science: readScience(reader, map),
    ...readLaw(reader, map),
    risk: readLocalised(reader, reader.child(map, 'risk'), 'risk'),
    weight: reader.integer(reader.child(map, 'weight'), 'weight', 0, 100),
    exceptions: reader
      .list(reader.child(map, 'exceptions', false), 'exceptions')
      .map((item) => reader.string(item, 'exceptions')),
    waiver: readWaiver(reader, map),
    examples: readExamples(reader, map),
  };
  return tree === null ? null : { ...step, tree };
}

/** Kebab-case identifier. */
export function readId(reader: Reader, map: YAMLMap): string {
  const node = reader.child(map, 'id');
  const id = node === null ? '' : reader.string(node, 'id');
  if (node !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    reader.reportAt('file.wrong-type', node, { key: 'id', type: 'kebab-case' });
  return id;
}

/** The tree of a `check` value; null when it cannot be read, with the problem at the word. */
export function readSentence(reader: Reader, node: Node, text: string): Check | null {
  try {
    return parseCheck(text);
  } catch (fault) {
    if (!(fault instanceof SentenceFault)) throw fault;
    const quoted =
      isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) ? 1 : 0;
    reader.report(fault.code, reader.placeOf(node) + quoted + fault.at, fault.length, fault.params);
    return null;
  }
}

function readScience(reader: Reader, map: YAMLMap): readonly Science[] {
  return reader.list(reader.child(map, 'science'), 'science').flatMap((node) => {
    const row = reader.map(node, 'science');
    if (row === null) return [];
    reader.onlyKeys(row, ['source', 'supports', 'strength', 'seen']);
    return {
      source: reader.string(reader.child(row, 'source'), 'source'),
      supports: reader.string(reader.child(row, 'supports'), 'supports'),
      strength: reader.oneOf(reader.child(row, 'strength'), 'strength', [
        'measured',
        'consensus',
        'standard',
        'reasoned',
      ]),
      seen: reader.oneOf(reader.child(row, 'seen'), 'seen', SEEN),
    };
  });
}

function readLaw(reader: Reader, map: YAMLMap): { law: LawRow[]; lawNone: string[] } {
  const countries = reader.map(reader.child(map, 'law'), 'law');
  const law: LawRow[] = [];
  const lawNone: string[] = [];
  for (const item of countries?.items ?? []) {
    const country = isScalar(item.key) ? String(item.key.value) : '';
    if (!/^[A-Z]{2}$/.test(country))
      reader.reportAt('file.unknown-key', countries, { key: country, known: 'BN, KH, ID …' });
    const value = item.value as Node | null;
    if (isScalar(value) && value.value === 'none') lawNone.push(country);
    else if (isMap(value)) law.push(readLawRow(reader, country, value));
    else reader.reportAt('file.wrong-type', value ?? countries, { key: country, type: 'none | map' });
  }
  return { law, lawNone };
}

function readLawRow(reader: Reader, country: string, row: YAMLMap): LawRow {
  reader.onlyKeys(row, [
    'citation',
    'says',
    'status',
    'seen',
    'reviewer',
    'reviewed',
    'valid-from',
    'valid-to',
  ]);
  const status = reader.oneOf(reader.child(row, 'status'), 'status', [
    'not-reviewed-by-national-authority',
    'reviewed',
  ]);
  const named = status === 'reviewed';
  const text = (key: string): string | null => {
    const node = reader.child(row, key, named);
    return node === null ? null : reader.string(node, key);
  };
  return {
    country,
    citation: reader.string(reader.child(row, 'citation'), 'citation'),
    says: reader.string(reader.child(row, 'says'), 'says'),
    status,
    seen: reader.oneOf(reader.child(row, 'seen'), 'seen', SEEN),
    reviewer: text('reviewer'),
    reviewed: text('reviewed'),
    validFrom: readDay(reader, row, 'valid-from'),
    validTo: readDay(reader, row, 'valid-to'),
  };
}

function readWaiver(reader: Reader, map: YAMLMap): Waiver | null {
  const row = reader.map(reader.child(map, 'waiver', false), 'waiver');
  if (row === null) return null;
  reader.onlyKeys(row, ['by', 'record']);
  return {
    by: reader.string(reader.child(row, 'by'), 'by'),
    record: reader.string(reader.child(row, 'record'), 'record'),
  };
}

function readExamples(reader: Reader, map: YAMLMap): readonly Example[] {
  const node = reader.child(map, 'examples');
  const examples = reader.list(node, 'examples').flatMap((item) => {
    const row = reader.map(item, 'examples');
    return row === null ? [] : readExample(reader, row);
  });
  for (const outcome of ['ok', 'bad'] as const)
    if (node !== null && !examples.some((example) => example.outcome === outcome))
      reader.reportAt('file.no-example', node, { outcome });
  return examples;
}

function readExample(reader: Reader, row: YAMLMap): Example {
  reader.onlyKeys(row, ['outcome', 'title', 'record', 'expect']);
  const outcome = reader.oneOf(reader.child(row, 'outcome'), 'outcome', ['ok', 'bad']);
  const expect = reader.child(row, 'expect', false);
  return {
    outcome,
    title: reader.string(reader.child(row, 'title'), 'title'),
    record: readRecord(reader, row),
    expect:
      expect === null
        ? outcome === 'ok'
          ? 'satisfied'
          : 'violated'
        : reader.oneOf(expect, 'expect', VERDICTS),
  };
}

function readRecord(reader: Reader, row: YAMLMap): string {
  const node = reader.child(row, 'record');
  const record = node === null ? '' : reader.string(node, 'record');
  try {
    miniRecord(record);
  } catch (fault) {
    if (!(fault instanceof MiniRecordError)) throw fault;
    reader.reportAt('file.bad-example', node, { line: fault.line, ...fault.params });
  }
  return record;
}
