import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  applyProfile,
  compilePractices,
  parsePractice,
  parseProfile,
  type CompiledPractices,
  type Practice,
  type Verdict,
} from '@tracecraft/practice';
import { faultRows, type FaultRow } from './fault-rows.ts';
import { playRecord, type PlayedRecord } from './play-record.ts';

const content = fileURLToPath(new URL('../../../../content', import.meta.url));
export const RECORDS = ['blue-tape', 'house-nine', 'call-floor', 'quiet-route'] as const;

const read = (path: string): string => readFileSync(`${content}/${path}`, 'utf8');

export function recordText(name: string): string {
  return read(`records/${name}.acts`);
}

export function allFaults(): readonly FaultRow[] {
  return faultRows(read('records/faults.yaml'));
}

/** Every practice of the product that bears a code: the sixty. */
export function theSixty(): readonly Practice[] {
  const files = readdirSync(`${content}/practices`).filter((name) => name.endsWith('.practice.md'));
  return files
    .map((name) => {
      const parsed = parsePractice(read(`practices/${name}`));
      if ('errors' in parsed) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`);
      return parsed.practice;
    })
    .filter(({ code }) => code !== null);
}

/** The sixty as an overlay changes them. */
export function underOverlay(base: readonly Practice[], id: string): readonly Practice[] {
  const parsed = parseProfile(read(`profiles/${id}.profile.md`));
  if ('errors' in parsed) throw new Error(`${id}: ${JSON.stringify(parsed.errors)}`);
  const applied = applyProfile(base, parsed.profile);
  if ('errors' in applied) throw new Error(`${id}: ${JSON.stringify(applied.errors)}`);
  return applied.practices;
}

/** `practice/step object` → verdict, with the objects as the script calls them. */
export type Told = ReadonlyMap<string, Verdict>;

export function told({ verdicts, names }: PlayedRecord): Told {
  const rows = verdicts.map(({ practice, step, object, on, verdict }): [string, Verdict] => {
    const named = [object, ...(on === null ? [] : [on])].map(
      ({ id, type }) => names.get(id) ?? nameless(type, id),
    );
    return [`${practice}/${step} ${named.join('+')}`, verdict];
  });
  const map = new Map(rows);
  if (map.size !== rows.length) throw new Error('two verdicts under one name');
  return map;
}

/** Case, scene and search are one each and share an id; an officer's id is the script's word. */
function nameless(type: string, id: string): string {
  return ['case', 'scene', 'search'].includes(type) ? type : id;
}

/** `practice/step object from to` of every verdict that is not the same, in order. */
export function changesBetween(before: Told, after: Told): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key} ${before.get(key) ?? 'none'} ${after.get(key) ?? 'none'}`)
    .toSorted();
}

export interface SeededFault {
  readonly row: FaultRow;
  readonly changes: readonly string[];
  /** Verdicts compared with those of the clean record. */
  readonly compared: number;
}

/** Plays every clean record once and every fault, one after the other. */
export async function* seededFaults(
  rows: readonly FaultRow[],
  compiled: CompiledPractices = compilePractices(theSixty()),
): AsyncGenerator<SeededFault> {
  const clean = new Map<string, Told>();
  for (const row of rows) {
    const text = recordText(row.record);
    const before = clean.get(row.record) ?? told(await playRecord(text, compiled));
    clean.set(row.record, before);
    const after = told(await playRecord(text, compiled, row.mutation));
    yield {
      row,
      changes: changesBetween(before, after),
      compared: new Set([...before.keys(), ...after.keys()]).size,
    };
  }
}
