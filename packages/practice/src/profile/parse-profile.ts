import { isMap, type Node, type YAMLMap } from 'yaml';
import { readFrontMatter, type FrontMatter } from '../file/front-matter.ts';
import { readVersion } from '../file/read-about.ts';
import { readLocalised } from '../file/read-localised.ts';
import { readId, readSentence, readStep } from '../file/read-step.ts';
import type { Reader } from '../file/reader.ts';
import type { Problem } from '../language/problem.ts';
import type { Localised } from '../localised.ts';
import type { Profile, ProfileAdd, ProfileDrop, ProfileModify } from './profile.ts';

const KEYS = [
  'id',
  'version',
  'country',
  'status',
  'publisher',
  'title',
  'draft-languages',
  'modify',
  'add',
  'drop',
];

export type ParsedProfile = { readonly profile: Profile } | { readonly errors: readonly Problem[] };

/** Reads one `NAME.profile.md`. Every problem found is returned with its place; it never throws on bad input. */
export function parseProfile(text: string): ParsedProfile {
  const front = readFrontMatter(text);
  if ('errors' in front) return front;
  const profile = readProfile(front);
  const { problems } = front.reader;
  return problems.length > 0 ? { errors: problems } : { profile };
}

function readProfile({ reader, map, prose }: FrontMatter): Profile {
  reader.onlyKeys(map, KEYS);
  const drafts = reader.list(reader.child(map, 'draft-languages', false), 'draft-languages');
  const profile: Profile = {
    id: readId(reader, map),
    version: readVersion(reader, map),
    country: readCountry(reader, map),
    status: reader.oneOf(reader.child(map, 'status'), 'status', ['worked-out', 'stub']),
    publisher: reader.string(reader.child(map, 'publisher'), 'publisher'),
    title: readLocalised(reader, reader.child(map, 'title'), 'title'),
    draftLanguages: drafts.map((item) => reader.string(item, 'draft-languages')),
    modify: entries(reader, map, 'modify', readModify),
    add: entries(reader, map, 'add', readAdd),
    drop: entries(reader, map, 'drop', readDrop),
    prose,
  };
  checkStatus(reader, map, profile);
  return profile;
}

function readCountry(reader: Reader, map: YAMLMap): string {
  const node = reader.child(map, 'country');
  const country = node === null ? '' : reader.string(node, 'country');
  if (node !== null && !/^[A-Z]{2}$/.test(country))
    reader.reportAt('profile.country', node, { found: country });
  return country;
}

function checkStatus(reader: Reader, map: YAMLMap, { status, modify, add, drop }: Profile): void {
  const changes = modify.length + add.length + drop.length;
  const node = reader.child(map, 'status', false);
  if (status === 'stub' && changes > 0)
    reader.reportAt('profile.stub-with-changes', node, { count: changes });
  if (status === 'worked-out' && changes === 0 && reader.problems.length === 0)
    reader.reportAt('profile.nothing-changed', node);
}

function entries<T>(
  reader: Reader,
  map: YAMLMap,
  key: string,
  read: (reader: Reader, row: YAMLMap) => T | null,
): readonly T[] {
  return reader.list(reader.child(map, key, false), key).flatMap((node) => {
    const row = reader.map(node, key);
    const entry = row === null ? null : read(reader, row);
    return entry === null ? [] : [entry];
  });
}

function readModify(reader: Reader, row: YAMLMap): ProfileModify {
  reader.onlyKeys(row, ['practice', 'step', 'level', 'severity', 'weight', 'check', 'reason']);
  const optional = <T>(key: string, read: (node: Node) => T): T | null => {
    const node = reader.child(row, key, false);
    return node === null ? null : read(node);
  };
  return {
    ...target(reader, row),
    step: reader.string(reader.child(row, 'step'), 'step'),
    level: optional('level', (node) => reader.oneOf(node, 'level', ['must', 'should', 'may'])),
    severity: optional('severity', (node) => reader.integer(node, 'severity', 1, 4) as 1 | 2 | 3 | 4),
    weight: optional('weight', (node) => reader.integer(node, 'weight', 0, 100)),
    check: optional('check', (node) => readCheck(reader, node)),
    reason: readReason(reader, row),
  };
}

function readCheck(reader: Reader, node: Node): ProfileModify['check'] {
  const text = reader.string(node, 'check');
  const tree = readSentence(reader, node, text);
  return tree === null ? null : { text, tree };
}

function readAdd(reader: Reader, row: YAMLMap): ProfileAdd | null {
  reader.onlyKeys(row, ['practice', 'step']);
  const node = reader.child(row, 'step');
  const step = node === null ? null : readStep(reader, node);
  return step === null ? null : { ...target(reader, row), step };
}

function readDrop(reader: Reader, row: YAMLMap): ProfileDrop {
  reader.onlyKeys(row, ['practice', 'step', 'reason']);
  const step = reader.child(row, 'step', false);
  return {
    ...target(reader, row),
    step: step === null ? null : reader.string(step, 'step'),
    reason: readReason(reader, row),
  };
}

function target(reader: Reader, row: YAMLMap): Pick<ProfileModify, 'practice' | 'place'> {
  const node = reader.child(row, 'practice');
  return { practice: reader.string(node, 'practice'), place: reader.whereIs(node ?? row) };
}

function readReason(reader: Reader, row: YAMLMap): Localised | null {
  const node = reader.child(row, 'reason', false);
  if (node === null) return null;
  return isMap(node) ? readLocalised(reader, node, 'reason') : (reader.map(node, 'reason'), null);
}
